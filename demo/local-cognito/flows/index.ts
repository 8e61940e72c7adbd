import {customAuth} from './custom-auth.js';
import type {Flow} from './flow.js';
import {refreshTokenAuth} from './refresh-token-auth.js';
import {userAuth} from './user-auth.js';
import {userPasswordAuth} from './user-password-auth.js';
import {userSrpAuth} from './user-srp-auth.js';

/** One row per `AuthFlow`. */
export const flows: ReadonlyMap<string, Flow> = new Map([
  ['USER_SRP_AUTH', userSrpAuth],
  ['USER_PASSWORD_AUTH', userPasswordAuth],
  ['USER_AUTH', userAuth],
  ['CUSTOM_AUTH', customAuth],
  ['REFRESH_TOKEN_AUTH', refreshTokenAuth],
]);
