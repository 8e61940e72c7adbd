import {chooseFirstFactor} from '../first-factors.js';
import {requiredKey} from '../members.js';
import {sessionChallenge} from './session-challenge.js';

/** A password that was chosen as the first factor and is yet to come. Amplify sends choice and password together. */
const passwordChallenge = (name: 'PASSWORD' | 'PASSWORD_SRP', answerKey: string) =>
  sessionChallenge({
    name,
    put: ({user}) => ({parameters: {USER_ID_FOR_SRP: user.username}}),
    check(signIn, {answers}) {
      requiredKey(answers, answerKey);
      return chooseFirstFactor(signIn, name, answers);
    },
  });

/** Sent as it is. */
export const password = passwordChallenge('PASSWORD', 'PASSWORD');

/** Proven by SRP. */
export const passwordSrp = passwordChallenge('PASSWORD_SRP', 'SRP_A');
