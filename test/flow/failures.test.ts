import {expect} from '@open-wc/testing';
import '../../src/define/amplify-signin-flow.js';
import type {AuthClient} from '../../src/core/auth-client.js';
import type {NextStep} from '../../src/core/step.js';
import type {AmplifySigninFlow} from '../../src/flow/amplify-signin-flow.js';
import type {SigninEventDetails} from '../../src/flow/events.js';
import {Clock} from '../support/clock.js';
import {fill, one, submit} from '../support/forms.js';
import {DONE, EMAIL, fault, ScriptedAuth, SELECTION, SMS, TOTP} from '../support/scripted-auth.js';

/**
 * What comes of a refusal: `stay` at the step, sign in again and ask the same (`renew`), back to the `choice`, to the
 * `start`, or to another step, whose name it is.
 */
type Fate = 'stay' | 'renew' | 'choice' | 'start' | NextStep['signInStep'] | 'TELEPATHY';

/** What a call is rejected with, and what is to be seen then. `at` names what is at fault, if it was typed. */
interface Row {
  readonly name: string;
  readonly message: string;
  readonly key: string;
  readonly recovery: string;
  readonly fate: Fate;
  readonly at?: 'answer' | 'newPassword' | undefined;
}

const row = (
  name: string,
  message: string,
  key: string,
  recovery: string,
  at?: 'answer' | 'newPassword',
): Row => ({name, message, key, recovery, at, fate: 'stay'});
const renew = (name: string, message: string, key = 'sessionExpired'): Row => ({
  ...row(name, message, key, 'restart'),
  fate: 'renew',
});
const start = (name: string, message: string, key: string): Row => ({
  ...row(name, message, key, 'restart'),
  fate: 'start',
});
const leadsTo = (name: string, message: string, fate: Fate): Row => ({...row(name, message, '', ''), fate});

/** Every call can be rejected with these. */
const ANY: readonly Row[] = [
  row('TooManyRequestsException', 'Too many requests', 'tooManyRequests', 'wait'),
  row('ThrottlingException', 'Rate exceeded', 'tooManyRequests', 'wait'),
  row('ForbiddenException', 'Request not allowed due to WAF block.', 'requestDeclined', 'elsewhere'),
  row('InternalErrorException', 'Something went wrong', 'serviceFailed', 'retry'),
  row('ResourceNotFoundException', 'User pool client x does not exist.', 'notConfigured', 'configure'),
  row('ResourceNotFoundException', 'User pool x does not exist.', 'notConfigured', 'configure'),
  row('InvalidUserPoolConfigurationException', 'Invalid configuration', 'notConfigured', 'configure'),
  row('UnsupportedOperationException', 'Not supported', 'notConfigured', 'configure'),
  row('OperationNotEnabledException', 'Not enabled', 'notConfigured', 'configure'),
  row('NotAuthorizedException', 'Unable to verify secret hash for client x', 'notConfigured', 'configure'),
  row(
    'NotAuthorizedException',
    'Client x is configured with secret but SECRET_HASH was not received',
    'notConfigured',
    'configure',
  ),
  row(
    'InvalidParameterException',
    'Custom auth lambda trigger is not configured for the user pool.',
    'notConfigured',
    'configure',
  ),
  row(
    'UserLambdaValidationException',
    'PreAuthentication failed with error No.',
    'refusedByService',
    'retry',
  ),
  row('UnexpectedLambdaException', 'PreAuthentication failed', 'unexpected', 'retry'),
  row('InvalidLambdaResponseException', 'Unrecognizable lambda output', 'unexpected', 'retry'),
  row('NetworkError', 'A network error has occurred.', 'network', 'retry'),
  row('SyntaxError', 'Unexpected token <', 'intercepted', 'retry'),
  row('TypeError', "Cannot read properties of undefined (reading 'x')", 'unexpected', 'retry'),
  row('AbortError', 'The operation was aborted.', 'network', 'retry'),
  row('Unknown', 'An unknown error has occurred.', 'unexpected', 'retry'),
  row('SomethingNewException', 'Never heard of', 'unexpected', 'retry'),
  row('AuthUserPoolException', 'Auth UserPool not configured.', 'notConfigured', 'configure'),
  row('NoAmplifyContextError', 'Amplify is not configured', 'notConfigured', 'configure'),
  row('InvalidAmplifyContextError', 'Invalid context', 'notConfigured', 'configure'),
  row('InvalidUserPoolId', 'Invalid user pool id provided.', 'notConfigured', 'configure'),
];

