import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {english} from '../../src/core/messages.js';
import {classify, type ProblemKey, type Recovery, refusedByPage} from '../../src/core/problem.js';
import type {FlowStepName} from '../../src/core/step.js';
import {fault} from '../support/scripted-auth.js';

type Row = [name: string, message: string, step: FlowStepName, key: ProblemKey, recovery: Recovery];

const SMS = 'CONFIRM_SIGN_IN_WITH_SMS_CODE';
const NEW = 'CONFIRM_SIGN_IN_WITH_NEW_PASSWORD_REQUIRED';
const FACTORS = 'CONTINUE_SIGN_IN_WITH_FIRST_FACTOR_SELECTION';
const TOTP = 'CONFIRM_SIGN_IN_WITH_TOTP_CODE';

const ROWS: Row[] = [
  ['NotAuthorizedException', 'Incorrect username or password.', 'SIGN_IN', 'wrongCredentials', 'retry'],
  ['NotAuthorizedException', 'Incorrect username or password.', SMS, 'signInRefused', 'restart'],
  ['NotAuthorizedException', 'Password attempts exceeded', 'SIGN_IN', 'lockedOut', 'wait'],
  ['NotAuthorizedException', 'Password attempts exceeded', SMS, 'lockedOut', 'wait'],
  ['NotAuthorizedException', 'User is disabled.', 'SIGN_IN', 'accountDisabled', 'elsewhere'],
  ['NotAuthorizedException', 'Invalid session for the user.', SMS, 'sessionExpired', 'restart'],
  [
    'NotAuthorizedException',
    'Invalid session for the user, session is expired.',
    SMS,
    'sessionExpired',
    'restart',
  ],
  [
    'NotAuthorizedException',
    'Invalid session for the user, session can only be used once.',
    TOTP,
    'sessionExpired',
    'restart',
  ],
  [
    'NotAuthorizedException',
    'Temporary password has expired and must be reset by an administrator.',
    'SIGN_IN',
    'temporaryPasswordExpired',
    'elsewhere',
  ],
  [
    'NotAuthorizedException',
    'Unable to login because of security reasons.',
    'SIGN_IN',
    'accountBlocked',
    'elsewhere',
  ],
  [
    'NotAuthorizedException',
    'Client x is configured with secret but SECRET_HASH was not received',
    'SIGN_IN',
    'notConfigured',
    'configure',
  ],
  ['UserNotFoundException', 'User does not exist.', 'SIGN_IN', 'wrongCredentials', 'retry'],
  ['CodeMismatchException', 'Invalid code or auth state for the user.', SMS, 'wrongCode', 'retry'],
  [
    'ExpiredCodeException',
    'Your software token has already been used once.',
    TOTP,
    'codeAlreadyUsed',
    'retry',
  ],
  [
    'ExpiredCodeException',
    'Invalid code provided, please request a code again.',
    SMS,
    'codeExpired',
    'restart',
  ],
  [
    'LimitExceededException',
    'Attempt limit exceeded, please try after some time.',
    'SIGN_IN',
    'tooManyAttempts',
    'wait',
  ],
  ['TooManyRequestsException', 'Too many requests', SMS, 'tooManyRequests', 'wait'],
  ['CodeDeliveryFailureException', 'Unable to deliver message', 'SIGN_IN', 'codeNotSent', 'elsewhere'],
  ['InvalidSmsRoleTrustRelationshipException', '', 'SIGN_IN', 'codeNotSent', 'elsewhere'],
  ['MFAMethodNotFoundException', '', 'CONTINUE_SIGN_IN_WITH_MFA_SELECTION', 'methodNotAvailable', 'restart'],
  ['ForbiddenException', 'Request not allowed by WAF', 'SIGN_IN', 'accountBlocked', 'elsewhere'],
  [
    'InvalidParameterException',
    'USER_SRP_AUTH flow not enabled for this client',
    'SIGN_IN',
    'notConfigured',
    'configure',
  ],
  [
    'ResourceNotFoundException',
    'User pool client x does not exist.',
    'SIGN_IN',
    'notConfigured',
    'configure',
  ],
  ['AuthUserPoolException', 'Auth UserPool not configured.', 'SIGN_IN', 'notConfigured', 'configure'],
  ['NoAmplifyContextError', '', 'SIGN_IN', 'notConfigured', 'configure'],
  ['NetworkError', 'A network error has occurred.', 'SIGN_IN', 'network', 'retry'],
  ['SyntaxError', 'Unexpected token <', 'SIGN_IN', 'network', 'retry'],
  ['SignInException', 'An error occurred during the sign in process.', SMS, 'sessionExpired', 'restart'],
  ['UnexpectedSignInInterruptionException', '', SMS, 'storageBlocked', 'elsewhere'],
  ['QuotaExceededError', '', SMS, 'storageBlocked', 'elsewhere'],
  [
    'EnableSoftwareTokenMFAException',
    'Code mismatch',
    'CONTINUE_SIGN_IN_WITH_TOTP_SETUP',
    'wrongSetupCode',
    'retry',
  ],
  ['InvalidPasswordException', 'Password did not conform with policy: …', NEW, 'passwordTooWeak', 'retry'],
  ['PasswordHistoryPolicyViolationException', '', NEW, 'passwordReused', 'retry'],
  ['AliasExistsException', '', 'CONFIRM_SIGN_UP', 'aliasTaken', 'elsewhere'],
  [
    'InvalidParameterException',
    'Invalid attributes given, name is missing',
    NEW,
    'attributesRefused',
    'retry',
  ],
  [
    'ExpiredCodeException',
    'Invalid code provided, please request a code again.',
    'RESET_PASSWORD',
    'codeOutdated',
    'retry',
  ],
  [
    'ExpiredCodeException',
    'Invalid code provided, please request a code again.',
    'CONFIRM_SIGN_UP',
    'codeOutdated',
    'retry',
  ],
  [
    'NotAuthorizedException',
    'User password cannot be reset in the current state.',
    'RESET_PASSWORD',
    'cannotReset',
    'elsewhere',
  ],
  [
    'InvalidParameterException',
    'Cannot reset password for the user as there is no registered/verified email or phone_number',
    'RESET_PASSWORD',
    'cannotReset',
    'elsewhere',
  ],
  [
    'SignInException',
    'Cannot initiate MFA setup from available types: SMS',
    'SIGN_IN',
    'mfaSetupImpossible',
    'elsewhere',
  ],
  ['PasskeyAuthenticationCanceled', '', FACTORS, 'passkeyFailed', 'retry'],
  ['PasskeyNotSupported', '', FACTORS, 'passkeyFailed', 'retry'],
  ['InvalidPasskeyAuthenticationOptions', '', FACTORS, 'passkeyFailed', 'retry'],
  ['RelyingPartyMismatch', '', FACTORS, 'passkeyFailed', 'retry'],
  ['InternalErrorException', '', 'SIGN_IN', 'unexpected', 'retry'],
  ['SomethingNewException', 'Never heard of', SMS, 'unexpected', 'retry'],
];

describe('classify', () => {
  for (const [name, message, step, key, recovery] of ROWS)
    it(`${name} «${message}» at ${step}: ${key}, ${recovery}`, () => {
      const problem = classify(fault(name, message), step);
      assert.deepEqual([problem.key, problem.name, problem.recovery], [key, name, recovery]);
      assert.ok(english[key]);
    });

  it('tells the developer what to change, where that helps', () => {
    for (const [name, message, step, , recovery] of ROWS)
      if (recovery === 'configure') assert.match(classify(fault(name, message), step).advice ?? '', /\w{4}/);
  });

  it('copes with whatever a promise can be rejected with', () => {
    for (const error of [undefined, null, 'text', 42, {}, {name: 7}])
      assert.deepEqual(classify(error, 'SIGN_IN'), {key: 'unexpected', name: 'Unknown', recovery: 'retry'});
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
