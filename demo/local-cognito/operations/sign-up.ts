import {randomUUID} from 'node:crypto';
import type {SignUpResponse} from '@aws-sdk/client-cognito-identity-provider';
import {contactOf} from '../contacts.js';
import {CognitoError} from '../errors.js';
import {requireConforming} from '../password-policy.js';
import type {Pool} from '../pool.js';
import type {FirstFactor, UserSpec} from '../user-spec.js';
import type {User} from '../users.js';
import type {Operation} from './operation.js';

/** Opens an account, which a code has yet to confirm. Without a password, a code will also be what signs in. */
export const signUp: Operation<SignUpResponse> = async (pool, call) => {
  const {body} = call;
  pool.client(body.required('ClientId'));
  const username = body.required('Username');
  const password = body.optional('Password');
  if (password !== undefined) requireConforming(pool.settings.passwordPolicy, password);
  const {email, phone_number: phone, ...attributes} = Object.fromEntries(body.attributes('UserAttributes'));
  const user = add(pool, {
    username,
    password: password ?? randomUUID(),
    email,
    phone,
    attributes,
    status: 'UNCONFIRMED',
    ...(password === undefined && {firstFactors: codesTo(email, phone)}),
  });
  const contact = contactOf(user);
  return {
    UserConfirmed: false,
    UserSub: user.sub,
    ...(contact && {CodeDeliveryDetails: pool.codes.send('SIGN_UP', user, contact, call)}),
  };
};

/** Aliases that are taken are told like names that are: the operation has no other error for it. */
function add({users}: Pool, spec: UserSpec): User {
  try {
    return users.add(spec);
  } catch (problem) {
    if (!(problem instanceof CognitoError && problem.name === 'AliasExistsException')) throw problem;
    throw new CognitoError('UsernameExistsException', problem.message);
  }
}

function codesTo(email: string | undefined, phone: string | undefined): FirstFactor[] {
  return [...(email ? ['EMAIL_OTP' as const] : []), ...(phone ? ['SMS_OTP' as const] : [])];
}
