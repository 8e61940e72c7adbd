import type {GetUserResponse} from '@aws-sdk/client-cognito-identity-provider';
import {mfaChallenges} from '../mfa.js';
import type {Operation} from './operation.js';

/** Tells a signed-in user's own attributes. */
export const getUser: Operation<GetUserResponse> = async (pool, {body}) => {
  const {user} = await pool.tokens.authenticate(body.required('AccessToken'));
  return {
    Username: user.username,
    UserAttributes: [...user.attributes].map(([Name, Value]) => ({Name, Value})),
    ...(user.preferredMfa && {PreferredMfaSetting: mfaChallenges[user.preferredMfa]}),
    ...(user.mfa.length > 0 && {UserMFASettingList: user.mfa.map((method) => mfaChallenges[method])}),
  };
};
