/**
 * What is taken from Amplify, and nothing else: a whole module that is loaded late is taken in whole. Loaded through
 * `loadAmplify()` only, since nothing of it is needed before the form can be seen.
 */
import * as amplify from 'aws-amplify';

export {Amplify} from 'aws-amplify';
export {
  confirmResetPassword,
  confirmSignIn,
  confirmSignUp,
  fetchAuthSession,
  getCurrentUser,
  resendSignUpCode,
  resetPassword,
  signIn,
  signOut,
} from 'aws-amplify/auth';
export {Hub, parseAmplifyConfig} from 'aws-amplify/utils';

/** Since Amplify 6.22. Read at run time: a module that imports it by name cannot be linked with earlier versions. */
export const createAmplifyContext = Reflect.get(amplify, 'createAmplifyContext') as
  typeof amplify.createAmplifyContext | undefined;
