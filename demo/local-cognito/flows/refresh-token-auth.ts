import {requiredKey} from '../members.js';
import type {Flow} from './flow.js';

/** New tokens the old way, which amazon-cognito-identity-js still asks for. */
export const refreshTokenAuth: Flow = async ({pool, client, parameters}) => {
  const grant = pool.grants.refresh(requiredKey(parameters, 'REFRESH_TOKEN'), client.id);
  return {ChallengeParameters: {}, AuthenticationResult: await pool.tokens.issue(grant)};
};
