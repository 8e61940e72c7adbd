import type {Blamed, ProblemKey, Recovery} from '../../src/core/problem.js';
import type {FlowStepName} from '../../src/core/step.js';

/** An error with a text of Cognito's, and what it means at a step. */
export interface CognitoError {
  readonly name: string;
  readonly message: string;
  readonly step: FlowStepName;
  readonly key: ProblemKey;
  readonly recovery: Recovery;
  readonly at?: Blamed;
  /** What the console says. Without it there is no advice. */
  readonly advice?: RegExp;
  /** The attributes that the step asks for. */
  readonly attributes?: readonly string[];
}

export const STEP = {
  start: 'SIGN_IN',
  sms: 'CONFIRM_SIGN_IN_WITH_SMS_CODE',
  email: 'CONFIRM_SIGN_IN_WITH_EMAIL_CODE',
  totp: 'CONFIRM_SIGN_IN_WITH_TOTP_CODE',
  password: 'CONFIRM_SIGN_IN_WITH_PASSWORD',
  custom: 'CONFIRM_SIGN_IN_WITH_CUSTOM_CHALLENGE',
  newPassword: 'CONFIRM_SIGN_IN_WITH_NEW_PASSWORD_REQUIRED',
  totpSetup: 'CONTINUE_SIGN_IN_WITH_TOTP_SETUP',
  emailSetup: 'CONTINUE_SIGN_IN_WITH_EMAIL_SETUP',
  mfa: 'CONTINUE_SIGN_IN_WITH_MFA_SELECTION',
  factors: 'CONTINUE_SIGN_IN_WITH_FIRST_FACTOR_SELECTION',
  reset: 'RESET_PASSWORD',
  signUp: 'CONFIRM_SIGN_UP',
} as const;

const INVALID = 'InvalidParameterException';
const DENIED = 'NotAuthorizedException';
const PATTERN = 'Member must satisfy regular expression pattern: [\\S]+';

type Rest = Pick<CognitoError, 'at' | 'attributes' | 'advice'>;

const user = (message: string, step: FlowStepName, key: ProblemKey, rest: Rest = {}): CognitoError => ({
  name: INVALID,
  message,
  step,
  key,
  recovery: 'retry',
  ...rest,
});
const pool = (
  message: string,
  advice: RegExp,
  {name = INVALID, step = STEP.start, ...rest}: Partial<CognitoError> = {},
): CognitoError => ({name, message, step, key: 'notConfigured', recovery: 'configure', advice, ...rest});
const other = (
  name: string,
  message: string,
  step: FlowStepName,
  key: ProblemKey,
  recovery: Recovery,
  advice?: RegExp,
): CognitoError => ({name, message, step, key, recovery, ...(advice && {advice})});

