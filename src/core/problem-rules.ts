import {POOL_FAULT_RULES} from './pool-fault-rules.js';
import type {ProblemKey, Recovery} from './problem.js';

/** What the errors of one kind come to. */
export interface Rule {
  /** The error's name, or the beginning of it where it ends in `*`. */
  readonly name: string;
  /** Further narrows the rule where Cognito tells cases apart by nothing but the text. */
  readonly message?: RegExp;
  readonly key: ProblemKey;
  readonly recovery: Recovery;
  /** What a developer has to change. */
  readonly advice?: string;
}

/** Also said at load, before anything was sent. */
export const NOT_CONFIGURED =
  'Amplify is not configured. Give the element user-pool-id and user-pool-client-id, or outputs, or call ' +
  'Amplify.configure(). If the page does call it, the page has two copies of aws-amplify, and configures the other one: ' +
  'let the bundler share one (`npm ls aws-amplify @aws-amplify/core`), or give the element its own settings.';
const POOL = 'Check the user pool id, the app client id and the region.';
/** Also said at load. */
export const WRONG_POOL_ID = `The user pool id is not of the form eu-west-1_AbCdEf123. ${POOL}`;
const TRIGGER = 'A Lambda trigger of the user pool has failed. Its log says why.';
const PASSKEYS =
  'Check the passkey settings of the user pool: its relying party id has to be the domain of this page.';
const DELIVERY =
  'Cognito could not send a code. Check the email and SMS settings of the user pool, and its quotas.';

const rule = (name: string, key: ProblemKey, recovery: Recovery, more: Partial<Rule> = {}): Rule => ({
  name,
  key,
  recovery,
  ...more,
});

/** The rest of what Cognito reports under this name. Whose fault it is depends on what the step asks for. */
export const REJECTED_PARAMETER = rule('InvalidParameterException', 'inputRefused', 'retry');

/**
 * The first rule that fits decides. By name, then by text, and never by class: errors of Amplify's own, of passkeys and
 * of the network are of different classes, and a second copy of Amplify makes each of them a stranger. Cognito's texts
 * are English, can change, and are therefore matched loosely.
 */
