import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import type {FlowEvent, SignInSettings} from '../../src/core/options.js';
import {SignInFlow} from '../../src/core/sign-in-flow.js';
import type {NextStep} from '../../src/core/step.js';
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

const RESET: NextStep = {signInStep: 'RESET_PASSWORD'};
const SIGN_UP: NextStep = {signInStep: 'CONFIRM_SIGN_UP'};
const PASSWORD: NextStep = {signInStep: 'CONFIRM_SIGN_IN_WITH_PASSWORD'};
const FACTORS: NextStep = {
  signInStep: 'CONTINUE_SIGN_IN_WITH_FIRST_FACTOR_SELECTION',
  availableChallenges: ['PASSWORD', 'PASSWORD_SRP', 'WEB_AUTHN', 'EMAIL_OTP'],
};
const SETUP: NextStep = {
  signInStep: 'CONTINUE_SIGN_IN_WITH_MFA_SETUP_SELECTION',
  allowedMFATypes: ['TOTP', 'EMAIL'],
};
const SETUP_TOTP: NextStep = {
  signInStep: 'CONTINUE_SIGN_IN_WITH_TOTP_SETUP',
  totpSetupDetails: {sharedSecret: 'JBSWY3DPEHPK3PXP', getSetupUri: () => new URL('otpauth://totp')},
};
const puzzle = (hint: string): NextStep => ({
  signInStep: 'CONFIRM_SIGN_IN_WITH_CUSTOM_CHALLENGE',
  additionalInfo: {hint},
});
const DEAD = fault('NotAuthorizedException', 'Invalid session for the user.');
const CANCELLED = fault('PasskeyAuthenticationCanceled');
/** Before a code can be sent again for the first time. Milliseconds. */
const FIRST_PAUSE = 30_000;
const METADATA = {from: 'test'};
const options = {clientMetadata: METADATA};

function setUp(answers: ScriptedAnswer[], settings: SignInSettings = {clientMetadata: METADATA}) {
  const auth = new ScriptedAuth(answers);
  const flow = new SignInFlow({auth, settings});
  const events: FlowEvent[] = [];
  flow.subscribe((event) => events.push(event));
  flow.start();
  const path = () =>
    events.flatMap((event) => (event.type === 'step' ? `${event.to} ${event.cause}` : [])).slice(1);
  return {auth, flow, events, path};
}

/** Fulfilled when a code has been sent, or could not be. */
function codeTried(flow: SignInFlow): Promise<void> {
  return new Promise((resolve) => {
    const stop = flow.subscribe(({type}) => {
      if (type !== 'code-sent' && type !== 'error') return;
      stop();
      setImmediate(resolve);
    });
  });
}

const problemOf = ({turn}: SignInFlow) => (turn.kind === 'asking' ? turn.problem?.key : undefined);
const stepOf = ({turn}: SignInFlow) => turn.step.signInStep;

describe('A reset', () => {
  it('that Cognito demands: sends a code, takes it with the new password, and signs in by itself', async () => {
    const {auth, flow, events, path} = setUp([RESET, TOTP]);
    await flow.answer('ada', {password: 'old'});
    assert.equal(flow.turn.step, RESET);
    await flow.answer('ada');
    assert.deepEqual(flow.delivery?.destination, 'a***@e***');
    await flow.answer('123456', {newPassword: 'new'});
    assert.deepEqual(auth.calls.slice(1), [
      ['resetPassword', {username: 'ada', options}],
      ['confirmResetPassword', {username: 'ada', confirmationCode: '123456', newPassword: 'new', options}],
      ['signIn', {username: 'ada', password: 'new', options}],
    ]);
    assert.deepEqual(path(), [
      'RESET_PASSWORD answer',
      'RESET_PASSWORD answer',
      'CONFIRM_SIGN_IN_WITH_TOTP_CODE answer',
    ]);
    assert.equal(events.filter(({type}) => type === 'code-sent').length, 1);
  });

  it('that the user asks for, without a code being sent where there is one', async () => {
    const {auth, flow, path} = setUp([DONE]);
    flow.forgotPassword('ada');
    flow.haveCode('ada');
    await flow.answer('123456', {newPassword: 'new'});
    assert.deepEqual(
      auth.calls.map(([name]) => name),
      ['confirmResetPassword', 'signIn'],
    );
    assert.deepEqual(path(), ['RESET_PASSWORD forgot-password', 'RESET_PASSWORD answer', 'DONE answer']);
  });

  it('looks the same for somebody who has no account', async () => {
    const {auth, flow, events} = setUp([]);
    flow.forgotPassword('');
    auth.refuse('resetPassword', fault('UserNotFoundException'));
    await flow.answer('nobody');
    assert.ok('hasCode' in flow.turn.step);
    assert.equal(problemOf(flow), undefined);
    assert.equal(flow.delivery, undefined);
    assert.equal(events.at(-1)?.type, 'code-sent');
  });

  it('keeps the form after a wrong code, and sends a new one without another step', async (t) => {
    t.mock.timers.enable({apis: ['Date'], now: Date.now()});
    const {auth, flow, path} = setUp([]);
    flow.forgotPassword('ada');
    await flow.answer('ada');
    const {step} = flow.turn;
    auth.refuse('confirmResetPassword', fault('CodeMismatchException'));
    await flow.answer('000000', {newPassword: 'new'});
    assert.equal(problemOf(flow), 'wrongCode');
    t.mock.timers.tick(FIRST_PAUSE);
    await flow.resend();
    assert.equal(flow.turn.step, step);
    assert.equal(problemOf(flow), undefined);
    assert.equal(path().length, 2);
  });

  it('leads to the start where the sign-in after it fails', async () => {
    const {flow} = setUp([fault('NetworkError')]);
    flow.forgotPassword('ada');
    flow.haveCode('ada');
    await flow.answer('123456', {newPassword: 'new'});
    assert.deepEqual([stepOf(flow), problemOf(flow), flow.loginId], ['SIGN_IN', 'network', 'ada']);
  });
});

