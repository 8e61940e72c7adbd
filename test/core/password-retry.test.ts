import fc from 'fast-check';
import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import type {FlowEvent, SignInSettings} from '../../src/core/options.js';
import {withPassword} from '../../src/core/password-retry.js';
import {SignInFlow} from '../../src/core/sign-in-flow.js';
import type {NextStep, SignInInput} from '../../src/core/step.js';
import {
  DONE,
  fault,
  type ScriptedAnswer,
  ScriptedAuth,
  TOTP,
  WRONG_PASSWORD,
} from '../support/scripted-auth.js';

const LOCKED_OUT = fault('NotAuthorizedException', 'Password attempts exceeded');
const PATTERN = fault(
  'InvalidParameterException',
  "1 validation error detected: Value at 'password' failed to satisfy constraint: Member must satisfy regular " +
    'expression pattern: ^[\\S]+.*[\\S]+$',
);
const PASSWORD: NextStep = {signInStep: 'CONFIRM_SIGN_IN_WITH_PASSWORD'};
const FACTORS: NextStep = {
  signInStep: 'CONTINUE_SIGN_IN_WITH_FIRST_FACTOR_SELECTION',
  availableChallenges: ['PASSWORD_SRP', 'EMAIL_OTP'],
};
const NO_SESSION = fault(
  'NotAuthorizedException',
  'Invalid session for the user, session can only be used once.',
);

function start(answers: ScriptedAnswer[], settings: SignInSettings = {}) {
  const auth = new ScriptedAuth(answers);
  const flow = new SignInFlow({auth, settings});
  const events: FlowEvent[] = [];
  flow.subscribe((event) => events.push(event));
  flow.start();
  const errors = () =>
    events.filter(({type}) => type === 'error').map((event) => 'name' in event && event.name);
  return {auth, flow, events, errors};
}

describe('withPassword', () => {
  it('never makes more than two calls, and none with another text than the password and its trimmed form', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({unit: 'binary'}), fc.string({unit: 'binary'}), async (outer, inner) => {
        const sent: string[] = [];
        const password = ` ${outer}${inner}\u00a0`;
        await assert.rejects(
          withPassword(password, 'SIGN_IN', (each) => {
            sent.push(each);
            return Promise.reject(WRONG_PASSWORD);
          }),
        );
        assert.equal(sent[0], password);
        assert.ok(sent.length <= 2);
        assert.ok(
          sent
            .slice(1)
            .every((each) => each === password.replace(/^[\s\u0085\p{Cf}]+|[\s\u0085\p{Cf}]+$/gu, '')),
        );
      }),
    );
  });
});

