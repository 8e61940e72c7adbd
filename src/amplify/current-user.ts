import type {AmplifyContext} from 'aws-amplify';
import {type IdClaims, loginIdFromClaims} from '../core/login-id.js';
import type {GetCurrentUserOutput} from '../core/step.js';

type Functions = typeof import('./functions.js');

/** The user who is signed in, with a readable login id also where Amplify has stored none. */
export async function currentUser(
  amplify: Functions,
  context?: AmplifyContext,
): Promise<GetCurrentUserOutput> {
  const user = await (context ? amplify.getCurrentUser(context) : amplify.getCurrentUser());
  if (user.signInDetails?.loginId) return user;
  // Without the claims the user is still signed in, and is greeted by the username.
  const claims = await idClaims(amplify, context).catch(() => ({}));
  const loginId = loginIdFromClaims(user, claims);
  return loginId ? {...user, signInDetails: {...user.signInDetails, loginId}} : user;
}

async function idClaims(
  {Amplify, fetchAuthSession}: Functions,
  context: AmplifyContext | undefined,
): Promise<IdClaims> {
  const holder = context ?? Amplify;
  // `fetchAuthSession` also asks the identity pool for credentials. Before 6.22 there is no other way to the tokens.
  const tokens = 'getTokens' in holder ? await holder.getTokens({}) : (await fetchAuthSession()).tokens;
  return tokens?.idToken?.payload ?? {};
}
