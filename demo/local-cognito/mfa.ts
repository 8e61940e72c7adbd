import type {ChallengeName, Next, SignIn} from './sign-in.js';
import type {MfaMethod} from './user-spec.js';
import type {User} from './users.js';

/** The challenge that asks for each second factor; also the factor's name in GetUser. */
export const mfaChallenges: Readonly<Record<MfaMethod, ChallengeName>> = {
  SMS: 'SMS_MFA',
  TOTP: 'SOFTWARE_TOKEN_MFA',
  EMAIL: 'EMAIL_OTP',
};

/** Where a right password leads. */
export function nextAfterPassword({mfa, preferredMfa}: User): Next {
  const [only, ...others] = mfa;
  if (!only) return 'TOKENS';
  if (preferredMfa) return mfaChallenges[preferredMfa];
  return others.length > 0 ? 'SELECT_MFA_TYPE' : mfaChallenges[only];
}

/**
 * Checks a code under the lock-out rule. Codes have a count of their own: a right password, which comes
 * first, must not buy further guesses.
 */
export function attemptMfa({pool, user, invocationId}: SignIn, check: () => boolean): boolean {
  return pool.lockout.attempt(`mfa:${user.sub}`, invocationId, check);
}
