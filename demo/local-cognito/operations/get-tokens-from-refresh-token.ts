import type {GetTokensFromRefreshTokenResponse} from '@aws-sdk/client-cognito-identity-provider';
import type {Operation} from './operation.js';

/** Prolongs a sign-in. */
export const getTokensFromRefreshToken: Operation<GetTokensFromRefreshTokenResponse> = async (
  pool,
  {body},
) => {
  const client = pool.client(body.required('ClientId'));
  const grant = pool.grants.refresh(body.required('RefreshToken'), client.id);
  return {AuthenticationResult: await pool.tokens.issue(grant)};
};
