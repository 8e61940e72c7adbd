import {CognitoError} from './errors.js';
import type {Pool} from './pool.js';
import type {User} from './users.js';

/** The user whom an operation of an account without a sign-in names; `undefined` when the pool keeps silent about that. */
export function findAccount({users, settings}: Pool, name: string): User | undefined {
  const user = users.find(name);
  if (user || settings.preventUserExistenceErrors === 'ENABLED') return user;
  throw new CognitoError('UserNotFoundException', 'Username/client id combination not found.');
}
