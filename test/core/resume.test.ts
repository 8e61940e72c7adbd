import assert from 'node:assert/strict';
import {afterEach, describe, it} from 'node:test';
import {Memory} from '../../src/core/memory.js';
import {page} from '../../src/core/one-at-a-time.js';
import type {FlowEvent} from '../../src/core/options.js';
import {recall, recordOf, type ResumeRecord, type ResumeStore} from '../../src/core/resume.js';
import {SignInFlow} from '../../src/core/sign-in-flow.js';
import {type NextStep, resetCodeStep} from '../../src/core/step.js';
import {
  DONE,
  EMAIL,
  fault,
  type ScriptedAnswer,
  ScriptedAuth,
  SELECTION,
  SMS,
  TOTP,
  WRONG_PASSWORD,
} from '../support/scripted-auth.js';

const app = (sharedSecret: string): NextStep => ({
  signInStep: 'CONTINUE_SIGN_IN_WITH_TOTP_SETUP',
  totpSetupDetails: {sharedSecret, getSetupUri: () => new URL('otpauth://totp')},
});
const FACTORS: NextStep = {
  signInStep: 'CONTINUE_SIGN_IN_WITH_FIRST_FACTOR_SELECTION',
  availableChallenges: ['PASSWORD_SRP', 'EMAIL_OTP'],
};

/** What a browser keeps, as text. */
class Kept implements ResumeStore {
  text: string | undefined;
  read(): ResumeRecord | undefined {
    return this.text === undefined ? undefined : (JSON.parse(this.text) as ResumeRecord);
  }
  write(record: ResumeRecord): void {
    this.text = JSON.stringify(record);
  }
  clear(): void {
    this.text = undefined;
  }
}

function load(store: ResumeStore, answers: ScriptedAnswer[] = []) {
  // A page that was loaded again knows of no flow.
  page().owner = undefined;
  const auth = new ScriptedAuth(answers);
  const flow = new SignInFlow({auth, resume: store});
  const events: FlowEvent[] = [];
  flow.subscribe((event) => events.push(event));
  flow.start();
  const told = () =>
    events.flatMap((event) =>
      event.type === 'step'
        ? `${event.from ?? ''}>${event.to} ${event.cause}`
        : event.type === 'turn'
          ? []
          : event.type,
    );
  return {auth, flow, told, events};
}

const problemOf = ({turn}: SignInFlow) => (turn.kind === 'asking' ? turn.problem?.key : undefined);
const soon = () => new Promise(setImmediate);

describe('The record of a step', () => {
  it('has what is asked, who signs in and what was chosen, and no secret', () => {
    const memory = new Memory();
    memory.loginId = 'ada';
    memory.password = 'pw-secret';
    memory.newEmail = 'new@example.com';
    memory.factors = ['EMAIL_OTP'];
    memory.choose({step: SELECTION as never, response: 'SMS'});
    assert.deepEqual(recordOf(SMS, memory, 99), {
      step: SMS,
      hasCode: false,
      loginId: 'ada',
      until: 99,
      factors: ['EMAIL_OTP'],
      choices: [{step: SELECTION, response: 'SMS'}],
      hasForgotten: false,
    });
    const setUp = JSON.stringify(recordOf(app('JBSWY3DPEHPK3PXP'), memory, 99));
    for (const secret of ['pw-secret', 'JBSWY3DPEHPK3PXP', 'otpauth']) assert.ok(!setUp.includes(secret));
  });

  it('of a step without a session is kept for a quarter of an hour', (t) => {
    t.mock.timers.enable({apis: ['Date'], now: 1000});
    assert.equal(recordOf(resetCodeStep(undefined), new Memory(), undefined).until, 1000 + 15 * 60_000);
  });

  it('gives all of it back', () => {
    const memory = new Memory();
    memory.loginId = 'ada';
    memory.hasForgotten = true;
    memory.factors = ['EMAIL_OTP'];
    memory.choose({step: SELECTION as never, response: 'EMAIL'});
    for (const step of [EMAIL, resetCodeStep({destination: 'a***@e***'})]) {
      const copy = new Memory();
      const record = JSON.parse(JSON.stringify(recordOf(step, memory, 99))) as ResumeRecord;
      assert.deepEqual(recall(record, copy), step);
      assert.deepEqual(
        [copy.loginId, copy.hasForgotten, copy.factors, copy.choices],
        [memory.loginId, memory.hasForgotten, memory.factors, memory.choices],
      );
    }
  });
});