describe('Confirming a registration', () => {
  it('sends a code at once, takes it, and signs in by itself', async () => {
    const {auth, flow, events} = setUp([SIGN_UP, DONE]);
    const tried = codeTried(flow);
    await flow.answer('ada', {password: 'pw'});
    await tried;
    assert.deepEqual(auth.calls.at(-1), ['resendSignUpCode', {username: 'ada', options}]);
    assert.equal(flow.delivery?.destination, 'a***@e***');
    assert.equal(events.filter(({type}) => type === 'code-sent').length, 1);
    await flow.answer('123456');
    assert.deepEqual(auth.calls.slice(-2), [
      ['confirmSignUp', {username: 'ada', confirmationCode: '123456', options}],
      ['signIn', {username: 'ada', password: 'pw', options}],
    ]);
    assert.equal(flow.turn.kind, 'done');
  });

  it('takes a code also where none could be sent', async () => {
    const {auth, flow} = setUp([SIGN_UP, DONE]);
    auth.refuse('resendSignUpCode', fault('LimitExceededException'));
    const tried = codeTried(flow);
    await flow.answer('ada', {password: 'pw'});
    await tried;
    assert.deepEqual([stepOf(flow), problemOf(flow)], ['CONFIRM_SIGN_UP', 'tooManyAttempts']);
    await flow.answer('123456');
    assert.equal(flow.turn.kind, 'done');
  });

  it('is over where it was confirmed by a link meanwhile', async () => {
    const {auth, flow} = setUp([SIGN_UP, DONE]);
    const tried = codeTried(flow);
    await flow.answer('ada', {password: 'pw'});
    await tried;
    auth.refuse(
      'confirmSignUp',
      fault('NotAuthorizedException', 'User cannot be confirmed. Current status is CONFIRMED'),
    );
    await flow.answer('123456');
    assert.equal(flow.turn.kind, 'done');
  });

  it('is over too when a new code is asked for then, or when the user says so', async (t) => {
    t.mock.timers.enable({apis: ['Date'], now: Date.now()});
    const {auth, flow} = setUp([SIGN_UP, {...SIGN_UP}, DONE]);
    const tried = codeTried(flow);
    await flow.answer('ada', {password: 'pw'});
    await tried;
    const {step} = flow.turn;
    await flow.continue();
    assert.equal(problemOf(flow), 'notConfirmedYet');
    // Another code would make the one in the mailbox useless.
    assert.equal(flow.turn.step, step);
    assert.equal(auth.calls.filter(([name]) => name === 'resendSignUpCode').length, 1);
    auth.refuse('resendSignUpCode', fault('InvalidParameterException', 'User is already confirmed.'));
    t.mock.timers.tick(FIRST_PAUSE);
    await flow.resend();
    assert.equal(flow.turn.kind, 'done');
  });
});

