import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {english} from '../../src/core/messages.js';
import {
  blamed,
  classify,
  isOver,
  type ProblemKey,
  type Recovery,
  refusedByPage,
  renewed,
} from '../../src/core/problem.js';
import {POOL_FAULT_RULES} from '../../src/core/pool-fault-rules.js';
import {ruleFor, RULES} from '../../src/core/problem-rules.js';
import type {FlowStepName} from '../../src/core/step.js';
import {COGNITO_ERRORS} from '../support/cognito-errors.js';
import {fault, SMS as SMS_STEP, TOTP as TOTP_STEP} from '../support/scripted-auth.js';

type Row = [name: string, message: string, step: FlowStepName, key: ProblemKey, recovery: Recovery];

const START = 'SIGN_IN';
const SMS = 'CONFIRM_SIGN_IN_WITH_SMS_CODE';
const EMAIL = 'CONFIRM_SIGN_IN_WITH_EMAIL_CODE';
const TOTP = 'CONFIRM_SIGN_IN_WITH_TOTP_CODE';
const PASSWORD = 'CONFIRM_SIGN_IN_WITH_PASSWORD';
const PUZZLE = 'CONFIRM_SIGN_IN_WITH_CUSTOM_CHALLENGE';
const NEW = 'CONFIRM_SIGN_IN_WITH_NEW_PASSWORD_REQUIRED';
const FACTORS = 'CONTINUE_SIGN_IN_WITH_FIRST_FACTOR_SELECTION';
const MFA = 'CONTINUE_SIGN_IN_WITH_MFA_SELECTION';
const APP = 'CONTINUE_SIGN_IN_WITH_TOTP_SETUP';
const RESET = 'RESET_PASSWORD';
const SIGN_UP = 'CONFIRM_SIGN_UP';

const DENIED = 'NotAuthorizedException';
const WRONG = 'Incorrect username or password.';
const OUTDATED = 'Invalid code provided, please request a code again.';

