import type {Contact} from '../contacts.js';
import {CognitoError} from '../errors.js';
import {requiredKey} from '../members.js';
import {attemptMfa} from '../mfa.js';
import {randomCode, sameSecret} from '../secrets.js';
import type {ChallengeName, SignIn} from '../sign-in.js';
import type {Challenge} from './challenge.js';
import {sessionChallenge} from './session-challenge.js';

/** What sets one sent code apart from another. */
export interface CodeChallenge {
  readonly name: ChallengeName;
  readonly contact: Contact;
  /** The key of ChallengeResponses that the code comes back in. */
  readonly answerKey: string;
  readonly length: (signIn: SignIn) => number;
  /** An address that is not yet the user's own. */
  readonly newAddress?: (signIn: SignIn) => string | undefined;
  /** Called when the code was right. */
  readonly met?: (signIn: SignIn) => void;
}

/** A code that is sent to the user, who sends it back. */
export function codeChallenge(kind: CodeChallenge): Challenge {
  const {name, contact, answerKey, length, newAddress, met} = kind;
  return sessionChallenge({
    name,

    put(signIn) {
      const {user, call} = signIn;
      const {medium, attribute, mask} = contact;
      const to = newAddress?.(signIn) ?? user.attributes.get(attribute) ?? '';
      const code = randomCode(length(signIn));
      call.deliver({medium, to, username: user.username, code});
      return {
        parameters: {
          USER_ID_FOR_SRP: user.username,
          CODE_DELIVERY_DELIVERY_MEDIUM: medium,
          CODE_DELIVERY_DESTINATION: mask(to),
        },
        expected: code,
      };
    },

    check(signIn, {answers, expected}) {
      const code = requiredKey(answers, answerKey);
      if (!attemptMfa(signIn, () => sameSecret(expected, code))) {
        throw new CognitoError('CodeMismatchException', 'Invalid code or auth state for the user.');
      }
      met?.(signIn);
      return 'TOKENS';
    },
  });
}
