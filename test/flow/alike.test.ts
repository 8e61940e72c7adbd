import {expect, fixtureCleanup} from '@open-wc/testing';
import type {AmplifySigninFlow} from '../../src/flow/amplify-signin-flow.js';
import {Clock} from '../support/clock.js';
import {answer, answerWrongly, next, showFlow} from '../support/flows.js';
import {fill, one, submit} from '../support/forms.js';
import {fault, type ScriptedAnswer, WRONG_PASSWORD} from '../support/scripted-auth.js';

const UNKNOWN = fault('UserNotFoundException', 'User does not exist.');
const NEW = {newPassword: 'Correct-horse-1', newPasswordAgain: 'Correct-horse-1'};

/** Ids are counted through the page; everything else has to be the same. */
const normalised = (markup: string) =>
  markup.replace(/signin-\d+-/g, 'signin-n-').replace(/<!--.*?-->/gs, '');

/** What a screen reader says of each part of a form: its name, its description, its state, and the text. */
function spoken(flow: AmplifySigninFlow): string[] {
  const text = (ids: string | null) =>
    (ids ?? '').split(' ').map((id) => document.getElementById(id)?.textContent.trim() ?? '');
  return [...flow.querySelectorAll<HTMLElement>('h2, p, li, input, button')].map((part) => {
    const labels = part instanceof HTMLInputElement ? [...(part.labels ?? [])] : [];
    return [
      part.localName,
      part.getAttribute('aria-label'),
      ...labels.map(({textContent}) => textContent),
      part.textContent,
      ...text(part.getAttribute('aria-describedby')),
      part.getAttribute('aria-invalid'),
      part.getAttribute('aria-disabled'),
      part.hidden,
      part.matches(':focus'),
      part instanceof HTMLInputElement ? part.value : '',
    ]
      .join(' ')
      .replace(/\s+/g, ' ');
  });
}

/** Everything of a flow that anybody can see, hear or be told, apart from what the page's own code is told. */
function everything({flow, events}: {flow: AmplifySigninFlow; events: CustomEvent<object>[]}) {
  return {
    light: normalised(flow.innerHTML),
    frame: normalised((flow.renderRoot as ShadowRoot).innerHTML),
    spoken: spoken(flow),
    values: [...flow.querySelectorAll('input')].map(({name, value}) => `${name}=${value}`),
    states: [':state(busy)', ':state(done)'].map((state) => flow.matches(state)),
    events: events.map(({type, detail}) => {
      const {name: _, ...rest} = detail as {name?: string};
      return `${type} ${JSON.stringify(rest)}`;
    }),
  };
}

async function shown(flow: AmplifySigninFlow): Promise<void> {
  for (let update = 0; update < 3; update += 1) await flow.updateComplete;
}

/** Shows the same to two people, and compares. */
async function alike(
  one: () => Promise<ReturnType<typeof everything>[]>,
  other: () => Promise<ReturnType<typeof everything>[]>,
): Promise<void> {
  const first = await one();
  // The first one is gone, and with it the focus.
  fixtureCleanup();
  const second = await other();
  expect(first.length).to.equal(second.length);
  for (const [index, seen] of first.entries()) expect(second[index]).to.eql(seen);
}

describe('A wrong password and a user who does not exist look the same', () => {
  const tryToSignIn = (refusal: ScriptedAnswer) => async () => {
    new Clock();
    const all = await showFlow([refusal, refusal]);
    const seen = [];
    for (const password of ['one', 'two']) {
      await answerWrongly(all.flow, {username: 'ada', password});
      await shown(all.flow);
      seen.push(everything(all));
    }
    expect(one(all.flow, '[data-problem]').dataset['problem']).to.equal('wrongCredentials');
    return seen;
  };

  it('at the start form', () => alike(tryToSignIn(WRONG_PASSWORD), tryToSignIn(UNKNOWN)));

  it('where the password is asked for by itself', async () => {
    const enter = (refusal: ScriptedAnswer) => async () => {
      new Clock();
      const all = await showFlow([{signInStep: 'CONFIRM_SIGN_IN_WITH_PASSWORD'}, refusal]);
      all.flow.authFlow = 'USER_AUTH';
      await shown(all.flow);
      await answer(all.flow, {username: 'ada'});
      await answerWrongly(all.flow, {password: 'one'});
      await shown(all.flow);
      return [everything(all)];
    };
    await alike(enter(WRONG_PASSWORD), enter(UNKNOWN));
  });
});

describe('A reset looks the same for somebody who has no account', () => {
  const reset = (isKnown: boolean) => async () => {
    const clock = new Clock();
    const all = await showFlow();
    const {auth, flow} = all;
    const seen: ReturnType<typeof everything>[] = [];
    const look = async () => {
      await shown(flow);
      seen.push(everything(all));
    };
    const step = next(flow, 'signin-step');
    one(flow, '[data-action=forgot-password]').click();
    await step;
    await look();
    if (!isKnown) auth.refuse('resetPassword', UNKNOWN);
    await answer(flow, {username: 'ada'});
    await look();
    expect('hasCode' in flow.nextStep).to.equal(true);
    // A wrong code.
    auth.refuse(
      'confirmResetPassword',
      isKnown ? fault('CodeMismatchException', 'Invalid verification code provided.') : UNKNOWN,
    );
    await answerWrongly(flow, {code: '123456', ...NEW});
    await look();
    // A new code, as soon as there may be one.
    clock.pass(29);
    await look();
    clock.pass(1);
    await look();
    if (!isKnown) auth.refuse('resetPassword', UNKNOWN);
    const sent = next(flow, 'signin-code-sent');
    one(flow, '[data-action=resend]').click();
    await sent;
    await look();
    return seen;
  };

  /** Where a code went is told to the page's own code, which could ask Cognito itself. */
  const withoutDestination = (run: () => Promise<ReturnType<typeof everything>[]>) => async () =>
    (await run()).map((seen) => ({
      ...seen,
      events: seen.events.map((event) =>
        event
          .replace(/\{"step":"RESET_PASSWORD","deliver.*|\{"step":"RESET_PASSWORD"\}$/, '')
          .replace(/"codeDeliveryDetails":\{.*?\}/, ''),
      ),
    }));

  it('in both halves, after a wrong code, and when a new one is asked for', () =>
    alike(withoutDestination(reset(true)), withoutDestination(reset(false))));

  it('never says where the code went', async () => {
    for (const seen of await reset(true)())
      expect(JSON.stringify([seen.light, seen.frame, seen.spoken])).not.to.contain('a***@e***');
  });

  it('for a click that comes at once too: the form is busy as long', async () => {
    const request = (isKnown: boolean) => async () => {
      new Clock();
      const all = await showFlow();
      const step = next(all.flow, 'signin-step');
      one(all.flow, '[data-action=forgot-password]').click();
      await step;
      if (!isKnown) all.auth.refuse('resetPassword', UNKNOWN);
      const arrived = next(all.flow, 'signin-step');
      fill(all.flow, {username: 'ada'});
      submit(all.flow);
      await shown(all.flow);
      const busy = everything(all);
      await arrived;
      return [busy];
    };
    await alike(request(true), request(false));
  });
});
