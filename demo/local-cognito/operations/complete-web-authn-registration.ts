import type {CompleteWebAuthnRegistrationResponse} from '@aws-sdk/client-cognito-identity-provider';
import {memberOf} from '../members.js';
import {readPasskey} from '../passkeys.js';
import type {Operation} from './operation.js';

/** Takes the public half of a new passkey. */
export const completeWebAuthnRegistration: Operation<CompleteWebAuthnRegistrationResponse> = async (
  pool,
  {body, origin},
) => {
  const {user} = await pool.tokens.authenticate(body.required('AccessToken'));
  const isExpected = (challenge: string) => {
    const ticket = pool.registrations.spend(Buffer.from(challenge, 'base64url').toString('base64'));
    return ticket.kind === 'valid' && ticket.value === user;
  };
  const credential = memberOf(body.all, 'Credential');
  const passkey = await readPasskey(credential, origin, isExpected, pool.clock.seconds());
  user.passkeys = [...user.passkeys.filter((each) => each.credential.id !== passkey.credential.id), passkey];
  return {};
};
