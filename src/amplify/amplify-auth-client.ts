import type {AuthClient} from '../core/auth-client.js';
import {currentUser} from './current-user.js';
import {loadAmplify} from './load.js';

/** Amplify's own functions, loaded at the first call. They use what `Amplify.configure` was told. */
export const amplifyAuthClient: AuthClient = {
  signIn: async (input) => (await loadAmplify()).signIn(input),
  confirmSignIn: async (input) => (await loadAmplify()).confirmSignIn(input),
  resetPassword: async (input) => (await loadAmplify()).resetPassword(input),
  confirmResetPassword: async (input) => (await loadAmplify()).confirmResetPassword(input),
  confirmSignUp: async (input) => (await loadAmplify()).confirmSignUp(input),
  resendSignUpCode: async (input) => (await loadAmplify()).resendSignUpCode(input),
  getCurrentUser: async () => currentUser(await loadAmplify()),
  signOut: async (input) => (await loadAmplify()).signOut(input),
};
