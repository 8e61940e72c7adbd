import {challenges} from './challenges/index.js';
import type {StringMap} from './members.js';
import type {AuthReply, Next, SignIn} from './sign-in.js';

/** Puts the next challenge, or hands out the tokens. */
export async function proceed(signIn: SignIn, next: Next, given: StringMap): Promise<AuthReply> {
  if (next !== 'TOKENS') return challenges[next].begin(signIn, given);
  const {pool, client, user} = signIn;
  const grant = pool.grants.open(user, client.id);
  const tokens = await pool.tokens.issue(grant);
  return {ChallengeParameters: {}, AuthenticationResult: {...tokens, RefreshToken: grant.refreshToken}};
}