/** What a user has typed wrongly. */
const TYPED: readonly CognitoError[] = [
  user(
    `1 validation error detected: Value at 'password' failed to satisfy constraint: ${PATTERN}`,
    STEP.start,
    'passwordNotAccepted',
    {at: 'password'},
  ),
  user(
    `1 validation error detected: Value at 'password' failed to satisfy constraint: ${PATTERN}`,
    STEP.password,
    'passwordNotAccepted',
    {at: 'password'},
  ),
  user(
    `1 validation error detected: Value at 'password' failed to satisfy constraint: ${PATTERN}`,
    STEP.reset,
    'passwordNotAccepted',
    {at: 'newPassword'},
  ),
  user(
    `1 validation error detected: Value at 'password' failed to satisfy constraint: ${PATTERN}`,
    STEP.newPassword,
    'passwordNotAccepted',
    {at: 'newPassword'},
  ),
  user(
    "1 validation error detected: Value 'hunter 2' at 'password' failed to satisfy constraint: Member must have length greater than or equal to 6",
    STEP.start,
    'passwordNotAccepted',
    {at: 'password'},
  ),
  user(
    `2 validation errors detected: Value at 'password' failed to satisfy constraint: Member must have length greater than or equal to 6; Value at 'password' failed to satisfy constraint: ${PATTERN}`,
    STEP.reset,
    'passwordNotAccepted',
    {at: 'newPassword'},
  ),
  user(
    `1 validation error detected: Value at 'username' failed to satisfy constraint: ${PATTERN}`,
    STEP.start,
    'loginIdNotAccepted',
    {at: 'loginId'},
  ),
  user(
    "2 validation errors detected: Value at 'userName' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}]+; Value at 'userAlias' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}]+",
    STEP.start,
    'loginIdNotAccepted',
    {at: 'loginId'},
  ),
  user(
    `1 validation error detected: Value at 'username' failed to satisfy constraint: ${PATTERN}`,
    STEP.reset,
    'loginIdNotAccepted',
    {at: 'loginId'},
  ),
  user(
    `4 validation errors detected: Value at 'password' failed to satisfy constraint: Member must have length greater than or equal to 6; Value at 'password' failed to satisfy constraint: ${PATTERN}; Value at 'username' failed to satisfy constraint: Member must have length greater than or equal to 1; Value at 'username' failed to satisfy constraint: ${PATTERN}`,
    STEP.start,
    'passwordNotAccepted',
    {at: 'password'},
  ),
  user(
    `1 validation error detected: Value at 'confirmationCode' failed to satisfy constraint: ${PATTERN}`,
    STEP.signUp,
    'wrongCode',
    {at: 'answer'},
  ),
  user(
    `1 validation error detected: Value '12 34' at 'confirmationCode' failed to satisfy constraint: ${PATTERN}`,
    STEP.reset,
    'wrongCode',
    {at: 'answer'},
  ),
  user(
    "1 validation error detected: Value null at 'confirmationCode' failed to satisfy constraint: Member must not be null",
    STEP.signUp,
    'inputMissing',
    {at: 'answer'},
  ),
  user(
    "1 validation error detected: Value at 'userCode' failed to satisfy constraint: Member must satisfy regular expression pattern: [0-9]+",
    STEP.totpSetup,
    'wrongSetupCode',
    {at: 'answer'},
  ),
  user(
    "1 validation error detected: Value at 'challengeResponses' failed to satisfy constraint: Map value must satisfy constraint: [Member must have length less than or equal to 131072]",
    STEP.custom,
    'wrongAnswer',
    {at: 'answer'},
  ),
  user(
    "1 validation error detected: Value at 'challengeResponses' failed to satisfy constraint: Map value must satisfy constraint: [Member must not be null]",
    STEP.sms,
    'inputMissing',
    {at: 'answer'},
  ),
  user(
    "1 validation error detected: Value at 'authParameters' failed to satisfy constraint: Map value must satisfy constraint: [Member must have length less than or equal to 131072]",
    STEP.start,
    'inputRefused',
  ),
  user('Missing required parameter USERNAME', STEP.start, 'inputMissing', {at: 'loginId'}),
  user('Missing required parameter PASSWORD', STEP.start, 'inputMissing', {at: 'password'}),
  user('Missing required parameter SMS_MFA_CODE', STEP.sms, 'inputMissing', {at: 'answer'}),
  user('Missing required parameter SOFTWARE_TOKEN_MFA_CODE', STEP.totp, 'inputMissing', {at: 'answer'}),
  user('Missing required parameter EMAIL_OTP_CODE', STEP.email, 'inputMissing', {at: 'answer'}),
  user('Missing required parameter ANSWER', STEP.custom, 'inputMissing', {at: 'answer'}),
  user('Missing required parameter NEW_PASSWORD', STEP.newPassword, 'inputMissing', {at: 'newPassword'}),
  user('Username should be an email.', STEP.start, 'emailMalformed', {at: 'loginId'}),
  user('Username should be a phone number.', STEP.start, 'phoneMalformed', {at: 'loginId'}),
  user('Username should be either an email or a phone number.', STEP.start, 'loginIdNotAccepted', {
    at: 'loginId',
  }),
  user(
    'Username cannot be of email format, since user pool is configured for email alias.',
    STEP.start,
    'loginIdNotAccepted',
    {at: 'loginId'},
  ),
  user(
    'Username cannot be of phone number format, since user pool is configured for phone number alias.',
    STEP.reset,
    'loginIdNotAccepted',
    {at: 'loginId'},
  ),
  user('Invalid phone number format.', STEP.start, 'phoneMalformed', {at: 'loginId'}),
  user('Invalid phone number format.', STEP.newPassword, 'phoneMalformed', {
    at: {attribute: 'phone_number'},
    attributes: ['name', 'phone_number'],
  }),
  user('Invalid email address format.', STEP.newPassword, 'emailMalformed', {
    at: {attribute: 'email'},
    attributes: ['email'],
  }),
  user('Invalid email address format.', STEP.emailSetup, 'emailMalformed', {at: 'answer'}),
  user('Invalid verification code provided, please try again.', STEP.signUp, 'wrongCode', {at: 'answer'}),
  user('Invalid code provided.', STEP.totpSetup, 'wrongSetupCode', {at: 'answer'}),
  user('Attribute value for given_name must not be null', STEP.newPassword, 'attributeNotAccepted', {
    at: {attribute: 'given_name'},
    attributes: ['given_name'],
  }),
  user(
    'Attributes did not conform to the schema: birthdate: The attribute is required',
    STEP.newPassword,
    'attributeNotAccepted',
    {at: {attribute: 'birthdate'}, attributes: ['name', 'birthdate']},
  ),
  user(
    'Attributes did not conform to the schema: custom:cost_center: String must be no longer than 4.',
    STEP.newPassword,
    'attributeNotAccepted',
    {at: {attribute: 'custom:cost_center'}, attributes: ['custom:cost_center']},
  ),
  user('Invalid attributes given, name is missing', STEP.newPassword, 'attributeNotAccepted', {
    at: {attribute: 'name'},
    attributes: ['name'],
  }),
  user('Invalid attributes given', STEP.newPassword, 'attributesRefused', {
    attributes: ['name', 'birthdate'],
  }),
  user(
    "1 validation error detected: Value at 'userAttributes.1.member.value' failed to satisfy constraint: Member must have length less than or equal to 2048",
    STEP.newPassword,
    'attributeNotAccepted',
    {at: {attribute: 'name'}, attributes: ['name']},
  ),
  user(
    "1 validation error detected: Value at 'userAttributes.2.member.value' failed to satisfy constraint: Member must have length less than or equal to 2048",
    STEP.newPassword,
    'attributeNotAccepted',
    {attributes: ['name', 'birthdate']},
  ),
];