const DELIVERY: readonly Row[] = [
  row('CodeDeliveryFailureException', 'Unable to deliver message', 'codeNotSent', 'elsewhere'),
  row('InvalidSmsRoleAccessPolicyException', 'Role', 'codeNotSent', 'elsewhere'),
  row('InvalidSmsRoleTrustRelationshipException', 'Role', 'codeNotSent', 'elsewhere'),
  row('InvalidEmailRoleAccessPolicyException', 'Role', 'codeNotSent', 'elsewhere'),
];

/** What both calls of a sign-in can be rejected with, besides. */
const SIGNING_IN: readonly Row[] = [
  ...ANY,
  ...DELIVERY,
  row('NotAuthorizedException', 'Password attempts exceeded', 'lockedOut', 'wait'),
  row('NotAuthorizedException', 'User is disabled.', 'accountDisabled', 'elsewhere'),
  row(
    'NotAuthorizedException',
    'Unable to login because of security reasons.',
    'accountBlocked',
    'elsewhere',
  ),
  row(
    'NotAuthorizedException',
    'Request not allowed due to security reasons.',
    'accountBlocked',
    'elsewhere',
  ),
  row('UnexpectedSignInInterruptionException', 'Tokens were not kept', 'storageBlocked', 'elsewhere'),
  row('QuotaExceededError', 'Setting the value exceeded the quota.', 'storageFull', 'elsewhere'),
  row('SecurityError', 'Access is denied for this document.', 'storageBlocked', 'elsewhere'),
  row('SignInException', 'Cannot initiate MFA setup from types: SMS', 'mfaSetupImpossible', 'elsewhere'),
  leadsTo('UserNotConfirmedException', 'User is not confirmed.', 'CONFIRM_SIGN_UP'),
  leadsTo('PasswordResetRequiredException', 'Password reset required for the user', 'RESET_PASSWORD'),
  leadsTo(
    'SignInException',
    'An error occurred during the sign in process. TELEPATHY challengeName returned by the underlying service was not ' +
      'addressed.',
    'TELEPATHY',
  ),
];

const DEAD: readonly Row[] = [
  renew('SignInException', 'An error occurred during the sign in process. The most likely reason is …'),
  renew('DeviceMetadataNotFoundException', 'Either deviceKey, … or secretPassword were not found'),
  renew('InvalidTokens', 'Invalid tokens.'),
];

/** `signIn`: InitiateAuth, and PASSWORD_VERIFIER. */
const SIGN_IN: readonly Row[] = [
  ...SIGNING_IN,
  ...DEAD,
  row('NotAuthorizedException', 'Incorrect username or password.', 'wrongCredentials', 'retry', 'answer'),
  row('UserNotFoundException', 'User does not exist.', 'wrongCredentials', 'retry', 'answer'),
  row(
    'NotAuthorizedException',
    'Temporary password has expired and must be reset by an administrator.',
    'temporaryPasswordExpired',
    'elsewhere',
  ),
  row(
    'InvalidParameterException',
    'USER_SRP_AUTH flow not enabled for this client',
    'notConfigured',
    'configure',
  ),
  row('EmptyUserIdForSRPException', 'USER_ID_FOR_SRP was empty', 'notConfigured', 'configure'),
  row('InvalidPreferredChallenge', 'Not configured', 'notConfigured', 'configure'),
  row('CustomAuthSignInPassword', 'A password is not needed', 'notConfigured', 'configure'),
  row('EmptySignInUsername', 'username is required to signIn', 'inputMissing', 'retry'),
  row('EmptySignInPassword', 'password is required to signIn', 'inputMissing', 'retry'),
];

/** The same where nobody was asked for a password just now. */
const SIGN_IN_AGAIN: readonly Row[] = SIGN_IN.map((each) =>
  each.key === 'wrongCredentials' ? start(each.name, each.message, 'signInRefused') : each,
);

