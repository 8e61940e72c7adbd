import assert from 'node:assert/strict';
import {describe, it, type TestContext} from 'node:test';
import type {AuthClient} from '../../src/core/auth-client.js';
import {page} from '../../src/core/one-at-a-time.js';
import type {SignInFlowOptions} from '../../src/core/options.js';
import type {ResumeRecord, ResumeStore} from '../../src/core/resume.js';
import {SignInFlow} from '../../src/core/sign-in-flow.js';
import type {NextStep} from '../../src/core/step.js';
import {
  DONE,
  EMAIL,
  fault,
  later,
  type ScriptedAnswer,
  ScriptedAuth,
  SMS,
  TOTP,
} from '../support/scripted-auth.js';

const PASSWORD: NextStep = {signInStep: 'CONFIRM_SIGN_IN_WITH_PASSWORD'};
/** Before a call is said to take long. Milliseconds. */
const PATIENCE = 10_000;
const FIRST_PAUSE = 30_000;

const soon = () => new Promise(setImmediate);

function setUp({mock}: TestContext, answers: ScriptedAnswer[], options: Partial<SignInFlowOptions> = {}) {
  mock.timers.enable({apis: ['setTimeout', 'Date'], now: 0});
  const auth = new ScriptedAuth(answers);
  const flow = new SignInFlow({auth, ...options});
  flow.start();
  const giveUp = async () => {
    await soon();
    mock.timers.tick(PATIENCE);
    await flow.restart();
  };
  return {auth, flow, giveUp, tick: (milliseconds: number) => mock.timers.tick(milliseconds)};
}

const destinationOf = (flow: SignInFlow) => flow.delivery?.destination;
const stepOf = (flow: SignInFlow) => flow.turn.step.signInStep;