const ROWS: Row[] = [
  [DENIED, WRONG, START, 'wrongCredentials', 'retry'],
  [DENIED, WRONG, PASSWORD, 'wrongCredentials', 'retry'],
  [DENIED, WRONG, SMS, 'signInRefused', 'restart'],
  [DENIED, WRONG, PUZZLE, 'signInRefused', 'restart'],
  [DENIED, WRONG, FACTORS, 'signInRefused', 'restart'],
  [DENIED, 'Password attempts exceeded', START, 'lockedOut', 'wait'],
  [DENIED, 'Password attempts exceeded', SMS, 'lockedOut', 'wait'],
  [DENIED, 'User is disabled.', START, 'accountDisabled', 'elsewhere'],
  [DENIED, 'User is disabled.', RESET, 'accountDisabled', 'elsewhere'],
  [DENIED, 'Invalid session for the user.', SMS, 'sessionExpired', 'restart'],
  [DENIED, 'Invalid session for the user, session is expired.', EMAIL, 'sessionExpired', 'restart'],
  [DENIED, 'Invalid session for the user, session can only be used once.', TOTP, 'sessionExpired', 'restart'],
  [DENIED, 'Invalid session for the user, session is expired.', APP, 'sessionExpired', 'restart'],
  [
    DENIED,
    'Temporary password has expired and must be reset by an administrator.',
    START,
    'temporaryPasswordExpired',
    'elsewhere',
  ],
  [DENIED, 'User password cannot be reset in the current state.', RESET, 'cannotReset', 'elsewhere'],
  [DENIED, 'Unable to login because of security reasons.', START, 'accountBlocked', 'elsewhere'],
  [DENIED, 'Request not allowed due to security reasons.', START, 'accountBlocked', 'elsewhere'],
  [DENIED, 'User cannot be confirmed. Current status is CONFIRMED', SIGN_UP, 'confirmedAlready', 'restart'],
  [
    DENIED,
    'Client x is configured with secret but SECRET_HASH was not received',
    START,
    'notConfigured',
    'configure',
  ],
  [DENIED, 'Unable to verify secret hash for client x', RESET, 'notConfigured', 'configure'],

  ['UserNotFoundException', 'User does not exist.', START, 'wrongCredentials', 'retry'],
  ['UserNotFoundException', 'User does not exist.', PASSWORD, 'wrongCredentials', 'retry'],
  ['UserNotFoundException', 'User does not exist.', SMS, 'signInRefused', 'restart'],
  ['UserNotFoundException', 'Username/client id combination not found.', RESET, 'wrongCode', 'retry'],
  ['UserNotFoundException', 'Username/client id combination not found.', SIGN_UP, 'wrongCode', 'retry'],
  ['UserNotConfirmedException', 'User is not confirmed.', START, 'notConfirmed', 'restart'],
  ['PasswordResetRequiredException', 'Password reset required', START, 'resetRequired', 'restart'],

  ['CodeMismatchException', 'Invalid code or auth state for the user.', SMS, 'wrongCode', 'retry'],
  ['CodeMismatchException', 'Invalid verification code provided.', RESET, 'wrongCode', 'retry'],
  ['CodeMismatchException', 'Invalid verification code provided.', SIGN_UP, 'wrongCode', 'retry'],
  ['EnableSoftwareTokenMFAException', 'Code mismatch', APP, 'wrongSetupCode', 'retry'],
  [
    'ExpiredCodeException',
    'Your software token has already been used once.',
    TOTP,
    'codeAlreadyUsed',
    'retry',
  ],
  ['ExpiredCodeException', OUTDATED, SMS, 'codeExpired', 'restart'],
  ['ExpiredCodeException', OUTDATED, RESET, 'codeOutdated', 'retry'],
  ['ExpiredCodeException', OUTDATED, SIGN_UP, 'codeOutdated', 'retry'],
  ['TooManyFailedAttemptsException', 'Too many failed attempts', RESET, 'tooManyAttempts', 'wait'],
  [
    'LimitExceededException',
    'Attempt limit exceeded, please try after some time.',
    RESET,
    'tooManyAttempts',
    'wait',
  ],
  ['LimitExceededException', 'Exceeded daily email limit', SIGN_UP, 'tooManyAttempts', 'wait'],
  ['TooManyRequestsException', 'Too many requests', SMS, 'tooManyRequests', 'wait'],
  ['ThrottlingException', 'Rate exceeded', START, 'tooManyRequests', 'wait'],
  ['Throttling', 'Rate exceeded', START, 'tooManyRequests', 'wait'],

  ['InvalidPasswordException', 'Password did not conform with policy: x', NEW, 'passwordTooWeak', 'retry'],
  ['InvalidPasswordException', 'Password did not conform with policy: x', RESET, 'passwordTooWeak', 'retry'],
  ['PasswordHistoryPolicyViolationException', 'Used before', NEW, 'passwordReused', 'retry'],
  ['PasswordHistoryPolicyViolationException', 'Used before', RESET, 'passwordReused', 'retry'],

  [
    'InvalidParameterException',
    'Invalid attributes given, name is missing',
    NEW,
    'attributesRefused',
    'retry',
  ],
  [
    'InvalidParameterException',
    'USER_SRP_AUTH flow not enabled for this client',
    START,
    'notConfigured',
    'configure',
  ],
  ['InvalidParameterException', 'User is already confirmed.', SIGN_UP, 'confirmedAlready', 'restart'],
  [
    'InvalidParameterException',
    'Cannot reset password for the user as there is no registered/verified email or phone_number',
    RESET,
    'cannotReset',
    'elsewhere',
  ],

  [
    'UserLambdaValidationException',
    'PreAuthentication failed with error No.',
    START,
    'refusedByService',
    'retry',
  ],
  ['UnexpectedLambdaException', 'PreAuthentication failed', START, 'unexpected', 'retry'],
  ['InvalidLambdaResponseException', 'Unrecognizable lambda output', START, 'unexpected', 'retry'],
  ['CodeDeliveryFailureException', 'Unable to deliver message', START, 'codeNotSent', 'elsewhere'],
  ['InvalidSmsRoleAccessPolicyException', 'Role', SIGN_UP, 'codeNotSent', 'elsewhere'],
  ['InvalidSmsRoleTrustRelationshipException', 'Role', START, 'codeNotSent', 'elsewhere'],
  ['InvalidEmailRoleAccessPolicyException', 'Role', RESET, 'codeNotSent', 'elsewhere'],
  ['AliasExistsException', 'Already exists', SIGN_UP, 'aliasTaken', 'elsewhere'],
  ['AliasExistsException', 'Already exists', NEW, 'aliasTaken', 'elsewhere'],
  ['MFAMethodNotFoundException', 'Not found', MFA, 'methodNotAvailable', 'restart'],
  ['SoftwareTokenMFANotFoundException', 'Not found', TOTP, 'methodNotAvailable', 'restart'],
  ['ForbiddenException', 'Request not allowed due to WAF block.', START, 'requestDeclined', 'elsewhere'],
  ['InternalErrorException', 'Something went wrong', START, 'serviceFailed', 'retry'],
  ['ResourceNotFoundException', 'User pool client x does not exist.', START, 'notConfigured', 'configure'],
  ['ResourceNotFoundException', 'User pool x does not exist.', START, 'notConfigured', 'configure'],
  ['InvalidUserPoolConfigurationException', 'Invalid', START, 'notConfigured', 'configure'],
  ['UnsupportedOperationException', 'Unsupported', START, 'notConfigured', 'configure'],
  ['OperationNotEnabledException', 'Not enabled', START, 'notConfigured', 'configure'],
  ['ConcurrentModificationException', 'Try again', APP, 'unexpected', 'retry'],
  ['NetworkError', 'A network error has occurred.', START, 'network', 'retry'],
  ['LoadError', 'Amplify could not be loaded.', START, 'network', 'retry'],
  ['GivenUp', 'The call was given up.', SMS, 'network', 'retry'],

  ['SignInException', 'An error occurred during the sign in process.', SMS, 'sessionExpired', 'restart'],
  ['SignInException', 'undefined challengeName returned was not addressed.', SMS, 'intercepted', 'retry'],
  [
    'SignInException',
    'Cannot initiate MFA setup from available types: SMS',
    START,
    'mfaSetupImpossible',
    'elsewhere',
  ],
  ['SignInException', 'Cannot proceed with MFA setup using method: X', APP, 'inputRefused', 'retry'],
  ['UnexpectedSignInInterruptionException', 'Not kept', SMS, 'storageBlocked', 'elsewhere'],
  ['AutoSignInException', 'Not started', SIGN_UP, 'sessionExpired', 'restart'],
  ['DeviceMetadataNotFoundException', 'Not found', SMS, 'sessionExpired', 'restart'],
  ['InvalidTokens', 'Invalid tokens.', SMS, 'sessionExpired', 'restart'],
  ['EmptyUserIdForSRPException', 'USER_ID_FOR_SRP was empty', START, 'notConfigured', 'configure'],
  ['AuthTagConfigException', 'user-pool-id is missing.', START, 'notConfigured', 'configure'],
  ['AuthTokenConfigException', 'Not configured', START, 'notConfigured', 'configure'],
  ['AuthUserPoolException', 'Auth UserPool not configured.', START, 'notConfigured', 'configure'],
  ['NoAmplifyContextError', 'No context', START, 'notConfigured', 'configure'],
  ['InvalidAmplifyContextError', 'Invalid context', START, 'notConfigured', 'configure'],
  ['InvalidUserPoolId', 'Invalid user pool id', START, 'notConfigured', 'configure'],

  ...[
    'PasskeyAuthenticationCanceled',
    'PasskeyOperationAborted',
    'PasskeyNotSupported',
    'RelyingPartyMismatch',
    'InvalidPasskeyAuthenticationOptions',
    'InvalidPasskeyRegistrationOptions',
    'PasskeyRetrievalFailed',
    'PasskeyRegistrationFailed',
    'PasskeyRegistrationCanceled',
    'PasskeyAlreadyExists',
    'WebAuthnNotEnabledException',
    'WebAuthnConfigurationMissingException',
    'WebAuthnOriginNotAllowedException',
    'WebAuthnRelyingPartyMismatchException',
    'WebAuthnClientMismatchException',
    'WebAuthnCredentialNotSupportedException',
    'WebAuthnChallengeNotFoundException',
  ].map((name): Row => [name, 'A passkey', FACTORS, 'passkeyFailed', 'retry']),

  // What Amplify finds missing before it asks Cognito.
  ...[
    'EmptySignInUsername',
    'EmptySignInPassword',
    'EmptyChallengeResponse',
    'EmptyResetPasswordUsername',
    'EmptyConfirmResetPasswordUsername',
    'EmptyConfirmResetPasswordNewPassword',
    'EmptyConfirmResetPasswordConfirmationCode',
    'EmptyConfirmSignUpUsername',
    'EmptyConfirmSignUpCode',
    'EmptySignUpUsername',
    'EmptySignUpPassword',
    'EmptyresendSignUpCodeUsername',
    'EmptyVerifyTOTPSetupCode',
    'EmptyUpdatePassword',
    'EmptyConfirmUserAttributeCode',
  ].map((name): Row => [name, 'It is required', SMS, 'inputMissing', 'retry']),
  ['IncorrectMFAMethod', 'Incorrect MFA method was chosen.', MFA, 'inputRefused', 'retry'],
  ['InvalidPreferredChallenge', 'Not configured', START, 'notConfigured', 'configure'],
  ['CustomAuthSignInPassword', 'A password is not needed', START, 'notConfigured', 'configure'],

  ['QuotaExceededError', 'Exceeded the quota', SMS, 'storageFull', 'elsewhere'],
  ['SecurityError', 'Access is denied for this document.', START, 'storageBlocked', 'elsewhere'],
  ['MissingPolyfill', 'crypto is not available', START, 'insecureContext', 'configure'],
  ['SyntaxError', 'Unexpected token <', START, 'intercepted', 'retry'],
  ['TypeError', 'x is not a function', START, 'unexpected', 'retry'],
  ['AbortError', 'The operation was aborted.', SMS, 'network', 'retry'],
  ['Unknown', 'An unknown error has occurred.', START, 'unexpected', 'retry'],
  // Somebody who is signed in is a step, and no refusal; see outcomes.
  ['UserAlreadyAuthenticatedException', 'There is already a signed in user.', START, 'unexpected', 'retry'],
  ['SomethingNewException', 'Never heard of', SMS, 'unexpected', 'retry'],
];

