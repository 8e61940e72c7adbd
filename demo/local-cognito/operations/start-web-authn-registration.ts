import type {StartWebAuthnRegistrationResponse} from '@aws-sdk/client-cognito-identity-provider';
import {creationOptions} from '../passkeys.js';
import type {Operation} from './operation.js';

/** Begins to make a passkey for a signed-in user. */
export const startWebAuthnRegistration: Operation<StartWebAuthnRegistrationResponse> = async (
  pool,
  {body},
) => {
  const {user} = await pool.tokens.authenticate(body.required('AccessToken'));
  const challenge = Buffer.from(pool.registrations.issue(user), 'base64').toString('base64url');
  return {CredentialCreationOptions: creationOptions(user, challenge)};
};