describe('A sign-in that was given up', () => {
  it('does not sign out the same user, who is in meanwhile', async (t) => {
    const {answer, give} = later();
    const {auth, flow, giveUp} = setUp(t, [answer, DONE]);
    const late = flow.answer('ada', {password: 'pw'});
    await giveUp();
    await flow.answer('ada', {password: 'pw'});
    assert.equal(flow.turn.kind, 'done');
    give(DONE);
    await late;
    await soon();
    assert.ok(auth.user);
    assert.ok(auth.calls.every(([name]) => name !== 'signOut'));
  });

  it('signs out whom it has signed in after another one', async (t) => {
    const {answer, give} = later();
    const {auth, flow, giveUp} = setUp(t, [TOTP, answer, DONE]);
    await flow.answer('ada', {password: 'pw'});
    void flow.answer('123456');
    await giveUp();
    await flow.answer('bob', {password: 'pw'});
    assert.equal(flow.turn.kind, 'done');
    auth.getCurrentUser = () => Promise.resolve({username: 'ada-in-pool', userId: 'sub'});
    give(DONE);
    await soon();
    assert.deepEqual(auth.calls.at(-1), ['signOut']);
  });

  it('signs out its user where only a user of another pool has that name', async (t) => {
    const {answer, give} = later();
    const {auth, flow, giveUp} = setUp(t, [answer], {pool: () => 'second'});
    void flow.answer('ada', {password: 'pw'});
    await giveUp();
    const first = new ScriptedAuth([DONE]);
    const inFirst = new SignInFlow({auth: first});
    inFirst.start();
    await inFirst.answer('ada', {password: 'pw'});
    give(DONE);
    await soon();
    assert.deepEqual(auth.calls.at(-1), ['signOut']);
    assert.equal(inFirst.turn.kind, 'done');
    assert.ok(first.user);
  });

  it('takes Amplify’s state with it, so that whoever is at a code gets a new one', async (t) => {
    const {answer, give} = later();
    const {auth, flow, giveUp} = setUp(t, [answer, SMS, SMS, DONE]);
    void flow.answer('ada', {password: 'pw'});
    await giveUp();
    await flow.answer('bob', {password: 'pw2'});
    give(SMS);
    await soon();
    // Amplify would send it to the session of Ada.
    await flow.answer('123456');
    assert.deepEqual(auth.told, ['ada/pw', 'bob/pw2', 'bob/pw2']);
    assert.equal(flow.turn.kind === 'asking' && flow.turn.problem?.key, 'codeRenewed');
    await flow.answer('654321');
    assert.equal(flow.turn.kind, 'done');
  });

  it('makes none of the calls that it had not made yet', async (t) => {
    let open: (auth: AuthClient) => void = () => undefined;
    const loaded = new Promise<AuthClient>((resolve) => {
      open = resolve;
    });
    const {auth, flow, giveUp} = setUp(t, [DONE], {auth: () => loaded});
    void flow.answer('ada', {password: 'pw'});
    await giveUp();
    const second = flow.answer('bob', {password: 'pw2'});
    open(auth);
    await second;
    assert.deepEqual(auth.told, ['bob/pw2']);
  });

  it('takes nothing from a flow that is in the middle of its own', async (t) => {
    const {answer, give} = later();
    const {flow} = setUp(t, []);
    const auth = new ScriptedAuth([SMS, answer, DONE]);
    const other = new SignInFlow({auth});
    other.start();
    await other.answer('bob', {password: 'pw2'});
    const theirs = other.answer('000000');
    // Waits for its turn, and is wanted no longer when that comes.
    const ours = flow.answer('ada', {password: 'pw'});
    await soon();
    await flow.restart();
    give(fault('CodeMismatchException'));
    await Promise.all([theirs, ours]);
    await other.answer('123456');
    assert.deepEqual(auth.told, ['bob/pw2', '000000', '123456']);
  });

  it('leaves the next one its own password, where it had not begun', async (t) => {
    let open: (auth: AuthClient) => void = () => undefined;
    const loaded = new Promise<AuthClient>((resolve) => {
      open = resolve;
    });
    const {auth, flow} = setUp(t, [], {auth: () => loaded});
    const called = flow.answer('ada', {password: 'adas-password'});
    await soon();
    await flow.restart();
    flow.forgotPassword('bob');
    open(auth);
    await called;
    auth.refuse('resetPassword', fault('UserNotConfirmedException'));
    await flow.answer('bob');
    await soon();
    await flow.answer('123456');
    assert.deepEqual(auth.told, []);
  });

  it('half of the way takes Amplify’s state with it as well', async (t) => {
    const CHOICE: NextStep = {
      signInStep: 'CONTINUE_SIGN_IN_WITH_MFA_SELECTION',
      allowedMFATypes: ['SMS', 'EMAIL'],
    };
    const {answer, give} = later();
    const {auth, flow, giveUp, tick} = setUp(t, [CHOICE, EMAIL, answer, CHOICE, CHOICE, SMS]);
    await flow.answer('ada', {password: 'adas'});
    await flow.answer('EMAIL');
    tick(FIRST_PAUSE);
    void flow.resend();
    await giveUp();
    await flow.answer('bob', {password: 'pw2'});
    give(CHOICE);
    await soon();
    // Amplify would send it to the session of Ada.
    await flow.answer('SMS');
    assert.deepEqual(auth.told, ['ada/adas', 'EMAIL', 'ada/adas', 'bob/pw2', 'bob/pw2']);
  });

  it('by another flow teaches the next user nothing', async (t) => {
    const {answer, give} = later();
    const {auth, flow, tick} = setUp(t, [PASSWORD, answer, PASSWORD, PASSWORD], {
      settings: {authFlow: 'USER_AUTH'},
    });
    await flow.answer('ada');
    const called = flow.answer('adas-password');
    await soon();
    page().giveUp?.();
    await called;
    assert.equal(flow.turn.kind === 'asking' && flow.turn.problem?.key, 'network');
    await flow.restart();
    await flow.answer('bob');
    give(SMS);
    await soon();
    tick(FIRST_PAUSE);
    await flow.resend();
    assert.ok(!auth.told.slice(2).includes('adas-password'));
  });

  it('leaves a sign-in alone that it has no part in', async (t) => {
    const {auth, flow, giveUp} = setUp(t, [SMS, DONE]);
    let give: (output: Awaited<ReturnType<AuthClient['resetPassword']>>) => void = () => undefined;
    auth.resetPassword = () =>
      new Promise((resolve) => {
        give = resolve;
      });
    flow.forgotPassword('ada');
    void flow.answer('ada');
    await giveUp();
    await flow.answer('bob', {password: 'pw2'});
    give({
      isPasswordReset: false,
      nextStep: {resetPasswordStep: 'CONFIRM_RESET_PASSWORD_WITH_CODE', codeDeliveryDetails: {}},
    });
    await soon();
    await flow.answer('123456');
    assert.deepEqual(auth.told, ['bob/pw2', '123456']);
  });

  it('teaches the next one nothing: no password is sent for somebody else', async (t) => {
    const {answer, give} = later();
    const {auth, flow, giveUp, tick} = setUp(t, [PASSWORD, answer, PASSWORD, PASSWORD], {
      settings: {authFlow: 'USER_AUTH'},
    });
    await flow.answer('ada');
    void flow.answer('adas-password');
    await giveUp();
    await flow.answer('bob');
    give(SMS);
    await soon();
    tick(FIRST_PAUSE);
    await flow.resend();
    assert.deepEqual(auth.told, ['ada', 'adas-password', 'bob', 'bob']);
  });
});