/** What may never get into a page: Cognito repeats what the user typed. */
const RAW = 'ada@example.com said hunter2';

describe('classify', () => {
  for (const [name, message, step, key, recovery] of ROWS)
    it(`${name} «${message}» at ${step}: ${key}, ${recovery}`, () => {
      const problem = classify(fault(name, message), step);
      assert.deepEqual([problem.key, problem.name, problem.recovery], [key, name, recovery]);
      assert.ok(english[key]);
      const raw = classify(fault(name, `${message} (${RAW})`), step);
      assert.equal(JSON.stringify(raw).includes(RAW), false);
      assert.equal(raw.text, undefined);
    });

  it('has a row for each of its rules', () => {
    const matched = new Set<unknown>(
      [
        ...ROWS.map(([name, message]) => [name, message]),
        ...COGNITO_ERRORS.map(({name, message}) => [name, message]),
      ].map(([name = '', message = '']) => ruleFor(RULES, {name, message})),
    );
    for (const rule of RULES)
      if (!POOL_FAULT_RULES.includes(rule))
        assert.ok(matched.has(rule), `${rule.name} ${rule.key} ${String(rule.message?.source)}`);
    const faults = new Set(
      [...matched].flatMap((rule) => POOL_FAULT_RULES.find((each) => each === rule)?.message ?? []),
    );
    for (const {message} of POOL_FAULT_RULES) assert.ok(message && faults.has(message), message?.source);
  });

  it('tells the developer what to change, where that helps', () => {
    for (const [name, message, step, , recovery] of ROWS) {
      const {advice} = classify(fault(name, message), step);
      if (recovery === 'configure' && name !== 'AuthTagConfigException')
        assert.match(advice ?? '', /\w{4}.*\.$/s, name);
    }
    const helpful = ['CodeDeliveryFailureException', 'UnexpectedLambdaException', 'RelyingPartyMismatch'];
    for (const name of helpful) assert.ok(classify(fault(name), START).advice, name);
  });

  it('copes with whatever a promise can be rejected with', () => {
    for (const error of [undefined, null, 'text', 42, {}, {name: 7}, Symbol('x')])
      assert.deepEqual(classify(error, START), {key: 'unexpected', name: 'Unknown', recovery: 'retry'});
  });

  it('looks into what Amplify does not know itself', () => {
    const wrapped = (underlyingError: unknown) => Object.assign(fault('Unknown'), {underlyingError});
    assert.equal(classify(wrapped(fault('NetworkError')), START).key, 'network');
    assert.equal(classify(wrapped(fault(DENIED, WRONG)), START).key, 'wrongCredentials');
    assert.equal(classify(wrapped(wrapped(fault('QuotaExceededError'))), START).key, 'storageFull');
    for (const nothing of [undefined, null, 'text'])
      assert.equal(classify(wrapped(nothing), START).name, 'Unknown');
    // Others say what they mean, whatever is inside.
    const network = Object.assign(fault('NetworkError'), {underlyingError: new TypeError('Failed to fetch')});
    assert.equal(classify(network, START).key, 'network');
  });

  it('reads the rule that a password breaks', () => {
    const weak = 'Password did not conform with policy: Password must have symbol characters';
    assert.equal(classify(fault('InvalidPasswordException', weak), NEW).rule, 'symbol');
    assert.equal('rule' in classify(fault('CodeMismatchException', weak), NEW), false);
  });
});