/** `confirmSignIn`: RespondToAuthChallenge, and the set-up of an app. */
const CONFIRM: readonly Row[] = [
  ...SIGNING_IN,
  ...DEAD,
  renew('NotAuthorizedException', 'Invalid session for the user.'),
  renew('NotAuthorizedException', 'Invalid session for the user, session is expired.'),
  renew('NotAuthorizedException', 'Invalid session for the user, session can only be used once.'),
  renew('ExpiredCodeException', 'Invalid code provided, please request a code again.', 'codeExpired'),
  row('CodeMismatchException', 'Invalid code or auth state for the user.', 'wrongCode', 'retry', 'answer'),
  row(
    'ExpiredCodeException',
    'Your software token has already been used once.',
    'codeAlreadyUsed',
    'retry',
    'answer',
  ),
  row(
    'InvalidPasswordException',
    'Password did not conform with policy: Password not long enough',
    'passwordTooWeak',
    'retry',
    'newPassword',
  ),
  row(
    'PasswordHistoryPolicyViolationException',
    'Password has been used',
    'passwordReused',
    'retry',
    'newPassword',
  ),
  row(
    'InvalidParameterException',
    "1 validation error detected: Value at 'clientId' failed to satisfy constraint: Member must not be null",
    'notConfigured',
    'configure',
  ),
  row('AliasExistsException', 'Already exists', 'aliasTaken', 'elsewhere'),
  {...start('MFAMethodNotFoundException', 'Not found', 'methodNotAvailable'), fate: 'choice'},
  {...start('SoftwareTokenMFANotFoundException', 'Not found', 'methodNotAvailable'), fate: 'choice'},
  row('EmptyChallengeResponse', 'challengeResponse is required', 'inputMissing', 'retry'),
  row('IncorrectMFAMethod', 'Incorrect MFA method was chosen', 'inputRefused', 'retry'),
];
const REFUSED: readonly Row[] = [
  start('NotAuthorizedException', 'Incorrect username or password.', 'signInRefused'),
  start('UserNotFoundException', 'User does not exist.', 'signInRefused'),
];
const WRONG_PASSWORD: readonly Row[] = SIGN_IN.filter(({key}) => key === 'wrongCredentials');
const SET_UP: readonly Row[] = [
  row('EnableSoftwareTokenMFAException', 'Code mismatch', 'wrongSetupCode', 'retry', 'answer'),
  row('ConcurrentModificationException', 'Try again', 'unexpected', 'retry'),
  row('SignInException', 'Cannot proceed with MFA setup using method: X', 'inputRefused', 'retry'),
];
const PASSKEYS: readonly Row[] = [
  'PasskeyAuthenticationCanceled',
  'PasskeyOperationAborted',
  'PasskeyNotSupported',
  'PasskeyRetrievalFailed',
  'RelyingPartyMismatch',
  'InvalidPasskeyAuthenticationOptions',
  'WebAuthnNotEnabledException',
  'WebAuthnRelyingPartyMismatchException',
  'WebAuthnChallengeNotFoundException',
].map((name) => row(name, name, 'passkeyFailed', 'retry'));

