import {wrongPassword} from '../errors.js';
import {requiredKey} from '../members.js';
import {isRightAssertion, requestOptions} from '../passkeys.js';
import type {Outcome} from '../sign-in.js';
import {sessionChallenge} from './session-challenge.js';

/** A passkey. Whoever cancels it may still choose something else: see SELECT_CHALLENGE. */
export const webAuthn = sessionChallenge({
  name: 'WEB_AUTHN',

  put({user}) {
    const options = requestOptions(user);
    return {
      parameters: {CREDENTIAL_REQUEST_OPTIONS: JSON.stringify(options)},
      expected: options.challenge,
    };
  },

  async check({user, call}, {answers, expected}): Promise<Outcome> {
    const isRight = await isRightAssertion(user, requiredKey(answers, 'CREDENTIAL'), expected, call.origin);
    if (!isRight) throw wrongPassword();
    return 'TOKENS';
  },
});
