import type {AmplifyContext} from 'aws-amplify';
import type {AuthClient} from '../core/auth-client.js';
import {currentUser} from './current-user.js';
import {loadAmplify} from './load.js';

type Functions = typeof import('./functions.js');
type AuthFunction = (...args: unknown[]) => Promise<never>;

/** An `AuthClient` of which every function is there. */
export type FullAuthClient = Required<AuthClient>;

/**
 * Amplify's own functions, loaded at the first call.
 *
 * @param context what they use; default: what `Amplify.configure` was given
 */
export function authFunctions(context?: AmplifyContext): FullAuthClient {
  const call = async (name: keyof AuthClient & keyof Functions, input: unknown) => {
    const run = (await loadAmplify())[name] as AuthFunction;
    return context ? run(context, input) : run(input);
  };
  return {
    signIn: (input) => call('signIn', input),
    confirmSignIn: (input) => call('confirmSignIn', input),
    resetPassword: (input) => call('resetPassword', input),
    confirmResetPassword: (input) => call('confirmResetPassword', input),
    confirmSignUp: (input) => call('confirmSignUp', input),
    resendSignUpCode: (input) => call('resendSignUpCode', input),
    getCurrentUser: async () => currentUser(await loadAmplify(), context),
    signOut: (input) => call('signOut', input),
    fetchAuthSession: (options) => call('fetchAuthSession', options),
  };
}