const LIMITS: readonly Row[] = [
  row(
    'LimitExceededException',
    'Attempt limit exceeded, please try after some time.',
    'tooManyAttempts',
    'wait',
  ),
];
const CODES: readonly Row[] = [
  ...ANY,
  ...LIMITS,
  row('TooManyFailedAttemptsException', 'Too many failed attempts', 'tooManyAttempts', 'wait'),
  row(
    'CodeMismatchException',
    'Invalid verification code provided, please try again.',
    'wrongCode',
    'retry',
    'answer',
  ),
  row(
    'ExpiredCodeException',
    'Invalid code provided, please request a code again.',
    'codeOutdated',
    'retry',
    'answer',
  ),
  row('UserNotFoundException', 'Username/client id combination not found.', 'wrongCode', 'retry', 'answer'),
];
const CONFIRM_RESET: readonly Row[] = [
  ...CODES,
  ...CONFIRM.filter(({at}) => at === 'newPassword'),
  row('EmptyConfirmResetPasswordConfirmationCode', 'code is required', 'inputMissing', 'retry'),
  leadsTo('UserNotConfirmedException', 'User is not confirmed.', 'CONFIRM_SIGN_UP'),
];
const CONFIRM_SIGN_UP: readonly Row[] = [
  ...CODES,
  row('AliasExistsException', 'An account with the email already exists.', 'aliasTaken', 'elsewhere'),
  row('EmptyConfirmSignUpCode', 'code is required', 'inputMissing', 'retry'),
  leadsTo(
    'NotAuthorizedException',
    'User cannot be confirmed. Current status is CONFIRMED',
    'CONFIRM_SIGN_IN_WITH_TOTP_CODE',
  ),
];
const REQUEST_RESET: readonly Row[] = [
  ...ANY,
  ...DELIVERY,
  ...LIMITS,
  row(
    'NotAuthorizedException',
    'User password cannot be reset in the current state.',
    'cannotReset',
    'elsewhere',
  ),
  row('NotAuthorizedException', 'User is disabled.', 'accountDisabled', 'elsewhere'),
  row(
    'InvalidParameterException',
    'Cannot reset password for the user as there is no registered/verified email or phone_number',
    'cannotReset',
    'elsewhere',
  ),
  row('EmptyResetPasswordUsername', 'username is required', 'inputMissing', 'retry'),
];
const SEND_SIGN_UP_CODE: readonly Row[] = [
  ...ANY,
  ...DELIVERY,
  ...LIMITS,
  row('EmptySignUpUsername', 'username is required to signUp', 'inputMissing', 'retry'),
  leadsTo('InvalidParameterException', 'User is already confirmed.', 'CONFIRM_SIGN_IN_WITH_TOTP_CODE'),
];

type Deed = (flow: AmplifySigninFlow) => unknown;

/** A step at which the flow can stand, and the call that is refused there. */
interface Place {
  readonly title: string;
  readonly step: string;
  readonly script: readonly NextStep[];
  /** From the start form to the step. */
  readonly reach: readonly Deed[];
  /** What the user does then. */
  readonly act?: Deed;
  readonly typed?: Record<string, string>;
  /** The function that refuses; otherwise it is the next one of the script. */
  readonly refusing?: keyof AuthClient;
  readonly rows: readonly Row[];
  /** What Amplify answers when the flow signs in again by itself. */
  readonly again?: readonly NextStep[];
  /** What is said when the question is there again, and whether a code goes out with it. */
  readonly renewed?: string;
  readonly sends?: boolean;
  /** The form is another one then, since what was typed belongs to another question. */
  readonly isReplaced?: boolean;
  readonly choice?: NextStep['signInStep'];
  /** The names of the fields: the first one, and those that can be at fault. */
  readonly first: string;
  readonly answer?: string;
  readonly newPassword?: string;
  /** `USER_AUTH` */
  readonly isPasswordless?: boolean;
  /** The events do not begin with `before-answer`, since nothing is answered. */
  readonly isAction?: boolean;
  /** Which transition it is, where it leads elsewhere. */
  readonly cause?: string;
}

const FACTORS: NextStep = {
  signInStep: 'CONTINUE_SIGN_IN_WITH_FIRST_FACTOR_SELECTION',
  availableChallenges: ['PASSWORD_SRP', 'EMAIL_OTP'],
};
const SETUPS: NextStep = {
  signInStep: 'CONTINUE_SIGN_IN_WITH_MFA_SETUP_SELECTION',
  allowedMFATypes: ['TOTP', 'EMAIL'],
};
const EMAIL_SETUP: NextStep = {signInStep: 'CONTINUE_SIGN_IN_WITH_EMAIL_SETUP'};
const PASSWORD: NextStep = {signInStep: 'CONFIRM_SIGN_IN_WITH_PASSWORD'};
const PUZZLE: NextStep = {
  signInStep: 'CONFIRM_SIGN_IN_WITH_CUSTOM_CHALLENGE',
  additionalInfo: {hint: '2 + 2'},
};
const NEW_PASSWORD: NextStep = {
  signInStep: 'CONFIRM_SIGN_IN_WITH_NEW_PASSWORD_REQUIRED',
  missingAttributes: ['name'],
};
const SIGN_UP: NextStep = {signInStep: 'CONFIRM_SIGN_UP'};
const RESET: NextStep = {signInStep: 'RESET_PASSWORD'};
const app = (sharedSecret: string): NextStep => ({
  signInStep: 'CONTINUE_SIGN_IN_WITH_TOTP_SETUP',
  totpSetupDetails: {sharedSecret, getSetupUri: () => new URL('otpauth://totp')},
});