describe('A sign-in on a page that is loaded again', () => {
  afterEach(() => {
    page().owner = undefined;
  });

  it('goes on where it was, with the time that is left, and sends nothing', async (t) => {
    t.mock.timers.enable({apis: ['setTimeout', 'Date'], now: 0});
    const store = new Kept();
    const before = load(store, [SMS]);
    await before.flow.answer('ada', {password: 'pw'});
    t.mock.timers.tick(60_000);
    const {auth, flow, told, events} = load(store, [DONE]);
    assert.deepEqual(told(), ['>CONFIRM_SIGN_IN_WITH_SMS_CODE resume']);
    assert.deepEqual([flow.loginId, flow.delivery?.destination], ['ada', '+*******4567']);
    assert.equal(flow.sessionEnds, 180_000);
    assert.deepEqual(auth.calls, []);
    await flow.answer('123456');
    assert.deepEqual(auth.told, ['123456']);
    const last = events.at(-1);
    assert.ok(last?.type === 'done' && last.resumed && !last.alreadySignedIn);
    assert.equal(store.text, undefined);
  });

  it('says that the time is up where that happens after it', async (t) => {
    t.mock.timers.enable({apis: ['setTimeout', 'Date'], now: 0});
    const store = new Kept();
    await load(store, [TOTP]).flow.answer('ada', {password: 'pw'});
    t.mock.timers.tick(170_000);
    const {flow} = load(store);
    t.mock.timers.tick(10_000);
    assert.equal(problemOf(flow), 'timeIsUp');
  });

  it('goes back to the choice that was made before it', async () => {
    const store = new Kept();
    const before = load(store, [FACTORS, EMAIL]);
    await before.flow.answer('ada');
    await before.flow.answer('EMAIL_OTP');
    const {auth, flow} = load(store, [{...FACTORS}]);
    assert.equal(flow.canGoBack, true);
    await flow.back();
    assert.equal(flow.turn.step.signInStep, FACTORS.signInStep);
    assert.deepEqual(auth.calls, [['signIn', {username: 'ada', options: {authFlowType: 'USER_AUTH'}}]]);
  });

  it('has forgotten the password: a code can be sent again only from the start', async (t) => {
    t.mock.timers.enable({apis: ['setTimeout', 'Date'], now: 0});
    const store = new Kept();
    await load(store, [SMS]).flow.answer('ada', {password: 'pw'});
    const {auth, flow} = load(store);
    t.mock.timers.tick(30_000);
    await flow.resend();
    assert.deepEqual([flow.turn.step.signInStep, problemOf(flow)], ['SIGN_IN', 'passwordNeeded']);
    assert.deepEqual(auth.calls, []);
    assert.equal(store.text, undefined);
  });

  it('asks for a new key where an app was being set up', async () => {
    const store = new Kept();
    await load(store, [app('OLD')]).flow.answer('ada', {password: 'pw'});
    const {auth, flow, told} = load(store, [app('NEW'), DONE]);
    await soon();
    assert.deepEqual(auth.told, ['TOTP']);
    const {step} = flow.turn;
    assert.equal('totpSetupDetails' in step && step.totpSetupDetails.sharedSecret, 'NEW');
    assert.deepEqual(told(), ['>CONTINUE_SIGN_IN_WITH_TOTP_SETUP resume']);
    await flow.answer('123456');
    assert.equal(flow.turn.kind, 'done');
  });

  it('begins at the start, and says why, where there is no new key to be had', async () => {
    for (const error of [fault('SignInException'), fault('NetworkError'), WRONG_PASSWORD]) {
      const store = new Kept();
      await load(store, [app('OLD')]).flow.answer('ada', {password: 'pw'});
      const {flow, told} = load(store, [error]);
      await soon();
      assert.equal(flow.turn.step.signInStep, 'SIGN_IN', error.name);
      assert.ok(problemOf(flow), error.name);
      assert.equal(told().length > 0 && told().at(-1)?.startsWith('>SIGN_IN'), true, told().join());
      assert.equal(flow.loginId, 'ada');
      assert.equal(store.text, undefined);
    }
  });

  it('stands at the code of a reset, of which nobody learns where it went', async () => {
    const store = new Kept();
    const before = load(store);
    before.flow.forgotPassword('ada');
    await before.flow.answer('ada');
    const {flow} = load(store);
    assert.ok('hasCode' in flow.turn.step);
    assert.deepEqual([flow.loginId, flow.delivery], ['ada', undefined]);
  });

  it('is that of one flow: another that comes on the same page begins at the start', async () => {
    const store = new Kept();
    await load(store, [SMS]).flow.answer('ada', {password: 'pw'});
    const one = new SignInFlow({auth: new ScriptedAuth(), resume: store});
    one.start();
    assert.equal(one.turn.step.signInStep, 'SIGN_IN');
    assert.notEqual(store.text, undefined);
  });

  it('is kept at each step, and not at the start and at the end', async () => {
    const store = new Kept();
    const {flow} = load(store, [SELECTION, SMS, TOTP, DONE]);
    const kept = () => (store.text === undefined ? undefined : store.read()?.step.signInStep);
    assert.equal(kept(), undefined);
    await flow.answer('ada', {password: 'pw'});
    assert.equal(kept(), SELECTION.signInStep);
    await flow.answer('SMS');
    assert.equal(kept(), SMS.signInStep);
    await flow.restart();
    assert.equal(kept(), undefined);
    await flow.answer('ada', {password: 'pw'});
    assert.equal(kept(), TOTP.signInStep);
    await flow.answer('123456');
    assert.equal(flow.turn.kind, 'done');
    assert.equal(kept(), undefined);
  });
});
