import {type PasswordRule, ruleInRefusal} from './password-policy.js';
import type {FlowStep, FlowStepName} from './step.js';

/**
 * What the user can do about a refused call: `retry` the same form, `wait` and then retry, `restart` the sign-in, go
 * `elsewhere` (an administrator, another method), or nothing, since the developer has to `configure` something.
 */
export type Recovery = 'retry' | 'wait' | 'restart' | 'elsewhere' | 'configure';

/** The kinds of refusal. Each is the key of the sentence that the user reads. */
export type ProblemKey =
  | 'accountBlocked'
  | 'accountDisabled'
  | 'aliasTaken'
  | 'attributesRefused'
  | 'cannotReset'
  | 'codeAlreadyUsed'
  | 'codeExpired'
  | 'codeNotSent'
  | 'codeOutdated'
  | 'lockedOut'
  | 'methodNotAvailable'
  | 'mfaSetupImpossible'
  | 'network'
  | 'notConfigured'
  | 'pageRefused'
  | 'passkeyFailed'
  | 'passwordReused'
  | 'passwordTooWeak'
  | 'sessionExpired'
  | 'signInRefused'
  | 'storageBlocked'
  | 'temporaryPasswordExpired'
  | 'tooManyAttempts'
  | 'tooManyRequests'
  | 'unexpected'
  | 'wrongAnswer'
  | 'wrongCode'
  | 'wrongCredentials'
  | 'wrongSetupCode';

/** A refused call, as the flow shows it. */
export interface Problem {
  /** The key of the sentence in the messages. */
  readonly key: ProblemKey;
  /** The error's `name`, as Cognito or Amplify gave it. */
  readonly name: string;
  readonly recovery: Recovery;
  /** A sentence of the page's own, instead of the one that belongs to the key. */
  readonly text?: string;
  /** The rule that a password breaks, where Cognito says which. */
  readonly rule?: PasswordRule;
  /** What a developer has to change. Meant for the console, never for the page. */
  readonly advice?: string;
}

interface Rule {
  /** The error's name, or the beginning of it where it ends in `*`. */
  readonly name: string;
  /** Further narrows the rule where Cognito tells cases apart by nothing but the text. */
  readonly message?: RegExp;
  readonly key: ProblemKey;
  readonly recovery: Recovery;
  readonly advice?: string;
}

const NOT_CONFIGURED =
  'Give the element user-pool-id and user-pool-client-id, or outputs, or call Amplify.configure(). If the page does, ' +
  'it has two copies of aws-amplify: let the bundler share one.';

const POOL = 'Check the user pool id, the app client id and the region.';

const ASKS_FOR_CREDENTIALS: ReadonlySet<FlowStepName> = new Set(['SIGN_IN', 'CONFIRM_SIGN_IN_WITH_PASSWORD']);
const SENDS_CODES: ReadonlySet<FlowStepName> = new Set(['RESET_PASSWORD', 'CONFIRM_SIGN_UP']);

/**
 * The first rule that fits decides. By name, then by text, and never by class: errors of Amplify's own, of passkeys and
 * of the network are of different classes, and a second copy of Amplify makes each of them a stranger. Cognito's texts
 * are English, can change, and are therefore matched loosely.
 */
