import type {RevokeTokenResponse} from '@aws-sdk/client-cognito-identity-provider';
import {CognitoError, invalidParameter} from '../errors.js';
import type {Operation} from './operation.js';

/** Ends one sign-in. As RFC 7009 has it, a token that does not exist is no error. */
export const revokeToken: Operation<RevokeTokenResponse> = async (pool, {body}) => {
  const clientId = body.required('ClientId');
  const token = body.required('Token');
  // ResourceNotFoundException is not among the errors of this operation.
  if (!pool.findClient(clientId)) throw invalidParameter(`User pool client ${clientId} does not exist.`);
  if (token.split('.').length === 3) {
    throw new CognitoError('UnsupportedTokenTypeException', 'Unsupported token type');
  }
  const grant = pool.grants.findByRefreshToken(token);
  if (grant?.clientId === clientId) grant.revoked = true;
  return {};
};