describe('A code for an account that is not there', () => {
  it('looks as if it had been sent', async () => {
    const {auth, flow, events} = setUp([SIGN_UP]);
    auth.refuse(
      'resendSignUpCode',
      fault('UserNotFoundException', 'Username/client id combination not found.'),
    );
    const tried = codeTried(flow);
    await flow.answer('ada', {password: 'pw'});
    await tried;
    assert.deepEqual([stepOf(flow), problemOf(flow)], ['CONFIRM_SIGN_UP', undefined]);
    assert.ok(flow.nextResend > Date.now());
    assert.deepEqual(
      events.filter(({type}) => type === 'error'),
      [],
    );
  });
});

describe('A sign-in that is refused after a reset', () => {
  it('is read as what it is', async () => {
    const {flow} = setUp([WRONG_PASSWORD]);
    flow.forgotPassword('ada');
    await flow.answer('ada');
    await flow.answer('123456', {newPassword: 'New-passw0rd'});
    assert.deepEqual([stepOf(flow), problemOf(flow)], ['SIGN_IN', 'wrongCredentials']);
  });
});

describe('A limit that is met on the way back', () => {
  it('holds up another try, and not the answer', async () => {
    const {auth, flow} = setUp([SELECTION, EMAIL, fault('LimitExceededException'), SELECTION, EMAIL, DONE]);
    await flow.answer('ada', {password: 'pw'});
    await flow.answer('EMAIL');
    await flow.back();
    const {turn} = flow;
    assert.deepEqual([stepOf(flow), problemOf(flow)], ['CONFIRM_SIGN_IN_WITH_EMAIL_CODE', 'tooManyAttempts']);
    assert.ok(turn.kind === 'asking' && turn.problem && !('until' in turn.problem));
    assert.ok(flow.nextResend > Date.now() + FIRST_PAUSE);
    // Amplify has forgotten the sign-in, so that it is gone through again.
    await flow.answer('123456');
    assert.deepEqual([stepOf(flow), problemOf(flow)], ['CONFIRM_SIGN_IN_WITH_EMAIL_CODE', 'codeRenewed']);
    await flow.answer('654321');
    assert.equal(flow.turn.kind, 'done');
    assert.deepEqual(auth.told, ['ada/pw', 'EMAIL', 'ada/pw', 'ada/pw', 'EMAIL', '654321']);
  });
});

describe('The choice of the first factor', () => {
  const settings = {authFlow: 'USER_AUTH'} as const;

  it('comes again as it was where Amplify leaves the list out', async () => {
    const {flow} = setUp([FACTORS, {signInStep: FACTORS.signInStep}], settings);
    await flow.answer('ada');
    await flow.answer('EMAIL_OTP');
    const {step} = flow.turn;
    assert.deepEqual('availableChallenges' in step && step.availableChallenges, FACTORS.availableChallenges);
  });

  it('stands again after a passkey that was not used', async () => {
    const {auth, flow} = setUp([FACTORS, CANCELLED, PASSWORD], settings);
    await flow.answer('ada');
    const {step} = flow.turn;
    await flow.answer('WEB_AUTHN');
    assert.equal(flow.turn.step, step);
    assert.equal(problemOf(flow), 'passkeyFailed');
    await flow.answer('PASSWORD_SRP');
    assert.deepEqual(auth.told, ['ada', 'WEB_AUTHN', 'PASSWORD_SRP']);
  });

  it('is asked for where the passkey came first and was not used', async () => {
    const {auth, flow} = setUp([CANCELLED, FACTORS], {...settings, preferredChallenge: 'WEB_AUTHN'});
    await flow.answer('ada');
    assert.deepEqual([stepOf(flow), problemOf(flow)], [FACTORS.signInStep, 'passkeyFailed']);
    assert.deepEqual(auth.calls.at(-1), ['signIn', {username: 'ada', options: {authFlowType: 'USER_AUTH'}}]);
  });

  it('comes from the configuration where Amplify would ask for the passkey again', async () => {
    const factors = ['WEB_AUTHN', 'EMAIL_OTP'] as const;
    const {auth, flow} = setUp([CANCELLED, EMAIL], {...settings, preferredChallenge: 'WEB_AUTHN', factors});
    await flow.answer('ada');
    const {step} = flow.turn;
    assert.deepEqual('availableChallenges' in step && step.availableChallenges, factors);
    await flow.answer('EMAIL_OTP');
    assert.deepEqual(auth.told, ['ada', 'EMAIL_OTP']);
  });

  it('is where the user goes back to, from the password and from a code', async () => {
    const {auth, flow, path} = setUp([FACTORS, PASSWORD, FACTORS, EMAIL, FACTORS], {
      ...settings,
      clientMetadata: METADATA,
    });
    await flow.answer('ada');
    assert.equal(flow.canGoBack, false);
    await flow.answer('PASSWORD_SRP');
    assert.equal(flow.canGoBack, true);
    await flow.back();
    await flow.answer('EMAIL_OTP');
    await flow.back();
    assert.ok(
      auth.calls.every(([, input]) => {
        const {options} = input as {options: {clientMetadata: unknown}};
        return options.clientMetadata === METADATA;
      }),
    );
    assert.deepEqual(
      path().filter((each) => each.endsWith('back')),
      [
        'CONTINUE_SIGN_IN_WITH_FIRST_FACTOR_SELECTION back',
        'CONTINUE_SIGN_IN_WITH_FIRST_FACTOR_SELECTION back',
      ],
    );
  });

  it('is not asked again for a password whose session was spent by a wrong one', async () => {
    const {auth, flow} = setUp([FACTORS, PASSWORD, WRONG_PASSWORD, DEAD, TOTP], settings);
    await flow.answer('ada');
    await flow.answer('PASSWORD_SRP');
    await flow.answer('wrong');
    assert.deepEqual([stepOf(flow), problemOf(flow)], ['CONFIRM_SIGN_IN_WITH_PASSWORD', 'wrongCredentials']);
    await flow.answer('right');
    assert.equal(stepOf(flow), 'CONFIRM_SIGN_IN_WITH_TOTP_CODE');
    assert.deepEqual(auth.calls.at(-1), [
      'signIn',
      {
        username: 'ada',
        password: 'right',
        options: {authFlowType: 'USER_AUTH', preferredChallenge: 'PASSWORD_SRP'},
      },
    ]);
  });
});

