import type {Outcome} from './call.js';
import {readError} from './error-chain.js';
import type {GetCurrentUserOutput, NextStep} from './step.js';

/**
 * Some of what Amplify rejects with is where the sign-in goes on. It turns two of these into steps itself, but not at
 * every call.
 *
 * @returns `undefined` when the error is a refusal
 */
export function outcomeOf(error: unknown): Outcome | undefined {
  const {name, message} = readError(error);
  switch (name) {
    case 'UserAlreadyAuthenticatedException':
      return {isSignedIn: true, nextStep: {signInStep: 'DONE'}, already: true};
    case 'UserNotConfirmedException':
      return {isSignedIn: false, nextStep: {signInStep: 'CONFIRM_SIGN_UP'}};
    case 'PasswordResetRequiredException':
      return {isSignedIn: false, nextStep: {signInStep: 'RESET_PASSWORD'}};
    case 'SignInException': {
      // A challenge that Cognito has and this Amplify has not: named, so that whoever reads the page can say what it is.
      const [, challenge] = /(\S+) challengeName returned .* not addressed/.exec(message) ?? [];
      // Without a challenge, the reply is not Cognito's.
      return challenge && challenge !== 'undefined'
        ? {isSignedIn: false, nextStep: {signInStep: challenge} as unknown as NextStep}
        : undefined;
    }
    default:
      return;
  }
}

/** Whether somebody who is signed in is the one who was about to sign in. Login ids are compared as Cognito does. */
export function isUser({username, signInDetails}: GetCurrentUserOutput, loginId: string): boolean {
  return [username, signInDetails?.loginId].some((id) => id?.toLowerCase() === loginId.toLowerCase());
}