describe('A call that takes long', () => {
  it('can be given up where it signs out', async (t) => {
    const {auth, flow, tick} = setUp(t, [DONE]);
    await flow.answer('ada', {password: 'pw'});
    auth.signOut = () => new Promise(() => undefined);
    void flow.restart();
    await soon();
    tick(PATIENCE);
    assert.ok(flow.turn.kind === 'sending' && flow.turn.isSlow);
    await flow.restart();
    assert.equal(stepOf(flow), 'SIGN_IN');
  });

  it('can be given up where it is the page’s own, and nobody else’s is', async (t) => {
    const {flow, tick} = setUp(t, [DONE], {beforeAnswer: () => new Promise(() => undefined)});
    const {answer, give} = later();
    const other = new SignInFlow({auth: new ScriptedAuth([answer])});
    other.start();
    const theirs = other.answer('bob', {password: 'pw'});
    void flow.answer('ada', {password: 'pw'});
    await soon();
    tick(PATIENCE);
    assert.ok(flow.turn.kind === 'sending' && flow.turn.isSlow);
    await flow.restart();
    assert.equal(stepOf(flow), 'SIGN_IN');
    give(DONE);
    await theirs;
    assert.equal(other.turn.kind, 'done');
  });
});

describe('A flow that is taken away', () => {
  it('while it calls holds up no other one, and keeps no password', async (t) => {
    const {answer, give} = later();
    const {auth, flow, tick} = setUp(t, [answer, TOTP]);
    const called = flow.answer('ada', {password: 'pw'});
    flow.forget();
    await soon();
    give(SMS);
    await called;
    assert.equal(page().owner, undefined);
    flow.comeBack();
    tick(FIRST_PAUSE);
    await flow.resend();
    assert.deepEqual(auth.told, ['ada/pw']);
    assert.equal(flow.turn.kind === 'asking' && flow.turn.problem?.key, 'passwordNeeded');
  });

  it('in the middle of the last call signs in all the same', async (t) => {
    const {flow} = setUp(t, [TOTP, DONE]);
    await flow.answer('ada', {password: 'pw'});
    const called = flow.answer('123456');
    flow.forget();
    await called;
    assert.equal(flow.turn.kind, 'done');
  });
});

