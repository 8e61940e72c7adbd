import type {
  AuthSession,
  ConfirmResetPasswordInput,
  ConfirmSignInInput,
  ConfirmSignInOutput,
  ConfirmSignUpInput,
  ConfirmSignUpOutput,
  FetchAuthSessionOptions,
  GetCurrentUserOutput,
  ResendSignUpCodeInput,
  ResendSignUpCodeOutput,
  ResetPasswordInput,
  ResetPasswordOutput,
  SignInInput,
  SignInOutput,
  SignOutInput,
} from './step.js';

/**
 * The calls that a sign-in needs, each with the signature of the function of that name in `aws-amplify/auth`. Every
 * call of the flow goes through it, so an application can wrap or replace any of them.
 *
 * @example
 * ```ts
 * import * as auth from 'aws-amplify/auth';
 * flow.auth = {...auth, signIn: (input) => (log('signing in'), auth.signIn(input))};
 * ```
 */
export interface AuthClient {
  signIn(input: SignInInput): Promise<SignInOutput>;
  confirmSignIn(input: ConfirmSignInInput): Promise<ConfirmSignInOutput>;
  resetPassword(input: ResetPasswordInput): Promise<ResetPasswordOutput>;
  confirmResetPassword(input: ConfirmResetPasswordInput): Promise<void>;
  confirmSignUp(input: ConfirmSignUpInput): Promise<ConfirmSignUpOutput>;
  resendSignUpCode(input: ResendSignUpCodeInput): Promise<ResendSignUpCodeOutput>;
  getCurrentUser(): Promise<GetCurrentUserOutput>;
  signOut(input?: SignOutInput): Promise<void>;
  /** Called by the tag's `fetchAuthSession()`; the sign-in does not need it. Default: Amplify's function. */
  fetchAuthSession?(options?: FetchAuthSessionOptions): Promise<AuthSession>;
}
