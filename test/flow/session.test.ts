import {expect} from '@open-wc/testing';
import {Clock} from '../support/clock.js';
import {answer, answerWrongly, forgetPassword, next, showFlow, stepOf} from '../support/flows.js';
import {field, fill, one, submit} from '../support/forms.js';
import {DONE, fault, later, SMS, TOTP} from '../support/scripted-auth.js';
import type {AmplifySigninFlow} from '../../src/flow/amplify-signin-flow.js';
import type {NextStep} from '../../src/core/step.js';

const ADA = {username: 'ada', password: 'pw'};
const DEAD = fault('NotAuthorizedException', 'Invalid session for the user, session is expired.');

const within = (flow: AmplifySigninFlow) => flow.renderRoot as ShadowRoot;
const status = (flow: AmplifySigninFlow) => one(within(flow), '.status').textContent;
const timeLeft = (flow: AmplifySigninFlow) => within(flow).querySelector('[role=timer]')?.textContent;
const problem = (flow: AmplifySigninFlow) =>
  flow.querySelector<HTMLElement>('[data-problem]')?.dataset['problem'];

async function shown(flow: AmplifySigninFlow): Promise<void> {
  await flow.updateComplete;
  await flow.updateComplete;
}

describe('The time for a step', () => {
  it('is shown each second, from the step on and not before', async () => {
    const clock = new Clock();
    const {flow} = await showFlow([TOTP]);
    expect(timeLeft(flow)).to.equal(undefined);
    await answer(flow, ADA);
    expect(timeLeft(flow)).to.equal('You have 3 minutes for this step.');
    clock.pass(130);
    await shown(flow);
    expect(timeLeft(flow)).to.equal('You have 50 seconds for this step.');
    clock.pass(49);
    await shown(flow);
    expect(timeLeft(flow)).to.equal('You have 1 second for this step.');
  });

  it('is as long as session-minutes says', async () => {
    const clock = new Clock();
    const {flow} = await showFlow([TOTP]);
    flow.setAttribute('session-minutes', '10');
    await shown(flow);
    await answer(flow, ADA);
    expect(timeLeft(flow)).to.contain('10 minutes');
    clock.pass(599);
    await shown(flow);
    expect(problem(flow)).to.equal(undefined);
    clock.pass(1);
    await shown(flow);
    expect(problem(flow)).to.equal('timeIsUp');
  });

  it('is announced at its start, and then once at 60 and once at 20 seconds', async () => {
    const clock = new Clock();
    const {flow} = await showFlow([TOTP]);
    const said: (string | null)[] = [];
    new MutationObserver(() => said.push(status(flow))).observe(one(within(flow), '.status'), {
      childList: true,
      characterData: true,
      subtree: true,
    });
    await answer(flow, ADA);
    await shown(flow);
    for (let second = 0; second < 179; second += 1) {
      clock.pass(1);
      await shown(flow);
    }
    expect(said.filter((text) => text?.includes('for this step'))).to.eql([
      'You have 3 minutes for this step.',
      'You have 60 seconds for this step.',
      'You have 20 seconds for this step.',
    ]);
  });

  it('is not a live region that speaks each second', async () => {
    const {flow} = await showFlow([TOTP]);
    await answer(flow, ADA);
    const timer = one(within(flow), '[role=timer]');
    expect(timer.getAttribute('aria-live') ?? 'off').to.equal('off');
    expect(timer.closest('[aria-live], [role=status], [role=alert]')).to.equal(null);
  });

  it('shows nothing but the truth after the device has slept', async () => {
    const clock = new Clock();
    const {flow} = await showFlow([TOTP]);
    await answer(flow, ADA);
    clock.sleep(165);
    await shown(flow);
    expect(timeLeft(flow)).to.equal('You have 15 seconds for this step.');
    // Both announcements were missed, and one is right.
    expect(status(flow)).to.equal('You have 15 seconds for this step.');
    clock.sleep(3600);
    await shown(flow);
    expect(problem(flow)).to.equal('timeIsUp');
    expect(timeLeft(flow)).to.equal(undefined);
  });
});

