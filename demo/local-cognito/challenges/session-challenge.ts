import {invalidParameter, notAuthorized} from '../errors.js';
import {requiredKey, type StringMap} from '../members.js';
import {answersTo} from '../users.js';
import type {ChallengeName, Outcome, SignIn} from '../sign-in.js';
import type {Challenge} from './challenge.js';

/** What a challenge shows the client, and what the server keeps to itself. */
export interface Put {
  readonly parameters: Record<string, string>;
  readonly expected?: string;
}

/** What an answer is judged by, besides the user. */
export interface Given {
  readonly answers: StringMap;
  /** What `put` has kept to itself. */
  readonly expected: string;
  /** The session that the answer came with. */
  readonly session: string;
}

/** A challenge that a Session leads back to: all but those of SRP. */
export interface SessionChallenge {
  readonly name: ChallengeName;
  /** Other challenges that the client may answer this one instead of. */
  readonly instead?: readonly ChallengeName[];
  put(signIn: SignIn): Put;
  /** Throws when the answer is wrong: then the session stays good for another try. */
  check(signIn: SignIn, given: Given): Outcome | Promise<Outcome>;
}

/** Adds the handling of sessions to a challenge. */
export function sessionChallenge({name, instead = [], put, check}: SessionChallenge): Challenge {
  return {
    begin(signIn) {
      const {pool, client, user, progress} = signIn;
      const {parameters, expected} = put(signIn);
      return {
        ChallengeName: name,
        Session: pool.sessions.open({challenge: name, clientId: client.id, user, progress, expected}),
        ChallengeParameters: parameters,
      };
    },

    async respond({pool, client, session: id, answers, call}) {
      if (!id) throw invalidParameter('Missing required parameter Session');
      const session = pool.sessions.find(id, [name, ...instead], client.id);
      const {user, progress, expected = ''} = session;
      if (!answersTo(user, requiredKey(answers, 'USERNAME'))) {
        throw notAuthorized('Invalid session for the user.');
      }
      const signIn = {pool, client, user, call, progress};
      const outcome = await check(signIn, {answers, expected, session: id});
      if (typeof outcome === 'string' || !outcome.keepsSession) pool.sessions.spend(id);
      return {signIn, outcome};
    },
  };
}