const RULES: readonly Rule[] = [
  {
    name: 'NotAuthorizedException',
    message: /attempts exceeded/i,
    key: 'lockedOut',
    recovery: 'wait',
  },
  {name: 'NotAuthorizedException', message: /session/i, key: 'sessionExpired', recovery: 'restart'},
  {name: 'NotAuthorizedException', message: /disabled/i, key: 'accountDisabled', recovery: 'elsewhere'},
  {
    name: 'NotAuthorizedException',
    message: /temporary password/i,
    key: 'temporaryPasswordExpired',
    recovery: 'elsewhere',
  },
  {
    name: 'NotAuthorizedException',
    message: /secret/i,
    key: 'notConfigured',
    recovery: 'configure',
    advice: 'The app client has a secret, which a page cannot keep. Create an app client without one.',
  },
  {
    name: 'NotAuthorizedException',
    message: /security reasons/i,
    key: 'accountBlocked',
    recovery: 'elsewhere',
  },
  {
    name: 'NotAuthorizedException',
    message: /cannot be reset in the current state/i,
    key: 'cannotReset',
    recovery: 'elsewhere',
  },
  {name: 'NotAuthorizedException', key: 'wrongCredentials', recovery: 'retry'},
  // Looks the same as a wrong password, so that nobody learns who has an account.
  {name: 'UserNotFoundException', key: 'wrongCredentials', recovery: 'retry'},
  {name: 'EnableSoftwareTokenMFAException', key: 'wrongSetupCode', recovery: 'retry'},
  {name: 'InvalidPasswordException', key: 'passwordTooWeak', recovery: 'retry'},
  {name: 'PasswordHistoryPolicyViolationException', key: 'passwordReused', recovery: 'retry'},
  {name: 'AliasExistsException', key: 'aliasTaken', recovery: 'elsewhere'},
  {name: 'CodeMismatchException', key: 'wrongCode', recovery: 'retry'},
  {name: 'ExpiredCodeException', message: /already been used/i, key: 'codeAlreadyUsed', recovery: 'retry'},
  {name: 'ExpiredCodeException', key: 'codeExpired', recovery: 'restart'},
  {name: 'TooManyFailedAttemptsException', key: 'tooManyAttempts', recovery: 'wait'},
  {name: 'LimitExceededException', key: 'tooManyAttempts', recovery: 'wait'},
  {name: 'TooManyRequestsException', key: 'tooManyRequests', recovery: 'wait'},
  {name: 'CodeDeliveryFailureException', key: 'codeNotSent', recovery: 'elsewhere'},
  {name: 'InvalidSmsRole*', key: 'codeNotSent', recovery: 'elsewhere'},
  {name: 'InvalidEmailRole*', key: 'codeNotSent', recovery: 'elsewhere'},
  {name: 'MFAMethodNotFoundException', key: 'methodNotAvailable', recovery: 'restart'},
  {name: 'SoftwareTokenMFANotFoundException', key: 'methodNotAvailable', recovery: 'restart'},
  {name: 'ForbiddenException', key: 'accountBlocked', recovery: 'elsewhere'},
  {
    name: 'InvalidParameterException',
    message: /not enabled for this client/i,
    key: 'notConfigured',
    recovery: 'configure',
    advice: 'Enable this authentication flow for the app client, or set auth-flow to one that is enabled.',
  },
  {name: 'InvalidParameterException', message: /cannot reset/i, key: 'cannotReset', recovery: 'elsewhere'},
  {name: 'InvalidParameterException', message: /attribute/i, key: 'attributesRefused', recovery: 'retry'},
  {name: 'ResourceNotFoundException', key: 'notConfigured', recovery: 'configure', advice: POOL},
  {
    name: 'InvalidUserPoolConfigurationException',
    key: 'notConfigured',
    recovery: 'configure',
    advice: POOL,
  },
  {
    name: 'UnsupportedOperationException',
    key: 'notConfigured',
    recovery: 'configure',
    advice:
      'The user pool does not offer this authentication flow: check its feature plan and its sign-in settings.',
  },
  {name: 'OperationNotEnabledException', key: 'notConfigured', recovery: 'configure', advice: POOL},
  {name: 'NetworkError', key: 'network', recovery: 'retry'},
  {
    name: 'SignInException',
    message: /cannot initiate mfa setup/i,
    key: 'mfaSetupImpossible',
    recovery: 'elsewhere',
    advice:
      'The pool demands a second factor by text message, and the user has no phone number to send it to.',
  },
  {name: 'SignInException', key: 'sessionExpired', recovery: 'restart'},
  {
    name: 'RelyingPartyMismatch',
    key: 'passkeyFailed',
    recovery: 'retry',
    advice: 'The relying party id of the user pool is not the domain of this page, nor a parent of it.',
  },
  {name: 'Passkey*', key: 'passkeyFailed', recovery: 'retry'},
  {name: 'InvalidPasskey*', key: 'passkeyFailed', recovery: 'retry'},
  {
    name: 'UnexpectedSignInInterruptionException',
    key: 'storageBlocked',
    recovery: 'elsewhere',
    advice: 'Amplify could not store the tokens. Storage or cookies are blocked, or full.',
  },
  {
    name: 'QuotaExceededError',
    key: 'storageBlocked',
    recovery: 'elsewhere',
    advice: 'Amplify could not store the tokens. Storage is blocked or full.',
  },
  // Says itself what is missing.
  {name: 'AuthTagConfigException', key: 'notConfigured', recovery: 'configure'},
  {name: 'AuthUserPoolException', key: 'notConfigured', recovery: 'configure', advice: NOT_CONFIGURED},
  {name: 'NoAmplifyContextError', key: 'notConfigured', recovery: 'configure', advice: NOT_CONFIGURED},
  {name: 'InvalidAmplifyContextError', key: 'notConfigured', recovery: 'configure', advice: NOT_CONFIGURED},
  {name: 'InvalidUserPoolId', key: 'notConfigured', recovery: 'configure', advice: POOL},
  {
    name: 'EmptyUserIdForSRPException',
    key: 'notConfigured',
    recovery: 'configure',
    advice:
      'With auth-flow CUSTOM_WITH_SRP the trigger that defines the challenges has to ask for SRP_A first.',
  },
  {name: 'DeviceMetadataNotFoundException', key: 'sessionExpired', recovery: 'restart'},
  // A reply that is not JSON: a captive portal or a proxy answered in Cognito's place.
  {name: 'SyntaxError', key: 'network', recovery: 'retry'},
];

