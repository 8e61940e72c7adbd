import {requiredKey} from '../members.js';
import {findForSignIn, requireUsable} from '../password-check.js';
import {proceed} from '../proceed.js';
import type {Flow} from './flow.js';

/** Challenges of the developer's own making: alone, or after the password if the client begins with SRP. */
export const customAuth: Flow = async ({pool, client, parameters, call}) => {
  const user = findForSignIn(pool, requiredKey(parameters, 'USERNAME'));
  const signIn = {pool, client, user, call, progress: {custom: {round: 0, failures: 0}}};
  if (parameters['CHALLENGE_NAME'] === 'SRP_A') return proceed(signIn, 'PASSWORD_VERIFIER', parameters);
  requireUsable(user);
  return proceed(signIn, 'CUSTOM_CHALLENGE', parameters);
};
