import {requiredKey} from '../members.js';
import {nextAfterPassword} from '../mfa.js';
import {findForSignIn, requirePassword} from '../password-check.js';
import {proceed} from '../proceed.js';
import type {Flow} from './flow.js';

/** The password is sent as it is. */
export const userPasswordAuth: Flow = async ({pool, client, parameters, invocationId}) => {
  const username = requiredKey(parameters, 'USERNAME');
  const password = requiredKey(parameters, 'PASSWORD');
  const user = findForSignIn(pool, username);
  const signIn = {pool, client, user, invocationId};
  requirePassword(signIn, () => user.password.matches(password));
  return proceed(signIn, nextAfterPassword(user), parameters);
};
