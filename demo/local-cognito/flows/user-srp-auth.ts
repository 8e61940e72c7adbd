import {requiredKey} from '../members.js';
import {findForSignIn} from '../password-check.js';
import {proceed} from '../proceed.js';
import type {Flow} from './flow.js';

/** The password is proven and never sent. */
export const userSrpAuth: Flow = async ({pool, client, parameters, call}) => {
  const user = findForSignIn(pool, requiredKey(parameters, 'USERNAME'));
  return proceed({pool, client, user, call, progress: {}}, 'PASSWORD_VERIFIER', parameters);
};
