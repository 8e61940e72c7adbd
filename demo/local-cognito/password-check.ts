import {CognitoError, notAuthorized, wrongPassword} from './errors.js';
import type {Pool} from './pool.js';
import type {SignIn} from './sign-in.js';
import type {User} from './users.js';

/** The user who wants to sign in; a phantom when there is none and the pool does not tell. */
export function findForSignIn({users, settings}: Pool, name: string): User {
  const user = users.find(name);
  if (user) return user;
  if (settings.preventUserExistenceErrors === 'ENABLED') return users.phantom(name);
  throw new CognitoError('UserNotFoundException', 'User does not exist.');
}

/** Checks a password, however it is proven. Cognito looks at the state of the account first. */
export function requirePassword({pool, user, call}: SignIn, check: () => boolean): void {
  requireUsable(user);
  if (!pool.lockout.attempt(`password:${user.sub}`, call.invocationId, check)) throw wrongPassword();
}

/** Throws when the account does not let anyone in. */
export function requireUsable({enabled, status}: User): void {
  if (!enabled) throw notAuthorized('User is disabled.');
  if (status === 'UNCONFIRMED') throw new CognitoError('UserNotConfirmedException', 'User is not confirmed.');
  if (status === 'RESET_REQUIRED') {
    throw new CognitoError('PasswordResetRequiredException', 'Password reset required for the user');
  }
}