describe('When the time is up', () => {
  async function atTheEnd(answers: (NextStep | Error)[] = []) {
    const clock = new Clock();
    const shownFlow = await showFlow([TOTP, ...answers]);
    const {flow} = shownFlow;
    await answer(flow, ADA);
    fill(flow, {code: '12345'});
    const code = field(flow, 'code');
    code.setSelectionRange(2, 2);
    return {...shownFlow, clock, code};
  }

  it('the screen stays, and nobody who types is interrupted', async () => {
    const {flow, clock, code, events} = await atTheEnd();
    const step = stepOf(flow);
    clock.pass(180);
    await shown(flow);
    expect(problem(flow)).to.equal('timeIsUp');
    expect(stepOf(flow)).to.equal(step);
    expect(code.value).to.equal('12345');
    expect([code.selectionStart, code.selectionEnd]).to.eql([2, 2]);
    expect(document.activeElement).to.equal(code);
    expect(code.hasAttribute('aria-invalid')).to.equal(false);
    expect(status(flow)).to.contain('The time for this step is over');
    expect(events.filter(({type}) => type === 'signin-expired').length).to.equal(1);
    expect(events.some(({type}) => type === 'signin-error')).to.equal(false);
  });

  it('does not take the focus from a button either', async () => {
    const {flow, clock} = await atTheEnd();
    one(flow, '[data-action=restart]').focus();
    clock.pass(180);
    await shown(flow);
    expect(document.activeElement).to.equal(one(flow, '[data-action=restart]'));
  });

  it('the answer can be tried: the pool may give more time than the page has said', async () => {
    const {auth, flow, clock} = await atTheEnd([DONE]);
    clock.pass(180);
    await shown(flow);
    await answer(flow, {code: '123456'});
    expect(flow.step).to.equal('DONE');
    expect(auth.told).to.eql(['ada/pw', '123456']);
  });

  it('a session that is dead indeed is renewed, and the page is not asked twice', async () => {
    const {auth, flow, clock, events} = await atTheEnd([DEAD, TOTP, DONE]);
    clock.pass(180);
    await shown(flow);
    await answer(flow, {code: '123456'});
    await shown(flow);
    expect(problem(flow)).to.equal('sessionRenewed');
    expect(field(flow, 'code').value).to.equal('123456');
    expect(events.filter(({type}) => type === 'signin-expired').length).to.equal(1);
    expect(timeLeft(flow)).to.equal('You have 3 minutes for this step.');
    await answer(flow, {});
    expect(auth.told).to.eql(['ada/pw', '123456', 'ada/pw', '123456']);
  });

  it('the page can keep it from being said', async () => {
    const {flow, clock} = await atTheEnd();
    flow.addEventListener('signin-expired', (event) => {
      event.preventDefault();
    });
    clock.pass(240);
    await shown(flow);
    expect(problem(flow)).to.equal(undefined);
  });

  it('an answer that is on its way is waited for', async () => {
    const {answer: pending, give} = later();
    const clock = new Clock();
    const {flow, events} = await showFlow([TOTP, pending]);
    await answer(flow, ADA);
    clock.pass(179);
    fill(flow, {code: '123456'});
    submit(flow);
    await shown(flow);
    expect(flow.matches(':state(busy)')).to.equal(true);
    clock.pass(5);
    await shown(flow);
    expect(events.some(({type}) => type === 'signin-expired')).to.equal(false);
    const arrived = next(flow, 'signin-step');
    give(DONE);
    await arrived;
    expect(flow.step).to.equal('DONE');
  });
});

