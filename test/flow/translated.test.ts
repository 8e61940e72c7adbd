import {expect} from '@open-wc/testing';
import {english} from '../../src/core/messages.js';
import type {NextStep} from '../../src/core/step.js';
import type {AmplifySigninFlow} from '../../src/flow/amplify-signin-flow.js';
import {Clock} from '../support/clock.js';
import {answer, answerWrongly, next, showFlow, stepOf} from '../support/flows.js';
import {fill, one, submit} from '../support/forms.js';
import {
  DONE,
  fault,
  later,
  SELECTION,
  SMS,
  TOTP,
  WRONG_CODE,
  WRONG_PASSWORD,
} from '../support/scripted-auth.js';
import {type Translator, translators} from '../support/translators.js';

const ADA = {username: 'ada', password: 'pw'};
const NEW = {newPassword: 'Correct-horse-1', newPasswordAgain: 'Correct-horse-1'};
const THROTTLED = fault('TooManyRequestsException');

const SETUP: NextStep = {
  signInStep: 'CONTINUE_SIGN_IN_WITH_TOTP_SETUP',
  totpSetupDetails: {sharedSecret: 'JBSWY3DPEHPK3PXP', getSetupUri: () => new URL('otpauth://totp')},
};
const NEW_PASSWORD: NextStep = {
  signInStep: 'CONFIRM_SIGN_IN_WITH_NEW_PASSWORD_REQUIRED',
  missingAttributes: ['name'],
};
const CUSTOM = (hint: string): NextStep => ({
  signInStep: 'CONFIRM_SIGN_IN_WITH_CUSTOM_CHALLENGE',
  additionalInfo: {hint},
});

const lettersOf = (node: ParentNode) => node.textContent?.replace(/\s+/g, '') ?? '';

/** The page in which a flow is used: it is translated again and again, and what the user reads is recorded. */
class Reader {
  readonly flow: AmplifySigninFlow;
  readonly #translate: Translator;
  readonly read: string[] = [];

  constructor(flow: AmplifySigninFlow, translate: Translator) {
    this.flow = flow;
    this.#translate = translate;
  }

  /** Records all text of the flow, and translates it afterwards, as a browser does. */
  async look(): Promise<void> {
    for (let updates = 0; updates < 3; updates += 1) await this.flow.updateComplete;
    const {renderRoot} = this.flow;
    this.read.push(`${lettersOf(renderRoot)} / ${lettersOf(stepOf(this.flow))}`);
    this.#translate(renderRoot);
    this.#translate(this.flow);
  }
}

/** A sign-in in which every text of the frame and of the steps changes in place. */
async function signIn(translate: Translator): Promise<readonly string[]> {
  const clock = new Clock();
  const slow = later();
  const {flow} = await showFlow([
    WRONG_PASSWORD,
    THROTTLED,
    SELECTION,
    SMS,
    WRONG_CODE,
    SMS,
    SETUP,
    WRONG_CODE,
    CUSTOM('Two and two?'),
    CUSTOM('Three and three?'),
    NEW_PASSWORD,
    fault(
      'InvalidPasswordException',
      'Password did not conform with policy: Password must have symbol characters',
    ),
    slow.answer,
    DONE,
  ]);
  const reader = new Reader(flow, translate);
  // A message is also announced where the field has the focus already.
  flow.focus();
  await reader.look();
  submit(stepOf(flow));
  await reader.look();
  await answerWrongly(flow, ADA);
  await reader.look();
  one(flow, '[data-action=show-password]').click();
  await reader.look();
  await answerWrongly(flow, ADA);
  await reader.look();
  for (let second = 0; second < 60 && one(flow, '[type=submit]').hasAttribute('aria-disabled'); second += 1) {
    clock.pass(1);
    await reader.look();
  }
  await answer(flow, ADA);
  await reader.look();
  await answer(flow);
  await reader.look();
  clock.pass(20);
  await reader.look();
  await answerWrongly(flow, {code: '111111'});
  await reader.look();
  clock.pass(11);
  await reader.look();
  const sent = next(flow, 'signin-code-sent');
  one(flow, '[data-action=resend]').click();
  await sent;
  await reader.look();
  await answer(flow, {code: '123456'});
  await reader.look();
  await answerWrongly(flow, {code: '111111'});
  await reader.look();
  await answer(flow, {code: '123456'});
  await reader.look();
  await answer(flow, {answer: '4'});
  await reader.look();
  await answer(flow, {answer: '6'});
  await reader.look();
  await answerWrongly(flow, {...NEW, name: 'Ada'});
  await reader.look();
  for (const isOnline of [false, true]) {
    Object.defineProperty(navigator, 'onLine', {configurable: true, get: () => isOnline});
    window.dispatchEvent(new Event(isOnline ? 'online' : 'offline'));
    await reader.look();
  }
  fill(stepOf(flow), NEW);
  const busy = new Promise((resolve) => {
    flow.addEventListener('signin-before-answer', resolve, {once: true});
  });
  submit(stepOf(flow));
  await busy;
  await reader.look();
  flow.messages = Object.fromEntries(
    Object.entries(english).flatMap(([key, text]) => (typeof text === 'string' ? [[key, `${text}*`]] : [])),
  );
  await reader.look();
  const done = next(flow, 'signin-done');
  slow.give(DONE);
  await done;
  await reader.look();
  return reader.read;
}

describe('<amplify-signin-flow> in a translated page', () => {
  afterEach(() => {
    Reflect.deleteProperty(navigator, 'onLine');
  });

  for (const [name, translate] of Object.entries(translators))
    it(`updates all text where a translator ${name}`, async () => {
      const expected = await signIn(() => undefined);
      const read = await signIn(translate);
      expect(new Set(expected).size).to.be.greaterThan(20);
      expect(read).to.eql(expected);
    });

  it('excludes the destination in the announcement from translation', async () => {
    const clock = new Clock();
    const {flow} = await showFlow([SMS, SMS]);
    await answer(flow, ADA);
    clock.pass(30);
    await flow.updateComplete;
    const sent = next(flow, 'signin-code-sent');
    one(flow, '[data-action=resend]').click();
    await sent;
    await flow.updateComplete;
    const data = one(flow.renderRoot as ShadowRoot, '[role=status] [translate=no]');
    expect(data.textContent).to.equal('+*******4567');
  });

  it('shows the time for a step that has changed', async () => {
    const clock = new Clock();
    const {flow} = await showFlow([TOTP]);
    await answer(flow, ADA);
    const time = one(flow.renderRoot as ShadowRoot, '[role=timer]');
    time.replaceChildren(document.createElement('font'));
    clock.pass(130);
    await flow.updateComplete;
    expect(time.textContent).to.equal('You have 50 seconds for this step.');
  });
});
