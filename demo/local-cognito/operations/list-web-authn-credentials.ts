import type {ListWebAuthnCredentialsResponse} from '@aws-sdk/client-cognito-identity-provider';
import type {Passkey} from '../passkeys.js';
import type {Timestamps} from '../wire.js';
import type {Operation} from './operation.js';

/** The passkeys of a signed-in user, all on one page. */
export const listWebAuthnCredentials: Operation<Timestamps<ListWebAuthnCredentialsResponse>> = async (
  pool,
  {body},
) => {
  const {user} = await pool.tokens.authenticate(body.required('AccessToken'));
  return {Credentials: user.passkeys.map(shown)};
};

const shown = ({credential, attachment, createdAt}: Passkey) => ({
  CredentialId: credential.id,
  FriendlyCredentialName: 'Passkey',
  RelyingPartyId: 'localhost',
  ...(attachment !== undefined && {AuthenticatorAttachment: attachment}),
  AuthenticatorTransports: credential.transports ?? [],
  CreatedAt: createdAt,
});
