import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {page} from '../../src/core/one-at-a-time.js';
import type {FlowEvent, SignInFlowOptions} from '../../src/core/options.js';
import {SignInFlow} from '../../src/core/sign-in-flow.js';
import {
  DONE,
  fault,
  later,
  type ScriptedAnswer,
  ScriptedAuth,
  SELECTION,
  SMS,
  TOTP,
  WRONG_CODE,
  WRONG_PASSWORD,
} from '../support/scripted-auth.js';

function setUp(answers: ScriptedAnswer[], options: Partial<SignInFlowOptions> = {}) {
  const auth = new ScriptedAuth(answers);
  const flow = new SignInFlow({auth, ...options});
  const events: FlowEvent[] = [];
  flow.subscribe((event) => events.push(event));
  flow.start();
  /** `SIGN_IN>SMS (answer)` and so on. */
  const path = () =>
    events.flatMap((event) =>
      event.type === 'step' ? `${event.from ?? ''}>${event.to} ${event.cause}` : [],
    );
  return {auth, flow, events, path};
}

function problemOf({turn}: SignInFlow) {
  return turn.kind === 'asking' ? turn.problem?.key : undefined;
}

describe('SignInFlow', () => {
  it('signs in with a password', async () => {
    const {auth, flow, events, path} = setUp([DONE]);
    await flow.answer('ada', {password: ' pass word '});
    assert.deepEqual(auth.told, ['ada/ pass word ']);
    assert.deepEqual(path(), ['>SIGN_IN start', 'SIGN_IN>DONE answer']);
    assert.deepEqual(events.at(-1), {
      type: 'done',
      username: 'ada-in-pool',
      loginId: 'ada',
      resumed: false,
      alreadySignedIn: false,
    });
    assert.equal(flow.turn.kind, 'done');
  });

  it('goes from step to step, and says where codes went', async () => {
    const {auth, flow, events, path} = setUp([SELECTION, SMS, DONE]);
    await flow.answer('ada', {password: 'pw'});
    await flow.answer('SMS');
    await flow.answer('123456');
    assert.deepEqual(auth.told, ['ada/pw', 'SMS', '123456']);
    assert.deepEqual(path(), [
      '>SIGN_IN start',
      'SIGN_IN>CONTINUE_SIGN_IN_WITH_MFA_SELECTION answer',
      'CONTINUE_SIGN_IN_WITH_MFA_SELECTION>CONFIRM_SIGN_IN_WITH_SMS_CODE answer',
      'CONFIRM_SIGN_IN_WITH_SMS_CODE>DONE answer',
    ]);
    assert.deepEqual(
      events.filter(({type}) => type === 'code-sent'),
      [
        {
          type: 'code-sent',
          step: 'CONFIRM_SIGN_IN_WITH_SMS_CODE',
          deliveryMedium: 'SMS',
          destination: '+*******4567',
        },
      ],
    );
  });

  it('keeps the step, the very object, after a wrong answer', async () => {
    const {flow, events} = setUp([WRONG_PASSWORD, TOTP, WRONG_CODE, DONE]);
    const start = flow.turn.step;
    await flow.answer('ada', {password: 'no'});
    assert.equal(flow.turn.step, start);
    assert.equal(problemOf(flow), 'wrongCredentials');
    await flow.answer('ada', {password: 'yes'});
    const totp = flow.turn.step;
    assert.equal(problemOf(flow), undefined);
    await flow.answer('000000');
    assert.equal(flow.turn.step, totp);
    assert.equal(problemOf(flow), 'wrongCode');
    await flow.answer('123456');
    assert.equal(flow.turn.kind, 'done');
    assert.deepEqual(
      events.flatMap((event) => (event.type === 'error' ? [[event.step, event.name, event.recovery]] : [])),
      [
        ['SIGN_IN', 'NotAuthorizedException', 'retry'],
        ['CONFIRM_SIGN_IN_WITH_TOTP_CODE', 'CodeMismatchException', 'retry'],
      ],
    );
  });

  it('ignores a second answer while the first is on its way', async () => {
    const {answer, give} = later();
    const {auth, flow} = setUp([answer]);
    const first = flow.answer('ada', {password: 'pw'});
    await flow.answer('ada', {password: 'pw'});
    assert.equal(flow.turn.kind, 'sending');
    give(DONE);
    await first;
    assert.deepEqual(auth.told, ['ada/pw']);
  });

  it('drops what comes back after a restart, and signs out who was signed in by it', async () => {
    const {answer, give} = later();
    const {auth, flow, path} = setUp([TOTP, answer, TOTP]);
    await flow.answer('ada', {password: 'pw'});
    const late = flow.answer('123456');
    await new Promise(setImmediate);
    assert.deepEqual(auth.told, ['ada/pw', '123456']);
    await flow.restart();
    give(DONE);
    await late;
    assert.equal(flow.turn.step.signInStep, 'SIGN_IN');
    assert.deepEqual(auth.calls.at(-1), ['signOut']);
    await flow.answer('bob', {password: 'pw'});
    assert.equal(path().at(-1), 'SIGN_IN>CONFIRM_SIGN_IN_WITH_TOTP_CODE answer');
  });

  it('starts again when the session has died and nobody knows the password, and keeps the login id', async () => {
    const expired = fault('NotAuthorizedException', 'Invalid session for the user, session is expired.');
    const told: string[] = [];
    const {flow, path} = setUp([TOTP, expired], {
      beforeExpire: (step) => told.push(step) > 0,
    });
    await flow.answer('ada', {password: 'pw'});
    flow.forget();
    await flow.answer('123456');
    assert.deepEqual(told, ['CONFIRM_SIGN_IN_WITH_TOTP_CODE']);
    assert.equal(path().at(-1), 'CONFIRM_SIGN_IN_WITH_TOTP_CODE>SIGN_IN expired');
    assert.equal(problemOf(flow), 'sessionExpired');
    assert.equal(flow.loginId, 'ada');
  });

  it('stays at a step whose session has died when the page wants that', async () => {
    const {flow} = setUp([TOTP, fault('SignInException')], {beforeExpire: () => false});
    await flow.answer('ada', {password: 'pw'});
    await flow.answer('123456');
    assert.equal(flow.turn.step.signInStep, 'CONFIRM_SIGN_IN_WITH_TOTP_CODE');
    assert.equal(problemOf(flow), 'sessionExpired');
  });

  it('sends nothing while the page does not want it', async () => {
    const {auth, flow} = setUp([DONE], {beforeAnswer: () => false});
    await flow.answer('ada', {password: 'pw'});
    assert.deepEqual(auth.told, []);
    assert.equal(flow.turn.kind, 'asking');
    assert.equal(problemOf(flow), undefined);
  });

  it("shows the page's reason for not sending", async () => {
    const {auth, flow} = setUp([DONE], {beforeAnswer: () => Promise.reject(new Error('No robots.'))});
    await flow.answer('ada', {password: 'pw'});
    assert.deepEqual(auth.told, []);
    assert.equal(flow.turn.kind === 'asking' && flow.turn.problem?.text, 'No robots.');
  });

  it('finds somebody signed in at the start', async () => {
    const {auth, flow, events, path} = setUp([]);
    auth.user = {username: 'uuid', userId: 'sub', signInDetails: {loginId: 'ada@example.com'}};
    await flow.checkSignedIn();
    assert.deepEqual(path(), ['>SIGN_IN start', 'SIGN_IN>DONE start']);
    assert.deepEqual(events.at(-1), {
      type: 'done',
      username: 'uuid',
      loginId: 'ada@example.com',
      resumed: false,
      alreadySignedIn: true,
    });
  });

  it('does not greet a user who is signed in already with the login id in the form', async () => {
    const {auth, flow, events} = setUp([]);
    auth.user = {username: 'uuid', userId: 'sub'};
    flow.prefill('eve@example.com');
    await flow.checkSignedIn();
    const last = events.at(-1);
    assert.ok(last?.type === 'done' && last.loginId === 'uuid');
  });

  it('finds them once, however often it looks', async () => {
    const {auth, flow, events} = setUp([]);
    auth.user = {username: 'ada', userId: 'sub'};
    await Promise.all([flow.checkSignedIn(), flow.checkSignedIn()]);
    assert.equal(events.filter(({type}) => type === 'done').length, 1);
  });

  it('does not overtake an answer with that', async () => {
    const {answer, give} = later();
    const {auth, flow} = setUp([answer]);
    const check = flow.checkSignedIn();
    const answered = flow.answer('ada', {password: 'pw'});
    auth.user = {username: 'bob', userId: 'sub'};
    await check;
    assert.equal(flow.turn.kind, 'sending');
    give(TOTP);
    await answered;
    assert.equal(flow.turn.step.signInStep, 'CONFIRM_SIGN_IN_WITH_TOTP_CODE');
  });

  it('takes Amplify at its word that the user is signed in already', async () => {
    const {auth, flow, events} = setUp([fault('UserAlreadyAuthenticatedException')]);
    auth.user = {username: 'uuid', userId: 'sub', signInDetails: {loginId: 'Ada'}};
    await flow.answer('ada', {password: 'pw'});
    assert.equal(flow.turn.kind, 'done');
    const last = events.at(-1);
    assert.ok(last?.type === 'done' && last.alreadySignedIn && last.username === 'uuid');
  });

  it('gives nobody the tokens of somebody else, and lets the second one take the place', async () => {
    const {auth, flow, events} = setUp([fault('UserAlreadyAuthenticatedException'), DONE]);
    auth.user = {username: 'bob', userId: 'sub'};
    await flow.answer('ada', {password: 'pw'});
    assert.deepEqual([flow.turn.step.signInStep, problemOf(flow)], ['SIGN_IN', 'signedInAsAnother']);
    assert.equal(events.at(-2)?.type, 'error');
    await flow.answer('ada', {password: 'pw'});
    assert.deepEqual(
      auth.calls.map(([name]) => name),
      ['signIn', 'signOut', 'signIn'],
    );
    const last = events.at(-1);
    assert.ok(last?.type === 'done' && !last.alreadySignedIn && last.username === 'ada-in-pool');
  });

  it('signs out to start again after the end', async () => {
    const {auth, flow, path} = setUp([DONE, DONE]);
    await flow.answer('ada', {password: 'pw'});
    await flow.restart();
    assert.deepEqual(auth.calls.at(-1), ['signOut']);
    assert.equal(path().at(-1), 'DONE>SIGN_IN restart');
    await flow.answer('bob', {password: 'pw'});
    assert.equal(flow.turn.kind, 'done');
  });

  it('stays at the end when signing out fails, and says so', async () => {
    const {auth, flow, events} = setUp([DONE]);
    await flow.answer('ada', {password: 'pw'});
    auth.signOut = () => Promise.reject(fault('NetworkError'));
    await flow.restart();
    assert.equal(flow.turn.kind === 'done' && flow.turn.problem?.key, 'network');
    assert.ok(events.some((event) => event.type === 'error' && event.name === 'NetworkError'));
  });

  it('lets a listener start again when it is told of an error, or of a dead session', async () => {
    for (const told of ['error', 'expired']) {
      const {flow, path} = setUp([TOTP, fault('SignInException')], {
        beforeExpire: () => {
          if (told === 'expired') void flow.restart();
          return false;
        },
      });
      flow.subscribe(({type}) => {
        if (type === 'error' && told === 'error') void flow.restart();
      });
      await flow.answer('ada', {password: 'pw'});
      await flow.answer('123456');
      assert.equal(flow.turn.step.signInStep, 'SIGN_IN', told);
      assert.equal(problemOf(flow), undefined, told);
      assert.equal(path().at(-1), 'CONFIRM_SIGN_IN_WITH_TOTP_CODE>SIGN_IN restart', told);
    }
  });

  it('signs out who was signed in while the user started again', async () => {
    const {auth, flow} = setUp([DONE]);
    let tell: () => void = () => undefined;
    auth.getCurrentUser = () =>
      new Promise((resolve) => {
        tell = () => resolve({username: 'ada', userId: 'sub'});
      });
    const late = flow.answer('ada', {password: 'pw'});
    await new Promise(setImmediate);
    await flow.restart();
    tell();
    await late;
    assert.deepEqual(auth.calls.at(-1), ['signOut']);
    assert.equal(flow.turn.step.signInStep, 'SIGN_IN');
  });

  it('drops a refusal that comes after a restart, and what was waiting to be sent', async () => {
    const {answer, give} = later();
    const {auth, flow} = setUp([TOTP, answer]);
    await flow.answer('ada', {password: 'pw'});
    const late = flow.answer('111111');
    await new Promise(setImmediate);
    await flow.restart();
    give(WRONG_CODE);
    await late;
    assert.equal(problemOf(flow), undefined);
    const other = setUp([], {beforeAnswer: () => new Promise((resolve) => setImmediate(resolve, true))});
    const waiting = other.flow.answer('ada', {password: 'pw'});
    await other.flow.restart();
    await waiting;
    assert.deepEqual(other.auth.told, []);
    assert.deepEqual(auth.told, ['ada/pw', '111111']);
  });

  it('shows the form when the page has signed the user out', async () => {
    const {flow, path} = setUp([DONE]);
    flow.signedOut();
    assert.equal(path().length, 1);
    await flow.answer('ada', {password: 'pw'});
    flow.signedOut();
    assert.equal(path().at(-1), 'DONE>SIGN_IN restart');
  });

  it('passes the settings on, each when it is needed', async () => {
    const settings = {
      authFlow: 'USER_PASSWORD_AUTH' as const,
      clientMetadata: (step: string) => ({step}),
    };
    const {auth, flow} = setUp([TOTP, DONE], {settings: () => settings});
    await flow.answer('ada', {password: 'pw'});
    await flow.answer('123456', {friendlyDeviceName: 'phone'});
    assert.deepEqual(auth.calls, [
      [
        'signIn',
        {
          username: 'ada',
          password: 'pw',
          options: {authFlowType: 'USER_PASSWORD_AUTH', clientMetadata: {step: 'SIGN_IN'}},
        },
      ],
      [
        'confirmSignIn',
        {
          challengeResponse: '123456',
          options: {
            friendlyDeviceName: 'phone',
            clientMetadata: {step: 'CONFIRM_SIGN_IN_WITH_TOTP_CODE'},
          },
        },
      ],
    ]);
  });

  it('says that the client could not be made ready', async () => {
    const flow = new SignInFlow({auth: () => Promise.reject(fault('AuthUserPoolException'))});
    await flow.answer('ada', {password: 'pw'});
    assert.equal(problemOf(flow), 'notConfigured');
  });

  it('goes on when a subscriber fails', async () => {
    const {flow} = setUp([DONE]);
    const failures: unknown[] = [];
    const note = (reason: unknown) => failures.push(reason);
    const others = process.listeners('unhandledRejection');
    process.removeAllListeners('unhandledRejection').on('unhandledRejection', note);
    flow.subscribe(() => {
      throw new Error('mine');
    });
    await flow.answer('ada', {password: 'pw'});
    await new Promise(setImmediate);
    process.off('unhandledRejection', note);
    for (const other of others) process.on('unhandledRejection', other);
    assert.equal(flow.turn.kind, 'done');
    assert.ok(failures.length > 0);
  });

  it('hears nothing after it has unsubscribed', async () => {
    const {flow} = setUp([DONE]);
    const heard: FlowEvent[] = [];
    flow.subscribe((event) => heard.push(event))();
    await flow.answer('ada', {password: 'pw'});
    assert.deepEqual(heard, []);
  });
});

