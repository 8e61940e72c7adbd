import type {SetUserMFAPreferenceResponse} from '@aws-sdk/client-cognito-identity-provider';
import {invalidParameter} from '../errors.js';
import type {Members} from '../members.js';
import type {MfaMethod} from '../user-spec.js';
import type {User} from '../users.js';
import type {Operation} from './operation.js';

const settings: readonly (readonly [MfaMethod, string])[] = [
  ['SMS', 'SMSMfaSettings'],
  ['TOTP', 'SoftwareTokenMfaSettings'],
  ['EMAIL', 'EmailMfaSettings'],
];

/** Switches second factors of a signed-in user on and off, and says which is preferred. */
export const setUserMfaPreference: Operation<SetUserMFAPreferenceResponse> = async (pool, {body}) => {
  const {user} = await pool.tokens.authenticate(body.required('AccessToken'));
  const enabled = settings.filter(([method, name]) => isEnabled(user, method, body.structure(name)));
  const mfa = enabled.map(([method]) => method);
  const isPreferred = ([method, name]: readonly [MfaMethod, string]) =>
    body.structure(name).flag('PreferredMfa') ?? user.preferredMfa === method;
  const preferred = enabled.filter(isPreferred).map(([method]) => method);
  const [newest, ...others] = preferred.filter((method) => method !== user.preferredMfa);
  if (others.length > 0) throw invalidParameter('Only one preferred MFA can be set.');
  const unusable = mfa.find((method) => !canUse(user, method));
  if (unusable) throw invalidParameter(`User has not set up ${unusable} MFA.`);
  user.mfa = mfa;
  user.preferredMfa = newest ?? preferred[0];
  return {};
};

/** What is not mentioned stays as it is. */
function isEnabled(user: User, method: MfaMethod, setting: Members): boolean {
  return setting.flag('Enabled') ?? user.mfa.includes(method);
}

function canUse({totp, attributes}: User, method: MfaMethod): boolean {
  if (method === 'TOTP') return totp !== undefined;
  return attributes.has(method === 'SMS' ? 'phone_number' : 'email');
}
