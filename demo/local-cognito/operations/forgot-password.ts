import type {ForgotPasswordResponse} from '@aws-sdk/client-cognito-identity-provider';
import {verifiedContactOf} from '../contacts.js';
import {invalidParameter, notAuthorized} from '../errors.js';
import {findAccount} from '../find-account.js';
import {pretendDelivery} from '../pretend-delivery.js';
import type {Operation} from './operation.js';

/** Sends a code with which a user chooses a new password. */
export const forgotPassword: Operation<ForgotPasswordResponse> = async (pool, call) => {
  const {body, invocationId} = call;
  pool.client(body.required('ClientId'));
  const name = body.required('Username');
  const user = findAccount(pool, name);
  if (!user) return pretendDelivery(pool, 'PASSWORD_RESET', name, invocationId);
  if (!user.enabled) throw notAuthorized('User is disabled.');
  if (user.status === 'FORCE_CHANGE_PASSWORD') {
    throw notAuthorized('User password cannot be reset in the current state.');
  }
  const contact = verifiedContactOf(user);
  if (!contact) {
    throw invalidParameter(
      'Cannot reset password for the user as there is no registered/verified email or phone_number',
    );
  }
  return {CodeDeliveryDetails: pool.codes.send('PASSWORD_RESET', user, contact, call)};
};
