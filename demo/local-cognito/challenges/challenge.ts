import type {StringMap} from '../members.js';
import type {Call} from '../operations/operation.js';
import type {Client, Pool} from '../pool.js';
import type {AuthReply, Outcome, SignIn} from '../sign-in.js';

/** An answer to a challenge. */
export interface Attempt {
  readonly pool: Pool;
  readonly client: Client;
  readonly session: string | undefined;
  readonly answers: StringMap;
  readonly call: Call;
}

/** A challenge that was met: by whom, and where it leads. */
export interface Answered {
  readonly signIn: SignIn;
  readonly outcome: Outcome;
}

/** One challenge: how it is put, and what an answer leads to. */
export interface Challenge {
  /** Puts the challenge. `given` is what the client sent to get here, such as SRP_A. */
  begin(signIn: SignIn, given: StringMap): AuthReply;
  /** Takes the answer. Throws a CognitoError when it is wrong. */
  respond(attempt: Attempt): Promise<Answered> | Answered;
}