/** What only the developer can change. */
const POOL: readonly CognitoError[] = [
  pool('Custom auth lambda trigger is not configured for the user pool.', /Define auth challenge/),
  pool(
    'Invalid phone number provided/Unable to send the message. User pool does not have SMS configuration to send messages.',
    /SMS configuration/,
  ),
  pool('User pool does not have SMS configuration to send messages.', /SMS configuration/, {step: STEP.mfa}),
  pool('Initiate Auth method not supported.', /authentication flow/),
  pool('USER_PASSWORD_AUTH flow not enabled for this client', /authentication flow/),
  pool('USER_SRP_AUTH is not enabled for the client.', /authentication flow/),
  pool('Auth flow not enabled for this client', /authentication flow/),
  pool('Auth flow not enabled for this client', /authentication flow/, {name: DENIED}),
  pool('Unsupported AuthFlow: USER_AUTH', /authentication flow/),
  pool('Missing required parameter SECRET_HASH', /has a secret/),
  pool(
    'Client 1h57kf5cpq17m0eml12 is configured with secret but SECRET_HASH was not received',
    /has a secret/,
    {name: DENIED},
  ),
  pool('Unable to verify secret hash for client 1h57kf5cpq17m0eml12', /has a secret/, {
    name: DENIED,
    step: STEP.reset,
  }),
  pool('User does not have delivery config set to turn on SOFTWARE_TOKEN_MFA', /MFA settings/, {
    step: STEP.totpSetup,
  }),
  pool('SMS_MFA setup is not allowed', /MFA settings/, {step: STEP.mfa}),
  pool('Invalid MFA configuration for the user pool', /MFA settings/),
  pool(
    "Logins don't match. Please include at least one valid login for this identity or identity pool.",
    /identity pool/,
    {name: DENIED},
  ),
  pool('Token is not from a supported provider of this identity pool.', /identity pool/, {name: DENIED}),
  pool('Invalid login token. Token expired: 1700000000 >= 1699999999', /identity pool/, {name: DENIED}),
  pool('Unauthenticated access is not supported for this identity pool.', /identity pool/, {name: DENIED}),
  pool('A client attempted to write unauthorized attribute', /attribute permissions/, {
    name: DENIED,
    step: STEP.newPassword,
  }),
  pool('custom:team: Attribute does not exist in the schema.', /no such attribute/, {
    step: STEP.newPassword,
    attributes: ['name'],
  }),
  pool('User pool eu-west-1_AbCdEf123 does not exist.', /user pool id/),
  pool(
    "1 validation error detected: Value 'eu west' at 'userPoolId' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\w-]+_[0-9a-zA-Z]+",
    /userPoolId.*user-pool-id/,
  ),
  pool(
    "1 validation error detected: Value at 'clientId' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\w+]+",
    /clientId.*user-pool-client-id/,
  ),
  pool(
    "2 validation errors detected: Value at 'password' failed to satisfy constraint: Member must have length greater than or equal to 6; Value at 'clientId' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\w+]+",
    /clientId/,
  ),
  pool(
    "1 validation error detected: Value at 'clientMetadata' failed to satisfy constraint: Map value must satisfy constraint: [Member must have length less than or equal to 131072]",
    /clientMetadata/,
  ),
  pool(
    "1 validation error detected: Value at 'username' failed to satisfy constraint: Member must not be null",
    /username/,
    {step: STEP.sms},
  ),
  pool('Missing required parameter DEVICE_KEY', /DEVICE_KEY/, {step: STEP.sms}),
  pool('Missing required parameter SRP_A', /SRP_A/),
  pool('Invalid attributes given, name is missing', /did not ask/, {step: STEP.newPassword, attributes: []}),
  pool('Attributes did not conform to the schema: nickname: The attribute is required', /did not ask/, {
    step: STEP.newPassword,
    attributes: ['name'],
  }),
  pool('Invalid parameter.', /did not type/),
  pool('Input fails to satisfy the constraints.', /did not type/),
  pool('Advanced security is not enabled.', /feature plan/),
  other(
    'FeatureUnavailableInTierException',
    'Your current tier does not include this.',
    STEP.start,
    'notConfigured',
    'configure',
    /feature plan/,
  ),
  other(
    'UnsupportedTokenTypeException',
    'Unsupported token type',
    STEP.start,
    'notConfigured',
    'configure',
    /token revocation/,
  ),
  other(
    'UnexpectedLambdaException',
    'null invocation failed due to configuration.',
    STEP.start,
    'unexpected',
    'retry',
    /Lambda trigger/,
  ),
  other(
    'InvalidLambdaResponseException',
    'Invalid lambda function output : Invalid JSON',
    STEP.start,
    'unexpected',
    'retry',
    /Lambda trigger/,
  ),
];