const withPassword: Deed = (flow) => flow.answer('ada', {password: 'pw'});
const withoutPassword: Deed = (flow) => flow.answer('ada');
const choose =
  (response: string): Deed =>
  (flow) =>
    flow.answer(response);
const press =
  (action: string): Deed =>
  (flow) => {
    one(flow, `[data-action=${action}]`).click();
  };

/** One clock for each case. */
let clock: Clock;
const firstPause: Deed = async (flow) => {
  clock.pass(30);
  await flow.updateComplete;
};

const CODE = {typed: {code: '123456'}, first: 'code', answer: 'code'} as const;
const CHOICE = {typed: {}, first: 'choice', answer: 'choice'} as const;
const NEW = {newPassword: 'Correct-horse-1', newPasswordAgain: 'Correct-horse-1'};

const confirming = (step: NextStep, place: Omit<Place, 'title' | 'step' | 'script' | 'reach'>): Place => ({
  title: step.signInStep,
  step: step.signInStep,
  script: [step],
  reach: [withPassword],
  renewed: 'sessionRenewed',
  again: [step],
  ...place,
});

const PLACES: readonly Place[] = [
  {
    title: 'SIGN_IN',
    step: 'SIGN_IN',
    script: [],
    reach: [],
    typed: {username: 'ada', password: 'pw'},
    rows: SIGN_IN.map((each) => (each.fate === 'renew' ? {...each, fate: 'stay'} : each)),
    first: 'password',
    answer: 'password',
  },
  {
    title: 'SIGN_IN without a password',
    step: 'SIGN_IN',
    script: [],
    reach: [],
    typed: {username: 'ada'},
    rows: SIGN_IN.map((each) => (each.fate === 'renew' ? {...each, fate: 'stay'} : each)),
    first: 'username',
    answer: 'username',
    isPasswordless: true,
  },
  confirming(SMS, {...CODE, rows: [...CONFIRM, ...REFUSED], renewed: 'codeRenewed', sends: true}),
  {
    ...confirming(EMAIL, {...CODE, rows: [...CONFIRM, ...REFUSED], renewed: 'codeRenewed', sends: true}),
    title: 'CONFIRM_SIGN_IN_WITH_EMAIL_CODE that was chosen',
    script: [SELECTION, EMAIL],
    reach: [withPassword, choose('EMAIL')],
    again: [SELECTION, EMAIL],
    choice: SELECTION.signInStep,
  },
  confirming(TOTP, {...CODE, rows: [...CONFIRM, ...REFUSED]}),
  confirming(SELECTION, {...CHOICE, rows: [...CONFIRM, ...REFUSED], choice: SELECTION.signInStep}),
  confirming(SETUPS, {...CHOICE, rows: [...CONFIRM, ...REFUSED, ...SET_UP], choice: SETUPS.signInStep}),
  confirming(EMAIL_SETUP, {
    typed: {email: 'ada@example.com'},
    first: 'email',
    answer: 'email',
    rows: [...CONFIRM, ...REFUSED, ...SET_UP],
  }),
  confirming(app('JBSWY3DPEHPK3PXP'), {
    ...CODE,
    rows: [...CONFIRM, ...REFUSED, ...SET_UP],
    again: [app('KRSXG5CTMVRXEZLU')],
    renewed: 'keyRenewed',
    isReplaced: true,
  }),
  {
    ...confirming(FACTORS, {...CHOICE, rows: [...CONFIRM, ...REFUSED, ...PASSKEYS]}),
    reach: [withoutPassword],
    isPasswordless: true,
    choice: FACTORS.signInStep,
  },
  {
    ...confirming(PASSWORD, {
      typed: {password: 'pw'},
      first: 'password',
      answer: 'password',
      // The session that is spent is of no matter here: the password that was typed goes into a new one.
      rows: [
        ...CONFIRM.map((each) => (each.key === 'sessionExpired' ? {...each, fate: TOTP.signInStep} : each)),
        ...WRONG_PASSWORD,
      ],
    }),
    script: [FACTORS, PASSWORD],
    reach: [withoutPassword, choose('PASSWORD_SRP')],
    again: [FACTORS, PASSWORD],
    isPasswordless: true,
    choice: FACTORS.signInStep,
  },
  confirming(PUZZLE, {
    typed: {answer: '4'},
    first: 'answer',
    answer: 'answer',
    rows: [...CONFIRM, ...REFUSED],
  }),
  confirming(NEW_PASSWORD, {
    typed: {...NEW, name: 'Ada'},
    first: 'newPassword',
    newPassword: 'newPassword',
    rows: [...CONFIRM, ...REFUSED],
  }),
  {
    title: 'RESET_PASSWORD, the login id',
    step: 'RESET_PASSWORD',
    script: [],
    reach: [press('forgot-password')],
    typed: {username: 'ada'},
    refusing: 'resetPassword',
    rows: REQUEST_RESET,
    first: 'username',
  },
  {
    title: 'RESET_PASSWORD, the code',
    step: 'RESET_PASSWORD',
    script: [RESET],
    reach: [withPassword, choose('ada')],
    typed: {code: '123456', ...NEW},
    refusing: 'confirmResetPassword',
    rows: CONFIRM_RESET,
    first: 'code',
    answer: 'code',
    newPassword: 'newPassword',
  },
  {
    title: 'RESET_PASSWORD, a new code',
    step: 'RESET_PASSWORD',
    script: [RESET],
    reach: [withPassword, choose('ada'), firstPause],
    act: press('resend'),
    isAction: true,
    cause: 'resend',
    refusing: 'resetPassword',
    rows: REQUEST_RESET,
    first: 'code',
  },
  {
    title: 'CONFIRM_SIGN_UP',
    step: 'CONFIRM_SIGN_UP',
    script: [SIGN_UP],
    reach: [withPassword, turnOfTheLoop],
    ...CODE,
    refusing: 'confirmSignUp',
    again: [TOTP],
    rows: CONFIRM_SIGN_UP,
  },
  {
    title: 'CONFIRM_SIGN_UP, a new code',
    step: 'CONFIRM_SIGN_UP',
    script: [SIGN_UP],
    reach: [withPassword, turnOfTheLoop, firstPause],
    act: press('resend'),
    isAction: true,
    cause: 'resend',
    refusing: 'resendSignUpCode',
    again: [TOTP],
    rows: SEND_SIGN_UP_CODE,
    first: 'code',
  },
  {
    title: 'CONFIRM_SIGN_IN_WITH_SMS_CODE, a new code',
    step: SMS.signInStep,
    script: [SMS],
    reach: [withPassword, firstPause],
    act: press('resend'),
    isAction: true,
    cause: 'resend',
    rows: SIGN_IN_AGAIN.map((each) => (each.fate === 'renew' ? {...each, fate: 'start'} : each)),
    first: 'code',
  },
  {
    title: 'CONFIRM_SIGN_IN_WITH_EMAIL_CODE, back to the choice',
    step: EMAIL.signInStep,
    script: [SELECTION, EMAIL],
    reach: [withPassword, choose('EMAIL')],
    act: press('back'),
    isAction: true,
    cause: 'back',
    rows: SIGN_IN_AGAIN.map((each) => (each.fate === 'renew' ? {...each, fate: 'start'} : each)),
    first: 'code',
  },
];

