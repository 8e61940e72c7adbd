import type {AuthClient} from '../../src/core/auth-client.js';
import type {
  ConfirmResetPasswordInput,
  ConfirmSignInInput,
  ConfirmSignInOutput,
  ConfirmSignUpInput,
  ConfirmSignUpOutput,
  GetCurrentUserOutput,
  NextStep,
  ResendSignUpCodeInput,
  ResendSignUpCodeOutput,
  ResetPasswordInput,
  ResetPasswordOutput,
  SignInInput,
  SignInOutput,
} from '../../src/core/step.js';

/** What Amplify answers to one call: the next step, or what the call is rejected with. A promise answers later. */
export type ScriptedAnswer = NextStep | Error | Promise<NextStep | Error>;

/** A client that answers `signIn` and `confirmSignIn` from a list, and keeps what it was told. */
export class ScriptedAuth implements AuthClient {
  /** The calls, in their order: the function's name and what it was given. */
  readonly calls: [name: keyof AuthClient, input?: unknown][] = [];
  /** Who is signed in. */
  user: GetCurrentUserOutput | undefined;
  readonly #answers: ScriptedAnswer[];
  readonly #refusals = new Map<keyof AuthClient, Error>();

  constructor(answers: ScriptedAnswer[] = []) {
    this.#answers = answers;
  }

  /** The inputs of all calls of `signIn` and `confirmSignIn`, short: `ada/pw`, `123456`. */
  get told(): string[] {
    return this.calls.flatMap(([name, input]) => {
      if (name === 'signIn') {
        const {username, password} = input as SignInInput;
        return password === undefined ? username : `${username}/${password}`;
      }
      return name === 'confirmSignIn' ? (input as ConfirmSignInInput).challengeResponse : [];
    });
  }

  signIn(input: SignInInput): Promise<SignInOutput> {
    this.calls.push(['signIn', input]);
    return this.#next(input.username);
  }

  confirmSignIn(input: ConfirmSignInInput): Promise<ConfirmSignInOutput> {
    this.calls.push(['confirmSignIn', input]);
    return this.#next();
  }

  getCurrentUser(): Promise<GetCurrentUserOutput> {
    return this.user ? Promise.resolve(this.user) : Promise.reject(fault('UserUnAuthenticatedException'));
  }

  signOut(): Promise<void> {
    this.calls.push(['signOut']);
    this.user = undefined;
    return Promise.resolve();
  }

  resetPassword(input: ResetPasswordInput): Promise<ResetPasswordOutput> {
    return this.#other('resetPassword', input, {
      isPasswordReset: false,
      nextStep: {resetPasswordStep: 'CONFIRM_RESET_PASSWORD_WITH_CODE', codeDeliveryDetails: MAILED},
    });
  }

  confirmResetPassword(input: ConfirmResetPasswordInput): Promise<void> {
    return this.#other('confirmResetPassword', input, undefined);
  }

  confirmSignUp(input: ConfirmSignUpInput): Promise<ConfirmSignUpOutput> {
    return this.#other('confirmSignUp', input, {isSignUpComplete: true, nextStep: {signUpStep: 'DONE'}});
  }

  resendSignUpCode(input: ResendSignUpCodeInput): Promise<ResendSignUpCodeOutput> {
    return this.#other('resendSignUpCode', input, MAILED);
  }

  /** Lets the next call of a function be refused. */
  refuse(name: keyof AuthClient, error: Error): void {
    this.#refusals.set(name, error);
  }

  async #next(loginId?: string): Promise<SignInOutput> {
    if (loginId !== undefined) this.#loginId = loginId;
    const answer = await this.#answers.shift();
    if (!answer) throw new Error('The script has no answer left.');
    if (answer instanceof Error) throw answer;
    const isSignedIn = answer.signInStep === 'DONE';
    if (isSignedIn) this.user = {username: `${this.#loginId}-in-pool`, userId: 'sub'};
    return {isSignedIn, nextStep: answer};
  }
  #loginId = '';

  async #other<T>(name: keyof AuthClient, input: unknown, output: T): Promise<T> {
    this.calls.push([name, input]);
    const error = this.#refusals.get(name);
    this.#refusals.delete(name);
    if (error) throw error;
    return output;
  }
}

const MAILED = {deliveryMedium: 'EMAIL', destination: 'a***@e***', attributeName: 'email'} as const;

/** An error as Amplify rejects with: it is known by its name. */
export function fault(name: string, message = name): Error {
  return Object.assign(new Error(message), {name});
}

/** An answer that is given when the test wants it. */
export function later(): {answer: Promise<NextStep | Error>; give: (answer: NextStep | Error) => void} {
  let give: (answer: NextStep | Error) => void = () => undefined;
  const answer = new Promise<NextStep | Error>((resolve) => {
    give = resolve;
  });
  return {answer, give};
}

export const DONE: NextStep = {signInStep: 'DONE'};
export const TOTP: NextStep = {signInStep: 'CONFIRM_SIGN_IN_WITH_TOTP_CODE'};
export const SMS: NextStep = {
  signInStep: 'CONFIRM_SIGN_IN_WITH_SMS_CODE',
  codeDeliveryDetails: {deliveryMedium: 'SMS', destination: '+*******4567'},
};
export const EMAIL: NextStep = {
  signInStep: 'CONFIRM_SIGN_IN_WITH_EMAIL_CODE',
  codeDeliveryDetails: {deliveryMedium: 'EMAIL', destination: 'a***@e***'},
};
export const SELECTION: NextStep = {
  signInStep: 'CONTINUE_SIGN_IN_WITH_MFA_SELECTION',
  allowedMFATypes: ['SMS', 'TOTP', 'EMAIL'],
};
export const WRONG_PASSWORD = fault('NotAuthorizedException', 'Incorrect username or password.');
export const WRONG_CODE = fault('CodeMismatchException', 'Invalid code or auth state for the user.');
