import {notAuthorized} from './errors.js';
import type {StringMap} from './members.js';
import {mfaChallenges} from './mfa.js';
import type {Next, SignIn} from './sign-in.js';
import type {User} from './users.js';

/** Where a right password leads. A device may be named along with it. */
export function nextAfterPassword({pool, user, progress}: SignIn, given: StringMap): Next {
  if (user.status === 'FORCE_CHANGE_PASSWORD') {
    const {temporaryPasswordExpires: end} = user;
    if (end !== undefined && pool.clock.now() >= end) {
      throw notAuthorized('Temporary password has expired and must be reset by an administrator.');
    }
    return 'NEW_PASSWORD_REQUIRED';
  }
  if (progress.custom) return 'CUSTOM_CHALLENGE';
  return pool.devices.require(user, given['DEVICE_KEY']) ? 'DEVICE_SRP_AUTH' : nextFactor(user);
}

/** Where a sign-in leads once the user has a password that may be kept. */
export function nextFactor({mfa, mfaSetup, preferredMfa}: User): Next {
  const [only, ...others] = mfa;
  if (!only) return mfaSetup.length > 0 ? 'MFA_SETUP' : 'TOKENS';
  if (preferredMfa) return mfaChallenges[preferredMfa];
  return others.length > 0 ? 'SELECT_MFA_TYPE' : mfaChallenges[only];
}