describe('A flow that is put back', () => {
  it('goes on with what it has begun while it was away', async (t) => {
    const {answer, give} = later();
    const {auth, flow} = setUp(t, [answer, DONE]);
    const called = flow.answer('ada', {password: 'pw'});
    await soon();
    flow.forget();
    flow.comeBack();
    give(SMS);
    await called;
    await flow.answer('123456');
    assert.deepEqual(auth.told, ['ada/pw', '123456']);
  });

  it('does not take what another one has begun meanwhile, even if that is gone', async (t) => {
    const {auth, flow} = setUp(t, [TOTP]);
    await flow.answer('ada', {password: 'pw'});
    flow.forget();
    const other = new SignInFlow({auth: new ScriptedAuth([TOTP])});
    other.start();
    await other.answer('bob', {password: 'pw'});
    other.forget();
    flow.comeBack();
    await flow.answer('123456');
    assert.deepEqual(auth.told, ['ada/pw']);
    assert.equal(stepOf(flow), 'SIGN_IN');
  });

  it('keeps to what it has given up: only moved, it owns nothing new', async (t) => {
    const {auth, flow, tick} = setUp(t, [SMS, fault('NetworkError'), SMS]);
    await flow.answer('ada', {password: 'pw'});
    tick(FIRST_PAUSE);
    await flow.resend();
    flow.comeBack();
    await flow.answer('123456');
    assert.deepEqual(auth.told, ['ada/pw', 'ada/pw', 'ada/pw']);
  });

  it('and begins anew goes on where it was, where that was kept', async (t) => {
    let record: ResumeRecord | undefined;
    const resume: ResumeStore = {
      read: () => record,
      write: (written) => {
        record = written;
      },
      clear: () => {
        record = undefined;
      },
    };
    const {auth, flow} = setUp(t, [SMS, DONE], {resume});
    await flow.answer('ada', {password: 'pw'});
    flow.forget();
    flow.start();
    assert.equal(stepOf(flow), SMS.signInStep);
    await flow.answer('123456');
    assert.deepEqual(auth.told, ['ada/pw', '123456']);
  });

  it('and begins anew is as before: its password is kept again', async (t) => {
    const {auth, flow, tick} = setUp(t, [SMS, SMS]);
    flow.forget();
    flow.start();
    await flow.answer('ada', {password: 'pw'});
    tick(FIRST_PAUSE);
    await flow.resend();
    assert.deepEqual(auth.told, ['ada/pw', 'ada/pw']);
  });
});

describe('Signing in again that breaks off on the way', () => {
  const SELECTION: NextStep = {
    signInStep: 'CONTINUE_SIGN_IN_WITH_MFA_SELECTION',
    allowedMFATypes: ['SMS', 'EMAIL'],
  };

  it('is done anew with the next answer: Amplify stands at another step than the screen', async (t) => {
    const {auth, flow, tick} = setUp(t, [
      SELECTION,
      EMAIL,
      SELECTION,
      fault('NetworkError'),
      SELECTION,
      EMAIL,
      DONE,
    ]);
    await flow.answer('ada', {password: 'pw'});
    await flow.answer('EMAIL');
    tick(FIRST_PAUSE);
    await flow.resend();
    assert.equal(flow.turn.kind === 'asking' && flow.turn.problem?.key, 'network');
    await flow.answer('123456');
    assert.equal(flow.turn.kind === 'asking' && flow.turn.problem?.key, 'codeRenewed');
    await flow.answer('654321');
    assert.equal(flow.turn.kind, 'done');
    assert.ok(!auth.told.includes('123456'));
  });
});

describe('Somebody else', () => {
  it('who is signed in already is not taken for who has reset a password', async (t) => {
    const {auth, flow} = setUp(t, [fault('UserAlreadyAuthenticatedException'), DONE]);
    flow.forgotPassword('bob');
    await flow.answer('bob');
    auth.user = {username: 'ada', userId: 'sub'};
    await flow.answer('123456', {newPassword: 'New-passw0rd'});
    assert.equal(stepOf(flow), 'SIGN_IN');
    assert.equal(flow.turn.kind === 'asking' && flow.turn.problem?.key, 'signedInAsAnother');
    await flow.answer('bob', {password: 'New-passw0rd'});
    assert.deepEqual(auth.calls.map(([name]) => name).slice(-2), ['signOut', 'signIn']);
    assert.equal(flow.turn.kind, 'done');
  });

  it('is not signed in with the password of the one before', async (t) => {
    const {auth, flow} = setUp(t, [fault('NotAuthorizedException', 'Incorrect username or password.'), SMS]);
    await flow.answer('ada', {password: 'adas-password'});
    flow.forgotPassword('bob');
    auth.refuse('resetPassword', fault('UserNotConfirmedException'));
    await flow.answer('bob');
    await soon();
    await flow.answer('123456');
    assert.deepEqual(auth.told, ['ada/adas-password']);
    assert.equal(stepOf(flow), 'SIGN_IN');
  });

  it('who is put into the form does not change a sign-in that is under way', async (t) => {
    const {answer, give} = later();
    const {flow} = setUp(t, [answer]);
    const called = flow.answer('ada', {password: 'pw'});
    flow.prefill('bob');
    give(SMS);
    await called;
    assert.equal(flow.loginId, 'ada');
  });

  it('does not wait for what others have done', async (t) => {
    const locked = () => fault('NotAuthorizedException', 'Password attempts exceeded');
    const {flow} = setUp(t, [locked(), locked(), locked()]);
    await flow.answer('ada', {password: 'one'});
    await flow.answer('ada', {password: 'two'});
    await flow.answer('bob', {password: 'three'});
    assert.equal(flow.turn.kind === 'asking' && flow.turn.problem?.until, 15_000);
  });
});

