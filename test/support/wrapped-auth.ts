import type {AuthClient} from '../../src/core/auth-client.js';

/**
 * Wraps a client as an application does that logs what is called: eight functions of its own, and no object behind them.
 */
export function wrapped(client: AuthClient): {
  readonly auth: AuthClient;
  readonly heard: (keyof AuthClient)[];
} {
  const heard: (keyof AuthClient)[] = [];
  const hear = <I extends unknown[], O>(name: keyof AuthClient, call: (...input: I) => O) => {
    return (...input: I): O => {
      heard.push(name);
      return call(...input);
    };
  };
  const auth: AuthClient = {
    signIn: hear('signIn', (input) => client.signIn(input)),
    confirmSignIn: hear('confirmSignIn', (input) => client.confirmSignIn(input)),
    resetPassword: hear('resetPassword', (input) => client.resetPassword(input)),
    confirmResetPassword: hear('confirmResetPassword', (input) => client.confirmResetPassword(input)),
    confirmSignUp: hear('confirmSignUp', (input) => client.confirmSignUp(input)),
    resendSignUpCode: hear('resendSignUpCode', (input) => client.resendSignUpCode(input)),
    getCurrentUser: hear('getCurrentUser', () => client.getCurrentUser()),
    signOut: hear('signOut', (input) => client.signOut(input)),
  };
  return {auth, heard};
}
