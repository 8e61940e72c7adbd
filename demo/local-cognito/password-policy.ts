import {CognitoError, invalidParameter} from './errors.js';
import type {Pool} from './pool.js';
import type {User} from './users.js';

/** What a new password has to be like. */
export interface PasswordPolicy {
  readonly minimumLength: number;
  readonly requireUppercase: boolean;
  readonly requireLowercase: boolean;
  readonly requireNumbers: boolean;
  readonly requireSymbols: boolean;
}

/** Cognito's default. */
export const defaultPasswordPolicy: PasswordPolicy = {
  minimumLength: 8,
  requireUppercase: true,
  requireLowercase: true,
  requireNumbers: true,
  requireSymbols: true,
};

/** What counts as a symbol; so does a space that is neither first nor last. */
const SYMBOL = /[\^$*.[\]{}()?"!@#%&/\\,><':;|_~`=+-]|\S \S/;

/** Throws when a password does not satisfy the policy. */
export function requireConforming(policy: PasswordPolicy, text: string): void {
  const {minimumLength, requireUppercase, requireLowercase, requireNumbers, requireSymbols} = policy;
  const failings: readonly (readonly [boolean, string])[] = [
    [text.length < minimumLength, 'Password not long enough'],
    [requireLowercase && !/[a-z]/.test(text), 'Password must have lowercase characters'],
    [requireUppercase && !/[A-Z]/.test(text), 'Password must have uppercase characters'],
    [requireNumbers && !/\d/.test(text), 'Password must have numeric characters'],
    [requireSymbols && !SYMBOL.test(text), 'Password must have symbol characters'],
  ];
  const failing = failings.find(([fails]) => fails);
  if (!failing) return;
  throw new CognitoError('InvalidPasswordException', `Password did not conform with policy: ${failing[1]}`);
}

/** Throws when the member of a request that holds a new password begins or ends with white space. */
export function requirePattern(member: string, text: string): void {
  if (/^[\S]+.*[\S]+$/.test(text)) return;
  throw invalidParameter(
    `1 validation error detected: Value at '${member}' failed to satisfy constraint: ` +
      'Member must satisfy regular expression pattern: ^[\\S]+.*[\\S]+$',
  );
}

/** Gives a user a new password. Throws when it is against the policy, or the one that the user already has. */
export function changePassword({users, settings}: Pool, user: User, text: string): void {
  requireConforming(settings.passwordPolicy, text);
  if (user.password.matches(text)) {
    throw new CognitoError(
      'PasswordHistoryPolicyViolationException',
      'Password has previously been used, please choose a different one.',
    );
  }
  users.setPassword(user, text);
}