describe('What is known stays', () => {
  it('where the code of a sign-in went that follows a reset', async (t) => {
    const {flow} = setUp(t, [SMS]);
    flow.forgotPassword('ada');
    await flow.answer('ada');
    assert.equal(destinationOf(flow), undefined);
    await flow.answer('123456', {newPassword: 'New-passw0rd'});
    assert.equal(destinationOf(flow), '+*******4567');
  });

  it('a wait, where the page keeps an answer back, and where the time is up', async (t) => {
    const locked = fault('NotAuthorizedException', 'Password attempts exceeded');
    let mayAnswer = true;
    const {flow, tick} = setUp(t, [PASSWORD, locked], {
      beforeAnswer: () => mayAnswer,
      settings: {authFlow: 'USER_AUTH'},
    });
    await flow.answer('ada');
    tick(170_000);
    await flow.answer('wrong');
    const untilOf = () => (flow.turn.kind === 'asking' ? flow.turn.problem?.until : undefined);
    assert.equal(untilOf(), 185_000);
    mayAnswer = false;
    await flow.answer('wrong');
    assert.equal(untilOf(), 185_000);
    tick(10_000);
    assert.equal(flow.turn.kind === 'asking' && flow.turn.problem?.key, 'timeIsUp');
    assert.equal(untilOf(), 185_000);
  });

  it('the sign-in, for somebody who goes back twice, and at the end', async (t) => {
    const CHOICE: NextStep = {
      signInStep: 'CONTINUE_SIGN_IN_WITH_MFA_SELECTION',
      allowedMFATypes: ['SMS', 'EMAIL'],
    };
    const {auth, flow} = setUp(t, [CHOICE, SMS, CHOICE, SMS, DONE]);
    await flow.answer('ada', {password: 'pw'});
    await flow.answer('SMS');
    await Promise.all([flow.back(), flow.back()]);
    assert.equal(stepOf(flow), CHOICE.signInStep);
    await flow.answer('SMS');
    await flow.answer('123456');
    await flow.back();
    assert.equal(flow.turn.kind, 'done');
    assert.ok(auth.user);
  });

  it('a step that nobody knows yet, after a reset too', async (t) => {
    const {flow} = setUp(t, [
      fault('SignInException', 'FUTURE challengeName returned by the underlying service was not addressed.'),
    ]);
    flow.forgotPassword('ada');
    await flow.answer('ada');
    await flow.answer('123456', {newPassword: 'New-passw0rd'});
    assert.equal(stepOf(flow), 'FUTURE');
  });
});

describe('A flow that was done', () => {
  it('can be started anew', async (t) => {
    const {auth, flow} = setUp(t, [DONE]);
    await flow.answer('ada', {password: 'pw'});
    flow.start();
    assert.deepEqual([flow.turn.kind, stepOf(flow)], ['asking', 'SIGN_IN']);
    assert.ok(auth.user);
  });
});

describe('Time that is up', () => {
  it('while an answer is on its way is said when it has come back', async (t) => {
    const {answer, give} = later();
    const {flow, tick} = setUp(t, [TOTP, answer]);
    await flow.answer('ada', {password: 'pw'});
    tick(178_000);
    const called = flow.answer('123456');
    await soon();
    tick(5000);
    give(fault('CodeMismatchException'));
    await called;
    assert.equal(flow.turn.kind === 'asking' && flow.turn.problem?.key, 'timeIsUp');
  });
});