describe('Two flows on one page', () => {
  it('make one call at a time', async () => {
    const {answer, give} = later();
    const one = setUp([answer]);
    const other = setUp([DONE]);
    const first = one.flow.answer('ada', {password: 'pw'});
    const second = other.flow.answer('bob', {password: 'pw'});
    await new Promise(setImmediate);
    assert.deepEqual([one.auth.told, other.auth.told], [['ada/pw'], []]);
    give(DONE);
    await Promise.all([first, second]);
    assert.deepEqual(other.auth.told, ['bob/pw']);
  });

  it("do not answer each other's questions: each signs in again, and asks anew", async () => {
    const one = setUp([TOTP, TOTP]);
    const other = setUp([TOTP, TOTP, DONE]);
    await one.flow.answer('ada', {password: 'pw'});
    await other.flow.answer('bob', {password: 'pw'});
    const {step} = one.flow.turn;
    await one.flow.answer('111111');
    assert.deepEqual(one.auth.told, ['ada/pw', 'ada/pw']);
    assert.equal(one.flow.turn.step, step);
    assert.equal(problemOf(one.flow), 'sessionRenewed');
    await other.flow.answer('222222');
    await other.flow.answer('222222');
    assert.deepEqual(other.auth.told, ['bob/pw', 'bob/pw', '222222']);
    assert.equal(other.flow.turn.kind, 'done');
  });

  it('share the record of the page', () => {
    assert.equal(page(), (globalThis as Record<symbol, unknown>)[Symbol.for('amplify-signin-flow')]);
  });
});
