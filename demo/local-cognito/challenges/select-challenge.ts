import {CognitoError, invalidParameter} from '../errors.js';
import {availableChallenges, chooseFirstFactor} from '../first-factors.js';
import {requiredKey} from '../members.js';
import type {Outcome} from '../sign-in.js';
import {sessionChallenge} from './session-challenge.js';

/** A choice among several first factors. */
export const selectChallenge = sessionChallenge({
  name: 'SELECT_CHALLENGE',
  instead: ['WEB_AUTHN'],

  put: () => ({parameters: {}}),

  check(signIn, {answers, session}): Outcome {
    const {pool, user, progress} = signIn;
    const answer = requiredKey(answers, 'ANSWER');
    const choice = availableChallenges(user).find((each) => each === answer);
    if (!choice) throw invalidParameter('The selected challenge is not available for the user.');
    const survives = pool.settings.wrongPasswordKeepsSession;
    try {
      const outcome = chooseFirstFactor(signIn, choice, answers);
      if (outcome !== 'PASSWORD_VERIFIER' || !survives) return outcome;
      return {next: outcome, progress: {...progress, selection: session}, keepsSession: true};
    } catch (problem) {
      const isRefusal = problem instanceof CognitoError && problem.name === 'NotAuthorizedException';
      if (isRefusal && !survives) pool.sessions.spend(session);
      throw problem;
    }
  },
});
