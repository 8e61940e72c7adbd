import type {ConfirmSignUpResponse} from '@aws-sdk/client-cognito-identity-provider';
import {notAuthorized} from '../errors.js';
import {findAccount} from '../find-account.js';
import {expiredCode} from '../verification-codes.js';
import type {Operation} from './operation.js';

/** Takes the code of a sign-up. A client that may use USER_AUTH gets a session, with which it signs the user in at once. */
export const confirmSignUp: Operation<ConfirmSignUpResponse> = async (pool, {body, invocationId}) => {
  const client = pool.client(body.required('ClientId'));
  const user = findAccount(pool, body.required('Username'));
  const code = body.required('ConfirmationCode');
  if (!user?.enabled) throw expiredCode();
  if (user.status !== 'UNCONFIRMED') {
    throw notAuthorized(`User cannot be confirmed. Current status is ${user.status}`);
  }
  const {attribute} = pool.codes.check('SIGN_UP', user, code, invocationId);
  pool.codes.useUp('SIGN_UP', user);
  user.status = 'CONFIRMED';
  user.attributes.set(`${attribute}_verified`, 'true');
  if (!client.flows.includes('USER_AUTH')) return {};
  const session = {challenge: 'FIRST_SIGN_IN', clientId: client.id, user, progress: {}} as const;
  return {Session: pool.sessions.open(session)};
};