export const RULES: readonly Rule[] = [
  ...POOL_FAULT_RULES,
  rule('NotAuthorizedException', 'lockedOut', 'wait', {message: /attempts exceeded/i}),
  rule('NotAuthorizedException', 'sessionExpired', 'restart', {message: /session/i}),
  rule('NotAuthorizedException', 'accountDisabled', 'elsewhere', {message: /disabled/i}),
  rule('NotAuthorizedException', 'temporaryPasswordExpired', 'elsewhere', {message: /temporary password/i}),
  rule('NotAuthorizedException', 'accountBlocked', 'elsewhere', {message: /security reasons/i}),
  rule('NotAuthorizedException', 'cannotReset', 'elsewhere', {
    message: /cannot be reset in the current state/i,
  }),
  rule('NotAuthorizedException', 'confirmedAlready', 'restart', {message: /status is CONFIRMED/i}),
  rule('NotAuthorizedException', 'refusedByService', 'elsewhere', {
    message: /current (?:status|state)|in a state/i,
  }),
  rule('NotAuthorizedException', 'sessionExpired', 'restart', {message: /\b(?:access|refresh|id) token\b/i}),
  rule('NotAuthorizedException', 'wrongCredentials', 'retry', {message: /incorrect|^$/i}),
  // Cognito may change its texts, and a wrong password is what is rejected most.
  rule('NotAuthorizedException', 'wrongCredentials', 'retry', {
    advice: 'Cognito gave a reason that is not known. If the sign-in details are right, it names the cause.',
  }),
  // Looks the same as a wrong password, so that nobody learns who has an account.
  rule('UserNotFoundException', 'wrongCredentials', 'retry'),
  // Amplify turns these two into steps, and the flow does where Amplify does not.
  rule('UserNotConfirmedException', 'notConfirmed', 'restart'),
  rule('PasswordResetRequiredException', 'resetRequired', 'restart'),

  rule('CodeMismatchException', 'wrongCode', 'retry'),
  rule('EnableSoftwareTokenMFAException', 'wrongSetupCode', 'retry'),
  rule('ExpiredCodeException', 'codeAlreadyUsed', 'retry', {message: /already been used/i}),
  rule('ExpiredCodeException', 'codeExpired', 'restart'),
  rule('InvalidPasswordException', 'passwordTooWeak', 'retry'),
  rule('PasswordHistoryPolicyViolationException', 'passwordReused', 'retry'),
  rule('AliasExistsException', 'aliasTaken', 'elsewhere'),
  rule('UsernameExistsException', 'aliasTaken', 'elsewhere'),
  rule('DeviceKeyExistsException', 'unexpected', 'retry', {
    advice: 'Cognito knows this device already. Amplify remembers it under another user.',
  }),
  rule('MFAMethodNotFoundException', 'methodNotAvailable', 'restart'),
  rule('SoftwareTokenMFANotFoundException', 'methodNotAvailable', 'restart'),
  rule('ConcurrentModificationException', 'unexpected', 'retry'),

  rule('TooManyFailedAttemptsException', 'tooManyAttempts', 'wait'),
  rule('LimitExceededException', 'tooManyAttempts', 'wait'),
  rule('TooManyRequestsException', 'tooManyRequests', 'wait'),
  rule('Throttling*', 'tooManyRequests', 'wait'),

  rule('CodeDeliveryFailureException', 'codeNotSent', 'elsewhere', {advice: DELIVERY}),
  rule('InvalidSmsRole*', 'codeNotSent', 'elsewhere', {advice: DELIVERY}),
  rule('InvalidEmailRole*', 'codeNotSent', 'elsewhere', {advice: DELIVERY}),

  rule('UserLambdaValidationException', 'refusedByService', 'retry'),
  rule('UnexpectedLambdaException', 'unexpected', 'retry', {advice: TRIGGER}),
  rule('InvalidLambdaResponseException', 'unexpected', 'retry', {advice: TRIGGER}),
  rule('ForbiddenException', 'requestDeclined', 'elsewhere', {
    advice: 'AWS WAF, the firewall of the user pool, declined the request. Its log names the rule.',
  }),
  rule('InternalErrorException', 'serviceFailed', 'retry'),

  rule('InvalidParameterException', 'cannotReset', 'elsewhere', {message: /cannot reset/i}),
  rule('InvalidParameterException', 'codeNotSent', 'elsewhere', {
    message: /unable to (?:send|deliver)|cannot (?:re)?send/i,
    advice: DELIVERY,
  }),
  rule('InvalidParameterException', 'confirmedAlready', 'restart', {message: /already confirmed/i}),
  REJECTED_PARAMETER,
  rule('FeatureUnavailableInTierException', 'notConfigured', 'configure', {
    advice:
      'The feature plan of the user pool does not include this. Choose a higher one, or turn the feature off.',
  }),
  rule('ResourceNotFoundException', 'notConfigured', 'configure', {
    message: /client/i,
    advice:
      'There is no such app client in the user pool. Check the app client id, and that it is of this pool.',
  }),
  rule('ResourceNotFoundException', 'notConfigured', 'configure', {
    advice: `There is no such user pool. ${POOL}`,
  }),
  rule('InvalidUserPoolConfigurationException', 'notConfigured', 'configure', {
    advice:
      'Cognito says that the settings of the user pool contradict each other. Check its MFA and sign-in settings.',
  }),
  rule('UnsupportedOperationException', 'notConfigured', 'configure', {
    advice:
      'The user pool does not offer this authentication flow: check its feature plan and its sign-in settings.',
  }),
  rule('OperationNotEnabledException', 'notConfigured', 'configure', {
    advice: 'The user pool has this operation switched off: check its sign-in settings.',
  }),

  rule('SignInException', 'mfaSetupImpossible', 'elsewhere', {
    message: /cannot initiate mfa setup/i,
    advice:
      'The pool demands a second factor by text message, and the user has no phone number to send it to.',
  }),
  rule('SignInException', 'inputRefused', 'retry', {message: /cannot proceed with mfa setup/i}),
  rule('SignInException', 'intercepted', 'retry', {
    message: /undefined challengeName/,
    advice:
      'The reply has neither a challenge nor tokens. Something else than Cognito answered: check user-pool-endpoint.',
  }),
  rule('SignInException', 'sessionExpired', 'restart'),
  rule('DeviceMetadataNotFoundException', 'sessionExpired', 'restart'),
  rule('InvalidTokens', 'sessionExpired', 'restart'),
  rule('AutoSignInException', 'sessionExpired', 'restart'),
  rule('RefreshTokenReuseException', 'sessionExpired', 'restart'),
  rule('UnauthorizedException', 'sessionExpired', 'restart'),
  rule('UnsupportedTokenTypeException', 'notConfigured', 'configure', {
    advice: 'Cognito cannot revoke this kind of token. Enable token revocation for the app client.',
  }),

  rule('WebAuthnChallengeNotFoundException', 'passkeyFailed', 'retry'),
  rule('WebAuthn*', 'passkeyFailed', 'retry', {advice: PASSKEYS}),
  rule('RelyingPartyMismatch', 'passkeyFailed', 'retry', {
    advice: 'The relying party id of the user pool is not the domain of this page, nor a parent of it.',
  }),
  rule('Passkey*', 'passkeyFailed', 'retry'),
  rule('InvalidPasskey*', 'passkeyFailed', 'retry'),

  rule('UnexpectedSignInInterruptionException', 'storageBlocked', 'elsewhere', {
    advice:
      'Cognito signed the user in, and Amplify could not keep the tokens: cookies or storage are blocked in this ' +
      'browser. Cookies that are Secure also need https.',
  }),
  rule('QuotaExceededError', 'storageFull', 'elsewhere', {
    advice:
      'Cognito signed the user in, and Amplify could not keep the tokens: the storage of this site is full.',
  }),
  rule('SecurityError', 'storageBlocked', 'elsewhere', {
    advice:
      'The browser does not let this page use its storage: cookies are blocked, or the frame is sandboxed.',
  }),
  rule('MissingPolyfill', 'insecureContext', 'configure', {
    advice: 'The browser offers this page no cryptography. Serve it over https.',
  }),

  // Says itself what is missing.
  rule('AuthTagConfigException', 'notConfigured', 'configure'),
  rule('AuthTokenConfigException', 'notConfigured', 'configure', {advice: NOT_CONFIGURED}),
  rule('AuthUserPoolException', 'notConfigured', 'configure', {advice: NOT_CONFIGURED}),
  rule('NoAmplifyContextError', 'notConfigured', 'configure', {advice: NOT_CONFIGURED}),
  rule('InvalidAmplifyContextError', 'notConfigured', 'configure', {advice: NOT_CONFIGURED}),
  rule('InvalidUserPoolId', 'notConfigured', 'configure', {
    advice: WRONG_POOL_ID,
  }),
  rule('EmptyUserIdForSRPException', 'notConfigured', 'configure', {
    advice:
      'With auth-flow CUSTOM_WITH_SRP the trigger that defines the challenges has to ask for SRP_A first.',
  }),
  rule('InvalidPreferredChallenge', 'notConfigured', 'configure', {
    advice: 'preferred-challenge is not among the factors that the configuration has under passwordless.',
  }),
  rule('CustomAuthSignInPassword', 'notConfigured', 'configure', {
    advice: 'auth-flow CUSTOM_WITHOUT_SRP takes no password. Use CUSTOM_WITH_SRP where there is one.',
  }),

  // What Amplify finds missing before it asks Cognito. The forms ask first; an application's own screens may not.
  rule('Empty*', 'inputMissing', 'retry'),
  rule('IncorrectMFAMethod', 'inputRefused', 'retry'),

  rule('NetworkError', 'network', 'retry'),
  // Ours: a part of the package, or the outputs.
  rule('LoadError', 'network', 'retry', {
    advice:
      'A file could not be loaded. Check that it is there, and that script-src and connect-src of the content security ' +
      'policy allow it.',
  }),
  // Ours: nobody waits any more for a call that hangs.
  rule('GivenUp', 'network', 'retry'),
];

/** The first of some rules that fits an error; `undefined` for one that is not known. */
export function ruleFor(
  rules: readonly Rule[],
  {name, message}: {readonly name: string; readonly message: string},
): Rule | undefined {
  return rules.find((each) => isNamed(each, name) && (each.message?.test(message) ?? true));
}

function isNamed({name}: Rule, actual: string): boolean {
  return name.endsWith('*') ? actual.startsWith(name.slice(0, -1)) : actual === name;
}
