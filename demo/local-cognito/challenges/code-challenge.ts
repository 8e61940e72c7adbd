import {CognitoError} from '../errors.js';
import {requiredKey} from '../members.js';
import {attemptMfa} from '../mfa.js';
import type {Medium} from '../outbox.js';
import {randomCode, sameSecret} from '../secrets.js';
import type {ChallengeName} from '../sign-in.js';
import type {Challenge} from './challenge.js';
import {sessionChallenge} from './session-challenge.js';

/** What sets one sent code apart from another. */
export interface CodeChallenge {
  readonly name: ChallengeName;
  readonly medium: Medium;
  /** The user attribute that holds the address. */
  readonly attribute: string;
  readonly mask: (address: string) => string;
  /** The key of ChallengeResponses that the code comes back in. */
  readonly answerKey: string;
  readonly length: number;
}

/** A code that is sent to the user, who sends it back. */
export function codeChallenge({name, medium, attribute, mask, answerKey, length}: CodeChallenge): Challenge {
  return sessionChallenge({
    name,

    put({pool, user}) {
      const to = user.attributes.get(attribute) ?? '';
      const code = randomCode(length);
      pool.outbox.send({medium, to, username: user.username, code});
      return {
        parameters: {CODE_DELIVERY_DELIVERY_MEDIUM: medium, CODE_DELIVERY_DESTINATION: mask(to)},
        expected: code,
      };
    },

    check(signIn, answers, expected) {
      const code = requiredKey(answers, answerKey);
      if (!attemptMfa(signIn, () => sameSecret(expected, code))) {
        throw new CognitoError('CodeMismatchException', 'Invalid code or auth state for the user.');
      }
      return 'TOKENS';
    },
  });
}
