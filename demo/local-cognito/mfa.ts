import type {ChallengeName, SignIn} from './sign-in.js';
import type {MfaMethod} from './user-spec.js';
import type {User} from './users.js';

/** The challenge that asks for each second factor; also the factor's name in GetUser. */
export const mfaChallenges: Readonly<Record<MfaMethod, ChallengeName>> = {
  SMS: 'SMS_MFA',
  TOTP: 'SOFTWARE_TOKEN_MFA',
  EMAIL: 'EMAIL_OTP',
};

/**
 * Checks a code under the lock-out rule. Codes have a count of their own: a right password, which comes
 * first, must not buy further guesses.
 */
export function attemptMfa({pool, user, call}: SignIn, check: () => boolean): boolean {
  return pool.lockout.attempt(`mfa:${user.sub}`, call.invocationId, check);
}

/** Adds a second factor to those of a user, who then need not set up any other. */
export function enrol(user: User, method: MfaMethod): void {
  user.mfa = [...new Set([...user.mfa, method])];
  user.mfaSetup = [];
}
