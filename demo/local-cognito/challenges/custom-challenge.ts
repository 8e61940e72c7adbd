import {wrongPassword} from '../errors.js';
import {requiredKey} from '../members.js';
import {sameSecret} from '../secrets.js';
import type {Outcome} from '../sign-in.js';
import type {User} from '../users.js';
import {sessionChallenge} from './session-challenge.js';

const ATTEMPTS = 3;

/** What the developer of an app makes up. Other than with codes, each answer uses its session up, even a wrong one. */
export const customChallenge = sessionChallenge({
  name: 'CUSTOM_CHALLENGE',

  put({user, progress: {custom = {round: 0, failures: 0}}}) {
    const {answer, ...parameters} = roundOf(user, custom.round);
    const {attempts = ATTEMPTS, showsAttempts} = user.customChallenge ?? {};
    const attemptsLeft = showsAttempts && {attemptsLeft: String(attempts - custom.failures)};
    return {parameters: {...parameters, ...attemptsLeft, USERNAME: user.username}, expected: answer};
  },

  check({user, progress}, {answers, expected}): Outcome {
    const {round, failures} = progress.custom ?? {round: 0, failures: 0};
    const {rounds = [], attempts = ATTEMPTS} = user.customChallenge ?? {};
    const onward = (custom: {round: number; failures: number}): Outcome => ({
      next: 'CUSTOM_CHALLENGE',
      progress: {...progress, custom},
    });
    if (sameSecret(expected, requiredKey(answers, 'ANSWER'))) {
      return round + 1 < rounds.length ? onward({round: round + 1, failures: 0}) : 'TOKENS';
    }
    return failures + 1 < attempts ? onward({round, failures: failures + 1}) : 'REFUSAL';
  },
});

function roundOf({customChallenge: challenge}: User, round: number) {
  const found = challenge?.rounds[round];
  if (!found) throw wrongPassword();
  return found;
}
