import {invalidParameter} from '../errors.js';
import {requiredKey} from '../members.js';
import {mfaChallenges} from '../mfa.js';
import {sessionChallenge} from './session-challenge.js';

/** After the password, a choice among several second factors. */
export const selectMfaType = sessionChallenge({
  name: 'SELECT_MFA_TYPE',

  put: ({user}) => ({
    parameters: {
      USER_ID_FOR_SRP: user.username,
      MFAS_CAN_CHOOSE: JSON.stringify(user.mfa.map((method) => mfaChallenges[method])),
    },
  }),

  check({user}, {answers}) {
    const answer = requiredKey(answers, 'ANSWER');
    const chosen = user.mfa.find((method) => mfaChallenges[method] === answer);
    if (!chosen) throw invalidParameter('The selected MFA type is not available for the user.');
    return mfaChallenges[chosen];
  },
});