/** What Amplify says next where the flow itself goes on. A step that it does not know stays one, however often it is asked. */
const NEXT: {readonly [F in Fate]?: (refusal: Error) => readonly (NextStep | Error)[]} = {
  CONFIRM_SIGN_IN_WITH_TOTP_CODE: () => [TOTP],
  TELEPATHY: (refusal) => [refusal],
};

const NAMES: readonly (keyof SigninEventDetails)[] = [
  'signin-before-answer',
  'signin-expired',
  'signin-error',
  'signin-step',
  'signin-code-sent',
  'signin-done',
];

/** `step SIGN_IN>DONE answer` and so on. */
function told(event: CustomEvent<object>): string {
  const values: unknown[] = Object.values(event.detail).filter((value) => typeof value === 'string');
  const words = event.type === 'signin-step' ? [values.slice(0, 2).join('>'), ...values.slice(2)] : values;
  if (event.type === 'signin-code-sent') words.splice(1);
  return [event.type.replace('signin-', ''), ...words].join(' ');
}

/** The next task; a timer would let each case wait for some milliseconds. */
function turnOfTheLoop(): Promise<void> {
  return new Promise((resolve) => {
    const {port1, port2} = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
}

/** Nothing is on its way any more, and what there is can be seen. */
async function settled(flow: AmplifySigninFlow): Promise<void> {
  do {
    await turnOfTheLoop();
    await flow.updateComplete;
  } while (flow.matches(':state(busy)'));
  await turnOfTheLoop();
  await flow.updateComplete;
}

/** What is to be seen and heard, worked out from the two tables and from nothing else. */
function expected(place: Place, {name, key, recovery, fate, at}: Row) {
  const {step, choice, cause = 'answer'} = place;
  const error = `error ${step} ${name} ${recovery}`;
  const events = place.isAction ? [] : [`before-answer ${step}`];
  // Without a choice there is nothing but the start to go back to.
  const end = fate === 'choice' && !choice ? 'start' : fate;
  switch (end) {
    case 'stay':
      return {step, key, focus: (at && place[at]) ?? place.first, events: [...events, error]};
    case 'renew':
      return {
        step,
        key: place.renewed,
        focus: place.first,
        events: [
          ...events,
          `expired ${step}`,
          error,
          `step ${step}>${step} expired`,
          ...(place.sends ? [`code-sent ${step}`] : []),
        ],
      };
    case 'choice':
      return {
        step: choice,
        key,
        focus: 'choice',
        events: [...events, `expired ${step}`, error, `step ${step}>${String(choice)} back`],
      };
    case 'start':
      return {
        step: 'SIGN_IN',
        key,
        focus: place.isPasswordless ? 'username' : 'password',
        events: [...events, `expired ${step}`, error, `step ${step}>SIGN_IN expired`],
      };
    default:
      return {
        step: end,
        key: undefined,
        // What cannot be shown has a heading, and no field.
        focus: end === 'TELEPATHY' ? undefined : end === 'RESET_PASSWORD' ? 'username' : 'code',
        events: [
          ...events,
          `step ${step}>${end} ${cause}`,
          ...(end === 'CONFIRM_SIGN_UP' ? ['code-sent CONFIRM_SIGN_UP'] : []),
        ],
      };
  }
}

/** There is something to press that leads on: the main button, or one of those below it. */
function nextActions(flow: AmplifySigninFlow): string[] {
  const buttons = [...flow.querySelectorAll('button:enabled')] as HTMLButtonElement[];
  return buttons
    .map((button) => button.dataset['action'] ?? button.type)
    .filter((action) => ['submit', 'restart', 'back', 'resend'].includes(action));
}

async function show(place: Place, last: readonly (NextStep | Error)[]) {
  const copies = [...place.script, ...last].map((each) => (each instanceof Error ? each : {...each}));
  const auth = new ScriptedAuth(copies);
  const flow = document.createElement('amplify-signin-flow');
  flow.auth = auth;
  if (place.isPasswordless) flow.authFlow = 'USER_AUTH';
  const events: string[] = [];
  for (const name of NAMES)
    flow.addEventListener(name, (event) => {
      events.push(told(event));
    });
  document.body.append(flow);
  await settled(flow);
  for (const deed of place.reach) {
    await deed(flow);
    await flow.updateComplete;
    await flow.updateComplete;
  }
  return {auth, flow, events};
}

describe('Every failure leads somewhere', () => {
  const {requestAnimationFrame, console} = globalThis;
  const {warn, error} = console;
  let cases = 0;

  before(() => {
    // The flow waits for a frame before each call; here nobody looks.
    globalThis.requestAnimationFrame = (callback) => {
      queueMicrotask(() => {
        callback(0);
      });
      return 0;
    };
    // Developers are told a lot here.
    Object.assign(console, {warn: () => undefined, error: () => undefined});
  });
  after(() => {
    Object.assign(globalThis, {requestAnimationFrame});
    Object.assign(console, {warn, error});
    console.log(`${String(cases)} refusals at ${String(PLACES.length)} places of a sign-in.`);
  });
  beforeEach(() => {
    sessionStorage.clear();
    clock = new Clock();
  });
  afterEach(() => {
    document.querySelector('amplify-signin-flow')?.remove();
  });

  for (const place of PLACES)
    describe(place.title, () => {
      for (const each of place.rows)
        it(`${each.name} «${each.message.slice(0, 50)}»`, async () => {
          cases += 1;
          const refusal = fault(each.name, each.message);
          const next = NEXT[each.fate]?.(refusal) ?? place.again ?? [];
          const {auth, flow, events} = await show(place, place.refusing ? next : [refusal, ...next]);
          if (place.refusing) auth.refuse(place.refusing, refusal);
          expect(flow.step, 'reached').to.equal(place.step);
          events.length = 0;
          const form = one(flow, 'form');
          const {typed = {}} = place;
          if (place.act) await place.act(flow);
          else {
            fill(flow, typed);
            submit(flow);
          }
          await settled(flow);

          const wanted = expected(place, each);
          expect(flow.step).to.equal(wanted.step);
          expect(events).to.eql(wanted.events);
          const [problem, ...more] = flow.querySelectorAll<HTMLElement>('[data-problem]');
          expect([problem?.dataset['problem'], more.length]).to.eql([wanted.key, 0]);
          if (wanted.key) expect(problem?.textContent.trim()).to.match(/^[A-Z].{20,}\.$/s);
          expect(flow.textContent).not.to.contain(each.message);
          const {activeElement} = document;
          expect(flow.contains(activeElement), 'the focus is in the flow').to.equal(true);
          expect(activeElement?.getAttribute('name') ?? undefined).to.equal(wanted.focus);
          expect(nextActions(flow)).not.to.eql([]);

          const isSame = each.fate === 'stay' || (each.fate === 'renew' && !place.isReplaced);
          expect(one(flow, 'form') === form).to.equal(isSame);
          if (isSame)
            for (const [name, value] of Object.entries(typed)) {
              const isWrong = each.at !== undefined && place[each.at] === name;
              const field = one<HTMLInputElement>(flow, `[name=${name}]`);
              const isSecret = /password/i.test(name);
              if (!(isSecret && each.at)) expect(field.value, name).to.equal(value);
              expect(field.getAttribute('aria-invalid'), name).to.equal(isWrong ? 'true' : null);
            }
          const main = one(flow, '[type=submit]');
          // What is asked for can be answered while another way is not to be had.
          const isWaiting = each.recovery === 'wait' && place.cause !== 'resend' && place.cause !== 'back';
          expect(main.getAttribute('aria-disabled')).to.equal(isWaiting ? 'true' : null);
        });
    });

  it('at the end, too: somebody who could not be signed out stays, and is told', async () => {
    for (const each of ANY) {
      const place: Place = {
        title: '',
        step: 'DONE',
        script: [DONE],
        reach: [withPassword],
        rows: [],
        first: '',
      };
      const {auth, flow, events} = await show(place, []);
      await settled(flow);
      events.length = 0;
      auth.signOut = () => Promise.reject(fault(each.name, each.message));
      one(flow, '[data-action=restart]').click();
      await settled(flow);
      cases += 1;
      expect(flow.step, each.name).to.equal('DONE');
      expect(events, each.name).to.eql([`error DONE ${each.name} ${each.recovery}`]);
      expect(one(flow, '[data-problem]').dataset['problem'], each.name).to.equal(each.key);
      expect(nextActions(flow), each.name).to.include('restart');
      flow.remove();
      sessionStorage.clear();
    }
  });
});
