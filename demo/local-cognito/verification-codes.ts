import type {CodeDeliveryDetailsType} from '@aws-sdk/client-cognito-identity-provider';
import type {Clock} from './clock.js';
import {deliveryTo, type Contact} from './contacts.js';
import {CognitoError} from './errors.js';
import type {Call} from './operations/operation.js';
import {Quota} from './quota.js';
import {randomCode, sameSecret} from './secrets.js';
import type {User} from './users.js';

/** What a code confirms. */
export type Purpose = 'SIGN_UP' | 'PASSWORD_RESET' | 'ATTRIBUTE';

interface Issued {
  readonly code: string;
  readonly contact: Contact;
  readonly until: number;
}

const HOUR_SECONDS = 60 * 60;
const SENDINGS = 5;
const FAILURES = 5;

/** The codes of sign-up and of a forgotten password: good for an hour and for one use, few to send and few to guess. */
export class VerificationCodes {
  readonly #clock: Clock;
  readonly #sendings: Quota;
  readonly #failures: Quota;
  readonly #issued = new Map<string, Issued>();

  constructor(clock: Clock) {
    this.#clock = clock;
    this.#sendings = new Quota(clock, SENDINGS, HOUR_SECONDS);
    this.#failures = new Quota(clock, FAILURES, HOUR_SECONDS);
  }

  /** Counts a sending, real or pretended. Throws when there were too many. */
  requireSendable(purpose: Purpose, sub: string, invocationId: string | undefined): void {
    const key = `${purpose}:${sub}`;
    if (this.#sendings.isUsedUp(key)) throw limitExceeded();
    this.#sendings.count(key, invocationId);
  }

  /** Sends a new code; an earlier one is no longer good. */
  send(purpose: Purpose, user: User, contact: Contact, call: Call): CodeDeliveryDetailsType {
    this.requireSendable(purpose, user.sub, call.invocationId);
    const {medium, attribute} = contact;
    const to = user.attributes.get(attribute) ?? '';
    const code = randomCode(6);
    call.deliver({medium, to, username: user.username, code});
    this.#issued.set(`${purpose}:${user.sub}`, {
      code,
      contact,
      until: this.#clock.now() + HOUR_SECONDS * 1000,
    });
    return deliveryTo(contact, to);
  }

  /** Throws unless the code is right; returns how it came. The code stays good until it is used up. */
  check(purpose: Purpose, user: User, code: string, invocationId: string | undefined): Contact {
    const key = `${purpose}:${user.sub}`;
    if (this.#failures.isUsedUp(key)) throw tooManyFailures[purpose]();
    const issued = this.#issued.get(key);
    if (!issued || this.#clock.now() >= issued.until) throw expiredCode();
    if (sameSecret(issued.code, code)) return issued.contact;
    this.#failures.count(key, invocationId);
    throw wrongCode();
  }

  useUp(purpose: Purpose, {sub}: User): void {
    this.#issued.delete(`${purpose}:${sub}`);
    this.#failures.forget(`${purpose}:${sub}`);
  }

  clear(): void {
    this.#issued.clear();
    this.#sendings.clear();
    this.#failures.clear();
  }
}

export const wrongCode = () =>
  new CognitoError('CodeMismatchException', 'Invalid verification code provided, please try again.');

export const expiredCode = () =>
  new CognitoError('ExpiredCodeException', 'Invalid code provided, please request a code again.');

const limitExceeded = () =>
  new CognitoError('LimitExceededException', 'Attempt limit exceeded, please try after some time.');

const tooManyFailures: Readonly<Record<Purpose, () => CognitoError>> = {
  SIGN_UP: () => new CognitoError('TooManyFailedAttemptsException', 'Too many failed attempts.'),
  PASSWORD_RESET: limitExceeded,
  ATTRIBUTE: limitExceeded,
};
