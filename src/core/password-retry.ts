import {withoutOuterSpace} from '../input/password-space.js';
import type {Outcome, Way} from './call.js';
import {errorChain, type ReadError} from './error-chain.js';
import {classify} from './problem.js';
import type {SignInInput} from './step.js';

/**
 * Makes a call with a password as it was typed. If Cognito rejects the password, and it has white space at an end, makes
 * the call once more without: mails and chats add white space when a password is copied, and Cognito stores no such
 * password. A lock-out, a rate limit or any other error ends it at once, so that a submit costs two attempts at most.
 *
 * @throws what the last call was rejected with
 */
export async function withPassword<T>(password: string, call: (password: string) => Promise<T>): Promise<T> {
  try {
    return await call(password);
  } catch (error) {
    const trimmed = withoutOuterSpace(password);
    if (!trimmed || trimmed === password || !isPasswordRejected(error)) throw error;
    return call(trimmed);
  }
}

/** Calls `signIn`. If there is a password, the one that was sent last stays in memory. */
export async function signInWithPassword({auth, memory}: Way, input: SignInInput): Promise<Outcome> {
  if (input.password === undefined) return auth.signIn(input);
  return withPassword(input.password, (password) => {
    // Setting it prolongs the time for which it is kept.
    if (memory.password !== password) memory.password = password;
    return auth.signIn({...input, password});
  });
}

function isPasswordRejected(error: unknown): boolean {
  if (errorChain(error).some(isPatternMismatch)) return true;
  const {key, name} = classify(error, 'SIGN_IN');
  return key === 'wrongCredentials' && name !== 'UserNotFoundException';
}

function isPatternMismatch({name, message}: ReadError): boolean {
  return name === 'InvalidParameterException' && /'password' failed to satisfy/i.test(message);
}
