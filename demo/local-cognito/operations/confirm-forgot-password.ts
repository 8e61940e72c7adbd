import type {ConfirmForgotPasswordResponse} from '@aws-sdk/client-cognito-identity-provider';
import {findAccount} from '../find-account.js';
import {changePassword, requireConforming, requirePattern} from '../password-policy.js';
import {wrongCode} from '../verification-codes.js';
import type {Operation} from './operation.js';

/** Takes that code and the new password. The code is good until the password is, too. */
export const confirmForgotPassword: Operation<ConfirmForgotPasswordResponse> = async (
  pool,
  {body, invocationId},
) => {
  pool.client(body.required('ClientId'));
  const user = findAccount(pool, body.required('Username'));
  const code = body.required('ConfirmationCode');
  const password = body.required('Password');
  requirePattern('password', password);
  requireConforming(pool.settings.passwordPolicy, password);
  if (!user?.enabled) throw wrongCode();
  const {attribute} = pool.codes.check('PASSWORD_RESET', user, code, invocationId);
  changePassword(pool, user, password);
  pool.codes.useUp('PASSWORD_RESET', user);
  pool.lockout.forget(`password:${user.sub}`);
  user.status = 'CONFIRMED';
  user.attributes.set(`${attribute}_verified`, 'true');
  return {};
};
