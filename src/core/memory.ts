import type {FlowStep} from './step.js';

/** How long a password is kept while the user is busy elsewhere. Milliseconds. */
export const PASSWORD_KEPT_FOR = 15 * 60 * 1000;

// Every place that runs JavaScript has them, and the language has none.
declare const setTimeout: (callback: () => void, milliseconds: number) => unknown;
declare const clearTimeout: (timer: unknown) => void;

/** Steps at which the user chooses how to go on. */
export type ChoiceStep = Extract<
  FlowStep,
  {
    signInStep:
      | 'CONTINUE_SIGN_IN_WITH_MFA_SELECTION'
      | 'CONTINUE_SIGN_IN_WITH_MFA_SETUP_SELECTION'
      | 'CONTINUE_SIGN_IN_WITH_FIRST_FACTOR_SELECTION';
  }
>;

/** What the user has chosen, and at which step. */
export interface Choice {
  readonly step: ChoiceStep;
  readonly response: string;
}

/**
 * What a sign-in remembers, so that it can go back, send a code again and sign in by itself after a reset. Amplify keeps
 * none of it. The password stays in here, and is wiped when it has served or when 15 minutes have passed.
 */
export class Memory {
  /** What the user signs in with. It outlives a restart. */
  loginId = '';
  /** The choice that led to the step that is shown. */
  choice: Choice | undefined;
  /** What was on offer as a first factor. Amplify says it once. */
  factors: readonly string[] = [];
  #password: string | undefined;
  #timer: unknown;

  get password(): string | undefined {
    return this.#password;
  }

  set password(password: string | undefined) {
    clearTimeout(this.#timer);
    this.#password = password;
    if (password === undefined) return;
    this.#timer = setTimeout(() => {
      this.#password = undefined;
    }, PASSWORD_KEPT_FOR);
    // In Node a timer keeps the process alive; this one has nothing to do that is worth waiting for.
    (this.#timer as {unref?: () => void}).unref?.();
  }

  /** Forgets whoever was signing in, unless it is the same user. */
  signInAs(loginId: string): void {
    if (loginId !== this.loginId) this.forget();
    this.loginId = loginId;
  }

  /** Forgets all but the login id. */
  forget(): void {
    this.password = undefined;
    this.choice = undefined;
    this.factors = [];
  }
}
