import type {ResendConfirmationCodeResponse} from '@aws-sdk/client-cognito-identity-provider';
import {contactOf} from '../contacts.js';
import {invalidParameter} from '../errors.js';
import {findAccount} from '../find-account.js';
import {pretendDelivery} from '../pretend-delivery.js';
import type {Operation} from './operation.js';

/** Sends the code of a sign-up again: a new one. */
export const resendConfirmationCode: Operation<ResendConfirmationCodeResponse> = async (pool, call) => {
  const {body, invocationId} = call;
  pool.client(body.required('ClientId'));
  const name = body.required('Username');
  const user = findAccount(pool, name);
  if (!user?.enabled) return pretendDelivery(pool, 'SIGN_UP', name, invocationId);
  if (user.status !== 'UNCONFIRMED') throw invalidParameter('User is already confirmed.');
  const contact = contactOf(user);
  if (!contact) throw invalidParameter('Cannot resend codes. Auto verification not turned on.');
  return {CodeDeliveryDetails: pool.codes.send('SIGN_UP', user, contact, call)};
};
