import type {AssociateSoftwareTokenResponse} from '@aws-sdk/client-cognito-identity-provider';
import {newTotp} from '../totp.js';
import type {Operation} from './operation.js';

/** Gives an authenticator app its secret, a new one each time: during a sign-in, or for a signed-in user. */
export const associateSoftwareToken: Operation<AssociateSoftwareTokenResponse> = async (pool, {body}) => {
  const id = body.optional('Session');
  const totp = newTotp();
  if (!id) {
    const {user} = await pool.tokens.authenticate(body.required('AccessToken'));
    user.pendingTotp = totp;
    return {SecretCode: totp.secret};
  }
  const session = pool.sessions.find(id, ['MFA_SETUP']);
  pool.sessions.spend(id);
  session.user.pendingTotp = totp;
  const progress = {...session.progress, authenticator: {totp, isVerified: false}};
  return {SecretCode: totp.secret, Session: pool.sessions.open({...session, progress})};
};