/**
 * Says what a refused call means. Anything that is not known is `unexpected`, which the user may retry.
 *
 * @param error what the call was rejected with
 * @param step the step at which the call was made
 */
export function classify(error: unknown, step: FlowStepName): Problem {
  const {name, message} = describe(error);
  const rule = RULES.find((each) => isNamed(each, name) && (each.message?.test(message) ?? true));
  if (!rule) return {key: 'unexpected', name, recovery: 'retry'};
  const {key, recovery, advice} = rule;
  // Cognito says «Incorrect username or password» too when it gives up on somebody who was asked for neither.
  if (key === 'wrongCredentials' && !ASKS_FOR_CREDENTIALS.has(step))
    return {key: 'signInRefused', name, recovery: 'restart'};
  // Codes of a reset or of a sign-up can be sent again without leaving the step.
  if (key === 'codeExpired' && SENDS_CODES.has(step)) return {key: 'codeOutdated', name, recovery: 'retry'};
  const broken = key === 'passwordTooWeak' ? ruleInRefusal(message) : undefined;
  return {key, name, recovery, ...(advice !== undefined && {advice}), ...(broken && {rule: broken})};
}

/**
 * A custom challenge says that an answer was wrong by asking the same again. Another question, or another hint, is the
 * next round.
 */
export function wrongAnswer(asked: FlowStep, next: FlowStep): Problem | undefined {
  const isSame =
    asked.signInStep === 'CONFIRM_SIGN_IN_WITH_CUSTOM_CHALLENGE' &&
    next.signInStep === asked.signInStep &&
    JSON.stringify(asked.additionalInfo) === JSON.stringify(next.additionalInfo);
  return isSame ? {key: 'wrongAnswer', name: 'CustomChallenge', recovery: 'retry'} : undefined;
}

/** What a refusal is about: the answer itself, the new password that came with it, or neither. */
export type Blamed = 'answer' | 'newPassword' | undefined;

const BLAMED: {readonly [K in ProblemKey]?: Blamed} = {
  codeAlreadyUsed: 'answer',
  codeExpired: 'answer',
  codeOutdated: 'answer',
  wrongAnswer: 'answer',
  wrongCode: 'answer',
  wrongCredentials: 'answer',
  wrongSetupCode: 'answer',
  passwordReused: 'newPassword',
  passwordTooWeak: 'newPassword',
};

/** What was typed wrongly, if it was that, and not the connection, the session or the service. */
export function blamed({key}: Problem): Blamed {
  return BLAMED[key];
}

/** The page has refused to send an answer; the sentence is its own, and goes into the form as it is. */
export function refusedByPage(error: unknown): Problem {
  const {name, message} = describe(error);
  return {key: 'pageRefused', name, recovery: 'retry', ...(message && {text: message})};
}

function isNamed({name}: Rule, actual: string): boolean {
  return name.endsWith('*') ? actual.startsWith(name.slice(0, -1)) : actual === name;
}

function describe(error: unknown): {name: string; message: string} {
  const {name, message} = Object(error) as {name?: unknown; message?: unknown};
  return {
    name: typeof name === 'string' && name !== '' ? name : 'Unknown',
    message: typeof message === 'string' ? message : typeof error === 'string' ? error : '',
  };
}
