import type {DeleteWebAuthnCredentialResponse} from '@aws-sdk/client-cognito-identity-provider';
import {CognitoError} from '../errors.js';
import type {Operation} from './operation.js';

/** Forgets a passkey of a signed-in user. */
export const deleteWebAuthnCredential: Operation<DeleteWebAuthnCredentialResponse> = async (pool, {body}) => {
  const {user} = await pool.tokens.authenticate(body.required('AccessToken'));
  const id = body.required('CredentialId');
  const others = user.passkeys.filter(({credential}) => credential.id !== id);
  if (others.length === user.passkeys.length) {
    throw new CognitoError('ResourceNotFoundException', 'The WebAuthn credential does not exist.');
  }
  user.passkeys = others;
  return {};
};
