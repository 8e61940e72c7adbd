import type {RespondToAuthChallengeResponse} from '@aws-sdk/client-cognito-identity-provider';
import type {Client, Pool} from './pool.js';
import type {User} from './users.js';

/** The challenges of this pool. */
export type ChallengeName =
  'PASSWORD_VERIFIER' | 'SELECT_MFA_TYPE' | 'SMS_MFA' | 'EMAIL_OTP' | 'SOFTWARE_TOKEN_MFA';

/** A sign-in under way. */
export interface SignIn {
  readonly pool: Pool;
  readonly client: Client;
  readonly user: User;
  /** Amplify's id of the call, the same for its retries. */
  readonly invocationId: string | undefined;
}

/** What comes after a right answer: the next challenge, or the tokens. */
export type Next = ChallengeName | 'TOKENS';

/** What InitiateAuth and RespondToAuthChallenge say. */
export type AuthReply = RespondToAuthChallengeResponse;
