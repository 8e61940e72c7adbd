import {invalidParameter} from './errors.js';

/** How a second factor reaches the user. */
export type MfaMethod = 'SMS' | 'TOTP' | 'EMAIL';

/** Where an account stands. */
export type UserStatus = 'CONFIRMED' | 'UNCONFIRMED' | 'RESET_REQUIRED' | 'FORCE_CHANGE_PASSWORD';

/** How a sign-in of the choice-based kind can begin. */
export type FirstFactor = 'PASSWORD' | 'EMAIL_OTP' | 'SMS_OTP' | 'WEB_AUTHN';

/** Amplify's `authFlowType`, which is also the `auth-flow` of the element. */
export type AuthFlow =
  'USER_SRP_AUTH' | 'USER_PASSWORD_AUTH' | 'USER_AUTH' | 'CUSTOM_WITH_SRP' | 'CUSTOM_WITHOUT_SRP';

/** One question of a custom challenge; what else it holds is shown to the client as well. */
export interface CustomRound {
  readonly hint: string;
  readonly answer: string;
  readonly [parameter: string]: string;
}

/** What a sign-in with CUSTOM_AUTH asks. */
export interface CustomChallenge {
  readonly rounds: readonly CustomRound[];
  /** How many wrong answers to one question end the sign-in; three if not given. */
  readonly attempts?: number | undefined;
  /** Tells the page how many attempts are left, as `attemptsLeft` in the public parameters. */
  readonly showsAttempts?: boolean | undefined;
}

/** What it takes to create a user. */
export interface UserSpec {
  readonly username: string;
  readonly password: string;
  readonly email?: string | undefined;
  readonly phone?: string | undefined;
  /** Further attributes, such as `name`. */
  readonly attributes?: Readonly<Record<string, string>> | undefined;
  /** Enrolled second factors: none, one that is then asked for, or several to choose from. */
  readonly mfa?: readonly MfaMethod[] | undefined;
  /** The one of several that is asked for without a choice. */
  readonly preferredMfa?: MfaMethod | undefined;
  /** Base32; made up when absent. */
  readonly totpSecret?: string | undefined;
  readonly status?: UserStatus | undefined;
  /** When a temporary password ends, in ISO 8601; never if not given. */
  readonly temporaryPasswordExpires?: string | undefined;
  /** Names of attributes, `custom:…` too, that must be given along with a new password if the user has none yet. */
  readonly requiredAttributes?: readonly string[] | undefined;
  /** Second factors of which the user must set up one, having none. */
  readonly mfaSetup?: readonly MfaMethod[] | undefined;
  /** What USER_AUTH offers: a password if not given. */
  readonly firstFactors?: readonly FirstFactor[] | undefined;
  readonly customChallenge?: CustomChallenge | undefined;
  readonly enabled?: boolean | undefined;
  /** How the demo page signs the user in, if not by default. */
  readonly authFlow?: AuthFlow | undefined;
  /** What the demo page asks the user for, like the element's `login-with`. */
  readonly loginWith?: string | undefined;
  /** A stable id under which the demo page lists the user. */
  readonly path?: string | undefined;
  /** What will happen at sign-in, in one sentence. */
  readonly description?: string | undefined;
}

type Check = (value: unknown) => boolean;

const text: Check = (value) => typeof value === 'string' && value !== '';
const flag: Check = (value) => typeof value === 'boolean';
const oneOf =
  (...values: readonly string[]): Check =>
  (value) =>
    values.some((each) => each === value);
const method = oneOf('SMS', 'TOTP', 'EMAIL');
const texts: Check = (value) =>
  isObject(value) && Object.values(value).every((each) => typeof each === 'string');
const listOf =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(check);
const has = (value: unknown, name: string, check: Check) =>
  isObject(value) && check(new Map<string, unknown>(Object.entries(value)).get(name));
const round: Check = (value) => texts(value) && has(value, 'hint', text) && has(value, 'answer', text);
const flagOrAbsent: Check = (value) => value === undefined || flag(value);
const attempts: Check = (value) => value === undefined || (Number.isInteger(value) && Number(value) > 0);

const checks: {readonly [K in keyof UserSpec]-?: Check} = {
  username: text,
  password: text,
  email: text,
  phone: text,
  attributes: texts,
  mfa: listOf(method),
  preferredMfa: method,
  totpSecret: (value) => typeof value === 'string' && /^[A-Z2-7]{16,}$/.test(value),
  status: oneOf('CONFIRMED', 'UNCONFIRMED', 'RESET_REQUIRED', 'FORCE_CHANGE_PASSWORD'),
  temporaryPasswordExpires: (value) => typeof value === 'string' && !Number.isNaN(Date.parse(value)),
  requiredAttributes: listOf(text),
  mfaSetup: listOf(method),
  firstFactors: listOf(oneOf('PASSWORD', 'EMAIL_OTP', 'SMS_OTP', 'WEB_AUTHN')),
  customChallenge: (value) =>
    has(value, 'rounds', listOf(round)) &&
    has(value, 'attempts', attempts) &&
    has(value, 'showsAttempts', flagOrAbsent),
  authFlow: oneOf(
    'USER_SRP_AUTH',
    'USER_PASSWORD_AUTH',
    'USER_AUTH',
    'CUSTOM_WITH_SRP',
    'CUSTOM_WITHOUT_SRP',
  ),
  loginWith: text,
  enabled: flag,
  path: text,
  description: text,
};

/** Reads a spec that came in as JSON. Throws when it would make a user who cannot sign in. */
export function readUserSpec(value: unknown): UserSpec {
  if (!isSpec(value)) throw invalidParameter('A user is an object with at least a username and a password.');
  return value;
}

/** Throws when a factor of the spec lacks what it is sent to. */
export function requireReachable({mfa = [], firstFactors = [], email, phone, preferredMfa}: UserSpec): void {
  const needs: readonly string[] = [...mfa, ...firstFactors];
  const needsAny = (...names: readonly string[]) => names.some((name) => needs.includes(name));
  if (needsAny('SMS', 'SMS_OTP') && !phone) throw invalidParameter('A user with SMS codes needs a phone.');
  if (needsAny('EMAIL', 'EMAIL_OTP') && !email)
    throw invalidParameter('A user with e-mail codes needs an email.');
  if (preferredMfa && !mfa.includes(preferredMfa)) throw invalidParameter('preferredMfa must be one of mfa.');
}

function isSpec(value: unknown): value is UserSpec {
  if (!isObject(value)) return false;
  for (const [name, member] of Object.entries(value)) {
    const check = Object.entries(checks).find(([known]) => known === name)?.[1];
    if (!check?.(member)) throw invalidParameter(`The user's ${name} is unknown or of the wrong kind.`);
  }
  return 'username' in value && 'password' in value;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
