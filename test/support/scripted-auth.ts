import type {AuthClient} from '../../src/core/auth-client.js';
import type {
  ConfirmSignInInput,
  ConfirmSignInOutput,
  GetCurrentUserOutput,
  NextStep,
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

  resetPassword = this.#unscripted;
  confirmResetPassword = this.#unscripted;
  confirmSignUp = this.#unscripted;
  resendSignUpCode = this.#unscripted;

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

  #unscripted(): Promise<never> {
    return Promise.reject(new Error('Not in the script.'));
  }
}

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
