import {now} from './clock.js';
import type {FlowStep, FlowStepName} from './step.js';
import {Alarm} from './timers.js';

/** How long a password is kept while the user is busy elsewhere. Milliseconds. */
export const PASSWORD_KEPT_FOR = 15 * 60 * 1000;

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
 * What a sign-in remembers, so that it can go back, send a code again and sign in by itself after a reset or when the
 * session has died. Amplify keeps none of it. The password stays in here, and is wiped when it has served or when 15
 * minutes have passed.
 */
export class Memory {
  /** What the user signs in with. It outlives a restart. */
  loginId = '';
  /** What was on offer as a first factor. Amplify says it once. */
  factors: readonly string[] = [];
  /** The address to which the codes of the second factor will be sent. */
  newEmail: string | undefined;
  /** A passkey could not be used on the way to this step. */
  passkeyFailed = false;
  /** The user has asked for the reset; otherwise Cognito has. */
  hasForgotten = false;
  #choices: readonly Choice[] = [];
  #isClosed = false;
  #password: string | undefined;
  /** When it is wiped. Milliseconds since 1970. */
  #until = 0;
  readonly #wipe = new Alarm(() => {
    this.#password = undefined;
  });

  get password(): string | undefined {
    return this.#password;
  }

  set password(password: string | undefined) {
    this.#keep(password, now() + PASSWORD_KEPT_FOR);
  }

  #keep(password: string | undefined, until: number): void {
    this.#password = this.#isClosed ? undefined : password;
    this.#until = until;
    this.#wipe.set(this.#password === undefined ? undefined : until);
  }

  /** The choices that led to the step that is shown, in their order. */
  get choices(): readonly Choice[] {
    return this.#choices;
  }

  /** Keeps a choice; one that was made at the same step before is no longer good. */
  choose(choice: Choice): void {
    this.goBackTo(choice.step.signInStep);
    this.#choices = [...this.#choices, choice];
  }

  /** Forgets the choice of a step, and those that came after it. */
  goBackTo(step: FlowStepName): void {
    const index = this.#choices.findIndex((choice) => choice.step.signInStep === step);
    if (index >= 0) this.#choices = this.#choices.slice(0, index);
  }

  /** Forgets whoever was signing in, unless it is the same user. */
  signInAs(loginId: string): void {
    if (loginId !== this.loginId) this.forget();
    this.loginId = loginId;
  }

  /** What was answered on the way and can be answered again without the user. */
  get answers(): ReadonlyMap<FlowStepName, string> {
    const answers = new Map<FlowStepName, string>();
    // A passkey needs the user.
    for (const {step, response} of this.#choices)
      if (response !== 'WEB_AUTHN') answers.set(step.signInStep, response);
    if (this.#password !== undefined) answers.set('CONFIRM_SIGN_IN_WITH_PASSWORD', this.#password);
    if (this.newEmail !== undefined) answers.set('CONTINUE_SIGN_IN_WITH_EMAIL_SETUP', this.newEmail);
    return answers;
  }

  /** Forgets the way to this step. */
  forgetWay(): void {
    this.#choices = [];
    this.newEmail = undefined;
    this.hasForgotten = false;
    this.passkeyFailed = false;
  }

  /** Forgets all but the login id. */
  forget(): void {
    this.password = undefined;
    this.factors = [];
    this.forgetWay();
  }

  /**
   * Gives all to a new one, and takes nothing any more: what a call comes to that nobody waits for is to be learned by
   * nobody.
   */
  handOver(): Memory {
    const next = new Memory();
    const {loginId, factors, newEmail, hasForgotten, passkeyFailed} = this;
    Object.assign(next, {loginId, factors, newEmail, hasForgotten, passkeyFailed});
    next.#choices = this.#choices;
    next.#keep(this.#password, this.#until);
    this.forget();
    this.#isClosed = true;
    return next;
  }
}
