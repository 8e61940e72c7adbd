import {invalidParameter, notAuthorized} from '../errors.js';
import {requiredKey, type StringMap} from '../members.js';
import {answersTo} from '../users.js';
import type {ChallengeName, Next, SignIn} from '../sign-in.js';
import type {Challenge} from './challenge.js';

/** What a challenge shows the client, and what the server keeps to itself. */
export interface Put {
  readonly parameters: Record<string, string>;
  readonly expected?: string;
}

/** A challenge that a Session leads back to: all but those of SRP. */
export interface SessionChallenge {
  readonly name: ChallengeName;
  put(signIn: SignIn): Put;
  /** Throws when the answer is wrong: then the session stays good for another try. */
  check(signIn: SignIn, answers: StringMap, expected: string): Next;
}

/** Adds the handling of sessions to a challenge. */
export function sessionChallenge({name, put, check}: SessionChallenge): Challenge {
  return {
    begin(signIn) {
      const {pool, client, user} = signIn;
      const {parameters, expected} = put(signIn);
      return {
        ChallengeName: name,
        Session: pool.sessions.open({challenge: name, clientId: client.id, user, expected}),
        ChallengeParameters: {USER_ID_FOR_SRP: user.username, ...parameters},
      };
    },

    respond({pool, client, session: id, answers, invocationId}) {
      if (!id) throw invalidParameter('Missing required parameter Session');
      const session = pool.sessions.find(id, client.id, name);
      if (!answersTo(session.user, requiredKey(answers, 'USERNAME'))) {
        throw notAuthorized('Invalid session for the user.');
      }
      const signIn = {pool, client, user: session.user, invocationId};
      const next = check(signIn, answers, session.expected ?? '');
      pool.sessions.spend(id);
      return {signIn, next};
    },
  };
}