describe('The choice of what to set up', () => {
  it('is where the user goes back to, without a call', async () => {
    const {auth, flow, path} = setUp([SETUP, SETUP_TOTP, {signInStep: 'CONTINUE_SIGN_IN_WITH_EMAIL_SETUP'}]);
    await flow.answer('ada', {password: 'pw'});
    await flow.answer('TOTP');
    await flow.back();
    assert.deepEqual(flow.turn.step, SETUP);
    await flow.answer('EMAIL');
    assert.deepEqual(auth.told, ['ada/pw', 'TOTP', 'EMAIL']);
    assert.equal(path().at(-2), 'CONTINUE_SIGN_IN_WITH_MFA_SETUP_SELECTION back');
  });
});

describe('The choice of the second factor', () => {
  it('is where the user goes back to, with the password from memory', async () => {
    const {auth, flow} = setUp([SELECTION, SMS, SELECTION]);
    await flow.answer('ada', {password: 'pw'});
    await flow.answer('SMS');
    await flow.back();
    assert.equal(stepOf(flow), SELECTION.signInStep);
    assert.deepEqual(auth.told, ['ada/pw', 'SMS', 'ada/pw']);
  });

  it('is made again when the code is sent again', async (t) => {
    t.mock.timers.enable({apis: ['Date'], now: Date.now()});
    const {auth, flow, path, events} = setUp([SELECTION, SMS, SELECTION, SMS]);
    await flow.answer('ada', {password: 'pw'});
    await flow.answer('SMS');
    const {step} = flow.turn;
    t.mock.timers.tick(FIRST_PAUSE);
    await flow.resend();
    assert.equal(flow.turn.step, step);
    assert.deepEqual(auth.told, ['ada/pw', 'SMS', 'ada/pw', 'SMS']);
    assert.equal(path().at(-1), 'CONFIRM_SIGN_IN_WITH_SMS_CODE resend');
    assert.equal(events.filter(({type}) => type === 'code-sent').length, 2);
  });
});

