import {createHmac, randomBytes, randomUUID} from 'node:crypto';
import {CognitoError} from './errors.js';
import type {Passkey} from './passkeys.js';
import {Password} from './password.js';
import {fromBytes} from './srp.js';
import {newTotp, type Totp} from './totp.js';
import {
  requireReachable,
  type CustomChallenge,
  type FirstFactor,
  type MfaMethod,
  type UserSpec,
  type UserStatus,
} from './user-spec.js';

/** A user of the pool. What operations may change is not `readonly`. */
export interface User {
  readonly username: string;
  readonly sub: string;
  password: Password;
  /** As GetUser lists them: `email`, `email_verified`, `phone_number`, … */
  readonly attributes: Map<string, string>;
  status: UserStatus;
  enabled: boolean;
  mfa: readonly MfaMethod[];
  preferredMfa: MfaMethod | undefined;
  totp: Totp | undefined;
  /** An authenticator app that has been given its secret but has not shown a code yet. */
  pendingTotp: Totp | undefined;
  /** Second factors of which the user has to set up one. */
  mfaSetup: readonly MfaMethod[];
  readonly firstFactors: readonly FirstFactor[];
  passkeys: readonly Passkey[];
  readonly customChallenge: CustomChallenge | undefined;
  readonly requiredAttributes: readonly string[];
  /** In milliseconds since 1970. */
  readonly temporaryPasswordExpires: number | undefined;
  /** How the demo page signs the user in. */
  readonly authFlow: string | undefined;
  readonly loginWith: string | undefined;
  /** What the demo page says about the user: a stable id and a sentence. */
  readonly path: string | undefined;
  readonly description: string | undefined;
}

/** A source of so many random bytes. */
export type RandomBytes = (size: number) => Uint8Array;

/** Everyone in the pool. */
export class Users {
  readonly #group: string;
  readonly #random: RandomBytes;
  readonly #phantomKey = randomBytes(32);
  #users: User[] = [];

  /** @param group the pool's id after the underscore, which SRP mixes into every password */
  constructor(group: string, random: RandomBytes) {
    this.#group = group;
    this.#random = random;
  }

  /** The string that SRP hashes and signs for a user. */
  identityOf(username: string): string {
    return `${this.#group}${username}`;
  }

  add(spec: UserSpec): User {
    const {username, email, phone} = spec;
    if (this.find(username)) throw new CognitoError('UsernameExistsException', 'User already exists');
    if ((email && this.find(email)) || (phone && this.find(phone))) {
      throw new CognitoError(
        'AliasExistsException',
        'An account with the given email or phone already exists.',
      );
    }
    requireReachable(spec);
    const user = this.#build(spec, randomUUID(), this.#newSalt());
    this.#users.push(user);
    return user;
  }

  setPassword(user: User, text: string): void {
    user.password = new Password(text, this.#newSalt(), this.identityOf(user.username));
  }

  remove(user: User): void {
    this.#users = this.#users.filter((each) => each !== user);
  }

  /** By user name, sub, e-mail address or telephone number, in any mixture of capitals. */
  find(name: string): User | undefined {
    return this.#users.find((user) => answersTo(user, name));
  }

  all(): readonly User[] {
    return this.#users;
  }

  /**
   * A stand-in for a user who does not exist: always the same for the same name, with a password that nobody
   * knows. A sign-in as one takes the same steps as one with a wrong password.
   */
  phantom(name: string): User {
    const derive = (purpose: string) =>
      createHmac('sha256', this.#phantomKey).update(`${purpose}:${name.toLowerCase()}`).digest();
    const username = uuidFrom(derive('username'));
    const spec = {username, password: derive('password').toString('hex')};
    return this.#build(spec, username, fromBytes(derive('salt').subarray(0, 16)));
  }

  clear(): void {
    this.#users = [];
  }

  #newSalt(): bigint {
    return fromBytes(this.#random(16));
  }

  #build(spec: UserSpec, sub: string, salt: bigint): User {
    const {username, mfa = [], totpSecret, temporaryPasswordExpires: expires} = spec;
    return {
      username,
      sub,
      password: new Password(spec.password, salt, this.identityOf(username)),
      attributes: attributesOf(spec, sub),
      status: spec.status ?? 'CONFIRMED',
      enabled: spec.enabled ?? true,
      mfa,
      preferredMfa: spec.preferredMfa,
      totp: mfa.includes('TOTP') ? newTotp(totpSecret) : undefined,
      pendingTotp: undefined,
      mfaSetup: spec.mfaSetup ?? [],
      firstFactors: spec.firstFactors ?? ['PASSWORD'],
      passkeys: [],
      customChallenge: spec.customChallenge,
      requiredAttributes: spec.requiredAttributes ?? [],
      temporaryPasswordExpires: expires === undefined ? undefined : Date.parse(expires),
      authFlow: spec.authFlow,
      loginWith: spec.loginWith,
      path: spec.path,
      description: spec.description,
    };
  }
}

/** Whether a name that a client sends means this user. */
export function answersTo(user: User, name: string): boolean {
  const wanted = name.toLowerCase();
  const {username, sub, attributes} = user;
  const names = [username, sub, attributes.get('email'), attributes.get('phone_number')];
  return names.some((each) => each?.toLowerCase() === wanted);
}

/** Addresses count as verified, but for those of a user who has yet to confirm the sign-up. */
function attributesOf({email, phone, attributes, status}: UserSpec, sub: string): Map<string, string> {
  const verified = String(status !== 'UNCONFIRMED');
  return new Map([
    ['sub', sub],
    ...(email ? [['email', email] as const, ['email_verified', verified] as const] : []),
    ...(phone ? [['phone_number', phone] as const, ['phone_number_verified', verified] as const] : []),
    ...Object.entries(attributes ?? {}),
  ]);
}

function uuidFrom(bytes: Buffer): string {
  const hex = bytes.toString('hex');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}
