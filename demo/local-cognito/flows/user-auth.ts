import {availableChallenges, chooseFirstFactor} from '../first-factors.js';
import {requiredKey} from '../members.js';
import {findForSignIn, requireUsable} from '../password-check.js';
import {proceed} from '../proceed.js';
import type {Outcome, SignIn} from '../sign-in.js';
import {answersTo} from '../users.js';
import type {Flow, Start} from './flow.js';

/** The user chooses how to begin, unless the client prefers something or there is no choice. */
export const userAuth: Flow = async (start) => {
  const {pool, client, parameters, call} = start;
  const user = findForSignIn(pool, requiredKey(parameters, 'USERNAME'));
  const signIn = {pool, client, user, call, progress: {}};
  if (isFirstSignIn(start, signIn)) return proceed(signIn, 'TOKENS', parameters);
  requireUsable(user);
  const available = availableChallenges(user);
  const reply = await proceed(signIn, firstOutcome(start, signIn), parameters);
  return reply.AuthenticationResult ? reply : {...reply, AvailableChallenges: available};
};

function firstOutcome({parameters}: Start, signIn: SignIn): Outcome {
  const available = availableChallenges(signIn.user);
  const {PREFERRED_CHALLENGE: preferred} = parameters;
  const [only, ...others] = available;
  const choice = preferred
    ? available.find((each) => each === preferred)
    : others.length === 0
      ? only
      : undefined;
  return choice ? chooseFirstFactor(signIn, choice, parameters) : 'SELECT_CHALLENGE';
}

/** A user who has just confirmed the sign-up is let in with the session of that. */
function isFirstSignIn({pool, client, call}: Start, {user}: SignIn): boolean {
  const id = call.body.optional('Session');
  if (!id) return false;
  const session = pool.sessions.find(id, ['FIRST_SIGN_IN'], client.id);
  if (!answersTo(session.user, user.username)) return false;
  pool.sessions.spend(id);
  return true;
}