describe('A custom challenge', () => {
  it('that asks the same again has found the answer wrong', async () => {
    const {flow} = setUp([puzzle('2 + 2'), puzzle('2 + 2'), DONE]);
    await flow.answer('ada', {password: 'pw'});
    await flow.answer('5');
    assert.equal(problemOf(flow), 'wrongAnswer');
    await flow.answer('4');
    assert.equal(flow.turn.kind, 'done');
  });

  it('reports a wrong answer, with what the trigger sent this time', async () => {
    const asked = (attemptsLeft: string): NextStep => ({
      signInStep: 'CONFIRM_SIGN_IN_WITH_CUSTOM_CHALLENGE',
      additionalInfo: {hint: '2 + 2', attemptsLeft},
    });
    const {flow, events, path} = setUp([asked('3'), asked('2'), DONE]);
    await flow.answer('ada', {password: 'pw'});
    await flow.answer('5');
    assert.equal(problemOf(flow), 'wrongAnswer');
    assert.deepEqual(flow.turn.step, asked('2'));
    assert.equal(path().at(-1), 'CONFIRM_SIGN_IN_WITH_CUSTOM_CHALLENGE answer');
    const told = events.filter(({type}) => type === 'error' || type === 'step').slice(-2);
    assert.deepEqual(
      told.map(({type}) => type),
      ['error', 'step'],
    );
    assert.equal(told[0]?.type === 'error' && told[0].recovery, 'retry');
    assert.deepEqual(told[1]?.type === 'step' && told[1].nextStep.additionalInfo, {
      hint: '2 + 2',
      attemptsLeft: '2',
    });
  });

  it('calls nothing wrong when it is asked again without an answer', async () => {
    const pictured: NextStep = {
      signInStep: 'CONFIRM_SIGN_IN_WITH_CUSTOM_CHALLENGE',
      additionalInfo: {hint: '2 + 2', image: '2'},
    };
    const {flow} = setUp([puzzle('2 + 2'), pictured]);
    await flow.answer('ada', {password: 'pw'});
    await flow.resend();
    assert.equal(problemOf(flow), undefined);
  });

  it('says that the step began again where a renewed session asks something else', async () => {
    const {flow} = setUp([puzzle('2 + 2'), DEAD, puzzle('3 + 3')]);
    await flow.answer('ada', {password: 'pw'});
    await flow.answer('4');
    assert.equal(problemOf(flow), 'stepRenewed');
  });

  it('that asks something else goes on', async () => {
    const {flow} = setUp([puzzle('2 + 2'), puzzle('3 + 3')]);
    await flow.answer('ada', {password: 'pw'});
    await flow.answer('4');
    assert.equal(problemOf(flow), undefined);
  });

  it('is begun without a password where the flow is without SRP', async () => {
    const {auth, flow} = setUp([puzzle('2 + 2')], {authFlow: 'CUSTOM_WITHOUT_SRP'});
    await flow.answer('ada', {password: 'left over'});
    assert.deepEqual(auth.calls, [
      ['signIn', {username: 'ada', options: {authFlowType: 'CUSTOM_WITHOUT_SRP'}}],
    ]);
  });
});

describe('A code after a code', () => {
  it('says that another one was sent', async () => {
    for (const step of [SMS, EMAIL]) {
      const {flow} = setUp([step, step]);
      await flow.answer('ada', {password: 'pw'});
      await flow.answer('123456');
      const {turn} = flow;
      assert.equal(turn.kind === 'asking' && turn.notice, 'codeResent', step.signInStep);
      assert.equal(problemOf(flow), undefined);
    }
  });

  it('was not right where an app shows it', async () => {
    const {flow} = setUp([TOTP, TOTP]);
    await flow.answer('ada', {password: 'pw'});
    await flow.answer('123456');
    assert.equal(problemOf(flow), 'wrongCode');
  });
});

describe('A forced new password', () => {
  it('goes out with the attributes', async () => {
    const {auth, flow} = setUp([
      {signInStep: 'CONFIRM_SIGN_IN_WITH_NEW_PASSWORD_REQUIRED', missingAttributes: ['name']},
      DONE,
    ]);
    await flow.answer('ada', {password: 'temporary'});
    await flow.answer('new', {userAttributes: {name: 'Ada'}});
    assert.deepEqual(auth.calls.at(-1), [
      'confirmSignIn',
      {challengeResponse: 'new', options: {userAttributes: {name: 'Ada'}, clientMetadata: METADATA}},
    ]);
  });
});

describe('The password', () => {
  it('is forgotten at the end, and when somebody else signs in', async () => {
    const {auth, flow} = setUp([TOTP, WRONG_PASSWORD, TOTP]);
    await flow.answer('ada', {password: 'pw'});
    await flow.restart();
    await flow.answer('bob', {password: 'no'});
    await flow.answer('bob', {password: 'yes'});
    flow.forget();
    await flow.resend();
    assert.equal(stepOf(flow), 'SIGN_IN');
    assert.deepEqual(auth.told, ['ada/pw', 'bob/no', 'bob/yes']);
  });
});