describe('What a Lambda trigger says', () => {
  const said = (message: string, lambdaMessages = true) =>
    classify(fault('UserLambdaValidationException', message), START, {lambdaMessages}).text;

  it('is shown where the page wants it, without the name of the trigger', () => {
    assert.equal(said('PreAuthentication failed with error Not on Sundays.'), 'Not on Sundays.');
    assert.equal(said('PreSignUp failed with error Not on Sundays..'), 'Not on Sundays.');
    assert.equal(said('Not on Sundays.'), 'Not on Sundays.');
  });

  it('is not shown otherwise, nor where it says nothing', () => {
    assert.equal(said('PreAuthentication failed with error Not on Sundays.', false), undefined);
    assert.equal(said(''), undefined);
  });

  it('is all that is shown as it is', () => {
    for (const [name, message, step] of ROWS)
      if (name !== 'UserLambdaValidationException')
        assert.equal(classify(fault(name, message), step, {lambdaMessages: true}).text, undefined, name);
  });
});

describe('A problem', () => {
  it('is the end of a session where the sign-in has to begin anew', () => {
    assert.equal(isOver({key: 'sessionExpired', name: '', recovery: 'restart'}), true);
    for (const recovery of ['retry', 'wait', 'elsewhere', 'configure'] as const)
      assert.equal(isOver({key: 'unexpected', name: '', recovery}), false);
  });

  it('of a renewed session says what is to be typed anew', () => {
    const keys = [SMS_STEP, TOTP_STEP, {signInStep: APP} as never, {signInStep: START} as never].map(
      (step) => renewed(step).key,
    );
    assert.deepEqual(keys, ['codeRenewed', 'sessionRenewed', 'keyRenewed', 'sessionExpired']);
  });

  it('is the fault of what was typed, or of nobody', () => {
    const at = (key: ProblemKey) => blamed({key, name: '', recovery: 'retry'});
    for (const key of [
      'wrongCode',
      'wrongCredentials',
      'codeOutdated',
      'wrongSetupCode',
      'wrongAnswer',
    ] as const)
      assert.equal(at(key), 'answer', key);
    for (const key of ['passwordTooWeak', 'passwordReused'] as const)
      assert.equal(at(key), 'newPassword', key);
    for (const key of ['network', 'sessionExpired', 'lockedOut', 'timeIsUp', 'codeRenewed'] as const)
      assert.equal(at(key), undefined, key);
  });
});

describe('refusedByPage', () => {
  it("has the page's own sentence", () => {
    assert.equal(refusedByPage(new Error('Solve the puzzle first.')).text, 'Solve the puzzle first.');
    assert.equal(refusedByPage('Solve the puzzle first.').text, 'Solve the puzzle first.');
  });

  it('has none where the page gives none', () => {
    assert.equal(refusedByPage(undefined).text, undefined);
  });
});
