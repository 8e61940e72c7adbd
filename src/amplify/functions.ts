/**
 * What is taken from Amplify, and nothing else: a whole module that is loaded late is taken in whole. Loaded through
 * `loadAmplify()` only, since nothing of it is needed before the form can be seen.
 */
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
