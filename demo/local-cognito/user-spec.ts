import {invalidParameter} from './errors.js';

/** How a second factor reaches the user. */
export type MfaMethod = 'SMS' | 'TOTP' | 'EMAIL';

/** Where an account stands. */
export type UserStatus = 'CONFIRMED' | 'UNCONFIRMED' | 'RESET_REQUIRED';

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
  readonly enabled?: boolean | undefined;
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
const methods: Check = (value) => Array.isArray(value) && value.every(method);
const texts: Check = (value) =>
  isObject(value) && Object.values(value).every((each) => typeof each === 'string');

const checks: {readonly [K in keyof UserSpec]-?: Check} = {
  username: text,
  password: text,
  email: text,
  phone: text,
  attributes: texts,
  mfa: methods,
  preferredMfa: method,
  totpSecret: (value) => typeof value === 'string' && /^[A-Z2-7]{16,}$/.test(value),
  status: oneOf('CONFIRMED', 'UNCONFIRMED', 'RESET_REQUIRED'),
  enabled: flag,
  path: text,
  description: text,
};

/** Reads a spec that came in as JSON. Throws when it would make a user who cannot sign in. */
export function readUserSpec(value: unknown): UserSpec {
  if (!isSpec(value)) throw invalidParameter('A user is an object with at least a username and a password.');
  return value;
}

/** Throws when a second factor of the spec lacks what it is sent to. */
export function requireReachable({mfa = [], email, phone, preferredMfa}: UserSpec): void {
  if (mfa.includes('SMS') && !phone) throw invalidParameter('A user with SMS codes needs a phone.');
  if (mfa.includes('EMAIL') && !email) throw invalidParameter('A user with e-mail codes needs an email.');
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
