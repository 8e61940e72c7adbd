import type {ChangePasswordResponse} from '@aws-sdk/client-cognito-identity-provider';
import {wrongPassword} from '../errors.js';
import {changePassword as change} from '../password-policy.js';
import type {Operation} from './operation.js';

/** A signed-in user's own change of the password. */
export const changePassword: Operation<ChangePasswordResponse> = async (pool, {body, invocationId}) => {
  const {user} = await pool.tokens.authenticate(body.required('AccessToken'));
  const previous = body.optional('PreviousPassword') ?? '';
  const isRight = () => user.password.matches(previous);
  if (!pool.lockout.attempt(`password:${user.sub}`, invocationId, isRight)) throw wrongPassword();
  change(pool, user, body.required('ProposedPassword'));
  return {};
};
