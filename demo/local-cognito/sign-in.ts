import type {RespondToAuthChallengeResponse} from '@aws-sdk/client-cognito-identity-provider';
import type {Device} from './devices.js';
import type {Call} from './operations/operation.js';
import type {Client, Pool} from './pool.js';
import type {Totp} from './totp.js';
import type {User} from './users.js';

/** The challenges of this pool. */
export type ChallengeName =
  | 'PASSWORD'
  | 'PASSWORD_SRP'
  | 'PASSWORD_VERIFIER'
  | 'NEW_PASSWORD_REQUIRED'
  | 'SELECT_CHALLENGE'
  | 'SELECT_MFA_TYPE'
  | 'MFA_SETUP'
  | 'SMS_MFA'
  | 'SMS_OTP'
  | 'EMAIL_OTP'
  | 'SOFTWARE_TOKEN_MFA'
  | 'WEB_AUTHN'
  | 'CUSTOM_CHALLENGE'
  | 'DEVICE_SRP_AUTH'
  | 'DEVICE_PASSWORD_VERIFIER';

/** What a sign-in remembers from one challenge to the next. */
export interface Progress {
  /** The code that is asked for stands in for a password. */
  readonly isFirstFactor?: boolean;
  /** The Session of a choice that a right proof of the password has yet to use up. */
  readonly selection?: string;
  /** An authenticator app under enrolment. */
  readonly authenticator?: {readonly totp: Totp; readonly isVerified: boolean};
  /** An e-mail address under enrolment. */
  readonly newEmail?: string;
  /** The remembered device that the user signs in on. */
  readonly device?: Device | undefined;
  /** A custom sign-in: how far it is, and how many wrong answers this round has had. */
  readonly custom?: {readonly round: number; readonly failures: number};
}

/** A sign-in under way. */
export interface SignIn {
  readonly pool: Pool;
  readonly client: Client;
  readonly user: User;
  readonly call: Call;
  readonly progress: Progress;
}

/** What comes after an answer: the next challenge, the tokens, or the end without any. */
export type Next = ChallengeName | 'TOKENS' | 'REFUSAL';

/** What comes next and, if there is anything new to remember, with which progress. */
export type Outcome = Next | Onward;

/** See `Outcome`. */
export interface Onward {
  readonly next: Next;
  readonly progress: Progress;
  /** The Session that has led here stays good, for another try. */
  readonly keepsSession?: boolean;
}

/** What InitiateAuth and RespondToAuthChallenge say. */
export type AuthReply = RespondToAuthChallengeResponse;
