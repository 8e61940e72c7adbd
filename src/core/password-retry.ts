import {withoutOuterSpace} from '../input/password-space.js';
import type {Outcome, Way} from './call.js';
import {classify} from './problem.js';
import type {FlowStepName, SignInInput} from './step.js';

/**
 * Makes a call with a password as it was typed. If Cognito rejects the password, and it has white space or another
 * invisible character at an end, makes the call once more without: mails and chats add these when a password is copied.
 * A lock-out, a rate limit or any other error ends it at once, so that a submit costs two attempts at most.
 *
 * @throws what the last call was rejected with
 */
export async function withPassword<T>(
  password: string,
  step: FlowStepName,
  call: (password: string) => Promise<T>,
): Promise<T> {
  try {
    return await call(password);
  } catch (error) {
    const trimmed = withoutOuterSpace(password);
    if (!trimmed || trimmed === password || !isPasswordRejected(error, step)) throw error;
    return call(trimmed);
  }
}

/** Calls `signIn`. If there is a password, the one that was sent last stays in memory. */
export async function signInWithPassword({auth, memory}: Way, input: SignInInput): Promise<Outcome> {
  if (input.password === undefined) return auth.signIn(input);
  return withPassword(input.password, 'SIGN_IN', (password) => {
    // Setting it prolongs the time for which it is kept.
    if (memory.password !== password) memory.password = password;
    return auth.signIn({...input, password});
  });
}

function isPasswordRejected(error: unknown, step: FlowStepName): boolean {
  const {key, name} = classify(error, step);
  return key === 'passwordNotAccepted' || (key === 'wrongCredentials' && name !== 'UserNotFoundException');
}
