import type {VerifySoftwareTokenResponse} from '@aws-sdk/client-cognito-identity-provider';
import {CognitoError} from '../errors.js';
import type {Pool} from '../pool.js';
import {checkTotp, type Totp} from '../totp.js';
import type {User} from '../users.js';
import type {Operation} from './operation.js';

/** Takes the first code of an authenticator app. */
export const verifySoftwareToken: Operation<VerifySoftwareTokenResponse> = async (pool, {body}) => {
  const code = body.required('UserCode');
  const id = body.optional('Session');
  if (!id) {
    const {user} = await pool.tokens.authenticate(body.required('AccessToken'));
    user.totp = requireRight(pool, user, user.pendingTotp, code);
    return {Status: 'SUCCESS'};
  }
  const session = pool.sessions.find(id, ['MFA_SETUP']);
  const {user, progress} = session;
  const totp = requireRight(pool, user, progress.authenticator?.totp, code);
  pool.sessions.spend(id);
  const verified = {...progress, authenticator: {totp, isVerified: true}};
  return {Status: 'SUCCESS', Session: pool.sessions.open({...session, progress: verified})};
};

function requireRight({clock}: Pool, user: User, totp: Totp | undefined, code: string): Totp {
  if (!totp) {
    throw new CognitoError('SoftwareTokenMFANotFoundException', 'Software token MFA is not set up.');
  }
  if (checkTotp(totp, code, clock.now()) !== 'right') {
    throw new CognitoError(
      'EnableSoftwareTokenMFAException',
      'Code mismatch and fail enable Software Token MFA',
    );
  }
  user.pendingTotp = undefined;
  return totp;
}
