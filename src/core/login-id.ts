import type {GetCurrentUserOutput} from './step.js';

/** The part of an ID token that can say how a user signs in. */
export type IdClaims = Readonly<Record<string, unknown>>;

/** The claims that users know as their own, in the order in which they are preferred. */
const READABLE_CLAIMS = ['email', 'phone_number', 'preferred_username'] as const;
const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;

/**
 * The login id of a user who has signed in just now, or was signed in already:
 *
 * 1. what the user typed for this sign-in, also before a reload;
 * 2. the login id that Amplify has stored with the tokens;
 * 3. the username.
 *
 * @param typed empty where the user was signed in already: what is in the form then is not about this user
 */
export function loginIdOf(user: GetCurrentUserOutput | undefined, typed: string): string {
  return typed || user?.signInDetails?.loginId || (user?.username ?? '');
}

/**
 * The login id of a user for whom Amplify has stored none. It stores none for a sign-in that was resumed after a reload
 * or went through an identity provider.
 *
 * @returns the username where the user has chosen it. Where Cognito has generated it, `email`, `phone_number` or
 * `preferred_username`; `undefined` where the token has none of these
 */
export function loginIdFromClaims(
  {username, userId}: GetCurrentUserOutput,
  claims: IdClaims,
): string | undefined {
  // A pool with email or phone login uses the sub; an identity provider's users are named `Google_1234`.
  const isGenerated = !username || username === userId || UUID.test(username) || 'identities' in claims;
  if (!isGenerated) return username;
  return READABLE_CLAIMS.map((name) => claims[name]).find(
    (claim): claim is string => typeof claim === 'string' && claim !== '',
  );
}
