import {nextAfterPassword} from '../after-password.js';
import {requiredKey} from '../members.js';
import {findForSignIn, requirePassword} from '../password-check.js';
import {proceed} from '../proceed.js';
import type {Flow} from './flow.js';

/** The password is sent as it is. */
export const userPasswordAuth: Flow = async ({pool, client, parameters, call}) => {
  const username = requiredKey(parameters, 'USERNAME');
  const password = requiredKey(parameters, 'PASSWORD');
  const user = findForSignIn(pool, username);
  const signIn = {pool, client, user, call, progress: {}};
  requirePassword(signIn, () => user.password.matches(password));
  return proceed(signIn, nextAfterPassword(signIn, parameters), parameters);
};