describe('SignInFlow with white space around a password', () => {
  for (const typed of [
    'pw ',
    ' pw',
    ' pw\u00a0',
    'pw\n',
    '\u3000pw\t',
    'pw\u2028',
    'pw\u200b',
    '\u200epw \u200e',
  ])
    it(`signs in with ${JSON.stringify(typed)} after one silent retry`, async () => {
      const {auth, flow, errors} = start([WRONG_PASSWORD, DONE]);
      await flow.answer('ada', {password: typed});
      assert.deepEqual(auth.told, [`ada/${typed}`, 'ada/pw']);
      assert.equal(flow.turn.kind, 'done');
      assert.deepEqual(errors(), []);
    });

  it('sends the password as it was typed first, and only that if it is right', async () => {
    const {auth, flow} = start([DONE]);
    await flow.answer('ada', {password: ' pw '});
    assert.deepEqual(auth.told, ['ada/ pw ']);
  });

  it('retries when Cognito rejects the pattern of the password', async () => {
    const {auth, flow, errors} = start([PATTERN, DONE]);
    await flow.answer('ada', {password: 'pw '});
    assert.deepEqual([auth.told, errors()], [['ada/pw ', 'ada/pw'], []]);
  });

  it('retries when Cognito rejects the pattern under another name of the parameter', async () => {
    for (const name of ['authParameters.PASSWORD', 'proposedPassword']) {
      const {auth, flow, errors} = start([
        fault('InvalidParameterException', PATTERN.message.replace("'password'", `'${name}'`)),
        DONE,
      ]);
      await flow.answer('ada', {password: 'pw '});
      assert.deepEqual([auth.told, errors()], [['ada/pw ', 'ada/pw'], []]);
    }
  });

  it('reports a password that is wrong both ways once', async () => {
    const {auth, flow, errors} = start([WRONG_PASSWORD, WRONG_PASSWORD]);
    await flow.answer('ada', {password: 'pw '});
    assert.deepEqual(auth.told, ['ada/pw ', 'ada/pw']);
    assert.deepEqual(errors(), ['NotAuthorizedException']);
    assert.equal(flow.turn.kind === 'asking' && flow.turn.problem?.key, 'wrongCredentials');
  });

  it('reports a lock-out that the retry meets, with the time to wait', async () => {
    const {flow} = start([WRONG_PASSWORD, LOCKED_OUT]);
    await flow.answer('ada', {password: 'pw '});
    const problem = flow.turn.kind === 'asking' ? flow.turn.problem : undefined;
    assert.equal(problem?.key, 'lockedOut');
    assert.ok(problem.until);
  });

  for (const error of [
    LOCKED_OUT,
    fault('TooManyRequestsException'),
    fault('LimitExceededException'),
    fault('NetworkError'),
    fault('UserNotFoundException'),
    fault('NotAuthorizedException', 'User is disabled.'),
    fault('UserLambdaValidationException'),
    fault('InvalidParameterException', 'USER_SRP_AUTH is not enabled for this client'),
    fault('Unknown'),
  ])
    it(`does not retry after ${error.name}: ${error.message}`, async () => {
      const {auth, flow} = start([error]);
      await flow.answer('ada', {password: 'pw '});
      assert.deepEqual(auth.told, ['ada/pw ']);
    });

  for (const password of ['pw', 'p w', '   ', 'p\u200bw'])
    it(`does not retry with ${JSON.stringify(password)}`, async () => {
      const {auth, flow} = start([WRONG_PASSWORD]);
      await flow.answer('ada', {password});
      assert.deepEqual(auth.told, [`ada/${password}`]);
    });

  it('remembers the password that was right, for a session that is renewed', async () => {
    const {auth, flow} = start([
      WRONG_PASSWORD,
      TOTP,
      fault('NotAuthorizedException', 'session is expired'),
      TOTP,
      DONE,
    ]);
    await flow.answer('ada', {password: 'pw '});
    await flow.answer('123456');
    assert.deepEqual(auth.told, ['ada/pw ', 'ada/pw', '123456', 'ada/pw']);
    await flow.answer('234567');
    assert.equal(flow.turn.kind, 'done');
  });

  it('retries when it signs in by itself after a confirmation', async () => {
    const {auth, flow, errors} = start([fault('UserNotConfirmedException'), WRONG_PASSWORD, DONE]);
    await flow.answer('ada', {password: 'pw '});
    await flow.answer('123456');
    assert.deepEqual(auth.told, ['ada/pw ', 'ada/pw ', 'ada/pw']);
    assert.deepEqual([flow.turn.kind, errors()], ['done', []]);
  });

  it('makes no retry after a restart', async () => {
    let reject: (error: Error) => void = () => undefined;
    const late = new Promise<Error>((resolve) => (reject = resolve));
    const {auth, flow} = start([late]);
    const answered = flow.answer('ada', {password: 'pw '});
    while (auth.calls.length === 0) await Promise.resolve();
    await flow.restart();
    reject(WRONG_PASSWORD);
    await answered;
    assert.deepEqual(auth.told, ['ada/pw ']);
  });

  describe('where the password is asked for later', () => {
    const begin = async (answers: ScriptedAnswer[]) => {
      const started = start([FACTORS, PASSWORD, ...answers], {authFlow: 'USER_AUTH'});
      await started.flow.answer('ada');
      await started.flow.answer('PASSWORD_SRP');
      return started;
    };

    it('retries in the same session', async () => {
      const {auth, flow, errors} = await begin([WRONG_PASSWORD, DONE]);
      await flow.answer('pw ');
      assert.deepEqual(auth.told, ['ada', 'PASSWORD_SRP', 'pw ', 'pw']);
      assert.deepEqual([flow.turn.kind, errors()], ['done', []]);
    });

    it('retries when Cognito rejects the pattern of the answer', async () => {
      const {auth, flow, errors} = await begin([
        fault('InvalidParameterException', PATTERN.message.replace("'password'", "'challengeResponses'")),
        DONE,
      ]);
      await flow.answer('pw ');
      assert.deepEqual(auth.told, ['ada', 'PASSWORD_SRP', 'pw ', 'pw']);
      assert.deepEqual([flow.turn.kind, errors()], ['done', []]);
    });

    it('retries in a new sign-in where Cognito does not take the session again', async () => {
      const {auth, flow, errors} = await begin([WRONG_PASSWORD, NO_SESSION, DONE]);
      await flow.answer('pw ');
      assert.deepEqual(auth.told, ['ada', 'PASSWORD_SRP', 'pw ', 'pw', 'ada/pw']);
      assert.deepEqual([flow.turn.kind, errors()], ['done', []]);
    });

    it('retries the sign-in that replaces a dead session', async () => {
      const {auth, flow} = await begin([NO_SESSION, WRONG_PASSWORD, NO_SESSION, TOTP]);
      await flow.answer('pw ');
      assert.deepEqual(auth.told, ['ada', 'PASSWORD_SRP', 'pw ', 'ada/pw ', 'pw', 'ada/pw']);
      const inputs = auth.calls
        .filter(([name]) => name === 'signIn')
        .map(([, input]) => input as SignInInput);
      assert.equal(inputs.at(-1)?.options?.preferredChallenge, 'PASSWORD_SRP');
      assert.equal(flow.turn.step.signInStep, TOTP.signInStep);
    });
  });
});
