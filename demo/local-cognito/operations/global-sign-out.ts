import type {GlobalSignOutResponse} from '@aws-sdk/client-cognito-identity-provider';
import type {Operation} from './operation.js';

/** Ends all sign-ins of a user. */
export const globalSignOut: Operation<GlobalSignOutResponse> = async (pool, {body}) => {
  const {user} = await pool.tokens.authenticate(body.required('AccessToken'));
  pool.grants.revokeAll(user);
  return {};
};