describe('A session that has died', () => {
  it('is renewed with a new code, at the same form', async () => {
    const {auth, flow, events} = await showFlow([SMS, DEAD, SMS, DONE]);
    await answer(flow, ADA);
    const code = field(flow, 'code');
    events.length = 0;
    const sent = next(flow, 'signin-code-sent');
    await answer(flow, {code: '111111'});
    await sent;
    await shown(flow);
    expect(events.map(({type}) => type)).to.eql([
      'signin-before-answer',
      'signin-expired',
      'signin-error',
      'signin-step',
      'signin-code-sent',
    ]);
    expect(problem(flow)).to.equal('codeRenewed');
    expect(field(flow, 'code')).to.equal(code);
    expect(document.activeElement).to.equal(code);
    await answer(flow, {code: '222222'});
    expect(auth.told).to.eql(['ada/pw', '111111', 'ada/pw', '222222']);
  });

  it('leads to the start form, with the login id, when nobody knows the password any more', async () => {
    const {auth, flow} = await showFlow([TOTP, DEAD, DONE]);
    await answer(flow, ADA);
    await forgetPassword(flow);
    await answer(flow, {code: '111111'});
    await shown(flow);
    expect([flow.step, problem(flow)]).to.eql(['SIGN_IN', 'sessionExpired']);
    expect(field(flow, 'username').value).to.equal('ada');
    expect(document.activeElement).to.equal(field(flow, 'password'));
    await answer(flow, {password: 'pw'});
    expect(auth.told).to.eql(['ada/pw', '111111', 'ada/pw']);
  });

  it('stays dead when the page wants it, and the answer stays in the form', async () => {
    const {auth, flow} = await showFlow([TOTP, DEAD]);
    await answer(flow, ADA);
    flow.addEventListener('signin-expired', (event) => {
      event.preventDefault();
    });
    await answerWrongly(flow, {code: '111111'});
    await shown(flow);
    expect([flow.step, problem(flow)]).to.eql([TOTP.signInStep, 'sessionExpired']);
    expect(field(flow, 'code').value).to.equal('111111');
    expect(auth.told).to.eql(['ada/pw', '111111']);
  });

  it('can be tried again from the same form where the connection failed on the way', async () => {
    const {auth, flow} = await showFlow([TOTP, DEAD, fault('NetworkError'), TOTP, DONE]);
    await answer(flow, ADA);
    const names: string[] = [];
    const refusedTwice = new Promise<void>((resolve) => {
      flow.addEventListener('signin-error', ({detail: {name}}) => {
        if (names.push(name) === 2) resolve();
      });
    });
    await answerWrongly(flow, {code: '111111'});
    await refusedTwice;
    await shown(flow);
    expect(names).to.eql(['NotAuthorizedException', 'NetworkError']);
    expect([flow.step, problem(flow)]).to.eql([TOTP.signInStep, 'network']);
    expect(field(flow, 'code').value).to.equal('111111');
    await answer(flow, {});
    await shown(flow);
    expect(problem(flow)).to.equal('sessionRenewed');
    await answer(flow, {});
    expect(auth.told).to.eql(['ada/pw', '111111', 'ada/pw', 'ada/pw', '111111']);
  });
});

describe('The password', () => {
  it('is wiped when the element is taken from the page: a code is sent again only from the start', async () => {
    const clock = new Clock();
    const {auth, flow} = await showFlow([SMS]);
    await answer(flow, ADA);
    await forgetPassword(flow);
    clock.pass(30);
    await shown(flow);
    const arrived = next(flow, 'signin-step');
    one(flow, '[data-action=resend]').click();
    await arrived;
    await shown(flow);
    expect([flow.step, problem(flow)]).to.eql(['SIGN_IN', 'passwordNeeded']);
    expect(field(flow, 'username').value).to.equal('ada');
    expect(auth.told).to.eql(['ada/pw']);
  });

  it('is not wiped when the element is moved', async () => {
    const clock = new Clock();
    const {auth, flow} = await showFlow([SMS, SMS]);
    await answer(flow, ADA);
    flow.parentElement?.append(document.createElement('hr'), flow);
    await shown(flow);
    clock.pass(30);
    await shown(flow);
    const sent = next(flow, 'signin-code-sent');
    one(flow, '[data-action=resend]').click();
    await sent;
    expect(auth.told).to.eql(['ada/pw', 'ada/pw']);
  });

  it('is wiped after 15 minutes', async () => {
    const clock = new Clock();
    const {auth, flow} = await showFlow([SMS]);
    flow.sessionMinutes = 15;
    await answer(flow, ADA);
    clock.pass(15 * 60);
    await shown(flow);
    const arrived = next(flow, 'signin-step');
    one(flow, '[data-action=resend]').click();
    await arrived;
    await shown(flow);
    expect([flow.step, problem(flow)]).to.eql(['SIGN_IN', 'passwordNeeded']);
    expect(auth.told).to.eql(['ada/pw']);
  });

  it('is gone when the user is signed in', async () => {
    const {auth, flow} = await showFlow([TOTP, DONE, DEAD]);
    await answer(flow, ADA);
    await answer(flow, {code: '123456'});
    const arrived = next(flow, 'signin-step');
    one(flow, '[data-action=restart]').click();
    await arrived;
    await flow.resend();
    expect(flow.step).to.equal('SIGN_IN');
    expect(auth.told).to.eql(['ada/pw', '123456']);
    expect(flow.querySelector<HTMLInputElement>('[name=password]')?.value).to.equal('');
    expect(Object.keys(sessionStorage)).to.eql([]);
  });

  it("of another user is not used: the first one's is forgotten", async () => {
    const {auth, flow} = await showFlow([TOTP, fault('NetworkError')]);
    await answer(flow, ADA);
    await flow.restart();
    await shown(flow);
    await answerWrongly(flow, {username: 'bob', password: 'his'});
    expect(auth.told).to.eql(['ada/pw', 'bob/his']);
    expect(field(flow, 'password').value).to.equal('his');
  });
});