/** What neither can change here. */
const OTHER: readonly CognitoError[] = [
  other(
    INVALID,
    'Cannot reset password for the user as there is no registered/verified email or phone_number',
    STEP.reset,
    'cannotReset',
    'elsewhere',
  ),
  other(INVALID, 'User is already confirmed.', STEP.signUp, 'confirmedAlready', 'restart'),
  other(
    INVALID,
    'Cannot resend codes. Auto verification not turned on.',
    STEP.signUp,
    'notConfigured',
    'configure',
    /verification/,
  ),
  other(INVALID, 'Unable to deliver message', STEP.reset, 'codeNotSent', 'elsewhere', /email and SMS/),
  other(INVALID, 'Invalid phone number format.', STEP.mfa, 'codeNotSent', 'elsewhere', /phone_number/),
  other(
    INVALID,
    "1 validation error detected: Value at 'session' failed to satisfy constraint: Member must have length greater than or equal to 20",
    STEP.sms,
    'sessionExpired',
    'restart',
  ),
  other(DENIED, 'Incorrect username or password.', STEP.start, 'wrongCredentials', 'retry'),
  other(
    DENIED,
    'Something that Cognito never said before.',
    STEP.start,
    'wrongCredentials',
    'retry',
    /reason that is not known/,
  ),
  other(DENIED, 'Invalid session for the user.', STEP.sms, 'sessionExpired', 'restart'),
  other(DENIED, 'Access Token has been revoked', STEP.start, 'sessionExpired', 'restart'),
  other(DENIED, 'Refresh Token has expired', STEP.start, 'sessionExpired', 'restart'),
  other(
    DENIED,
    'User cannot be confirmed. Current status is FORCE_CHANGE_PASSWORD',
    STEP.signUp,
    'refusedByService',
    'elsewhere',
  ),
  other(DENIED, 'User is not in a state to be confirmed', STEP.signUp, 'refusedByService', 'elsewhere'),
  other(
    'UserLambdaValidationException',
    'PreSignUp failed with error Not on Sundays.',
    STEP.start,
    'refusedByService',
    'retry',
  ),
  other('RefreshTokenReuseException', 'Refresh token reuse', STEP.start, 'sessionExpired', 'restart'),
  other('UnauthorizedException', 'Unauthorized', STEP.start, 'sessionExpired', 'restart'),
  other('UsernameExistsException', 'User already exists', STEP.signUp, 'aliasTaken', 'elsewhere'),
  other('DeviceKeyExistsException', 'Device key exists', STEP.start, 'unexpected', 'retry', /device/),
];

/** Texts of Cognito's, from public reports, and what each means. */
export const COGNITO_ERRORS: readonly CognitoError[] = [...TYPED, ...POOL, ...OTHER];
