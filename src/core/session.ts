import {Deadline, now} from './clock.js';
import {type FlowStep, isOutsideSignIn, isStart} from './step.js';
import {Alarm} from './timers.js';

/** Cognito's `AuthSessionValidity`, in minutes: what it is unless the pool says otherwise, and what it can be. */
const [DEFAULT_MINUTES, LEAST_MINUTES, MOST_MINUTES] = [3, 3, 15];

/** The time that Cognito gives for the answer to a step. It cannot be asked, so the page may say it. */
export class Session {
  readonly #alarm = new Alarm(() => {
    this.#end();
  });
  readonly #ended: () => boolean;
  /** Everybody has been told that this session has ended. */
  hasEnded = false;
  #deadline: Deadline | undefined;
  #isDue = false;

  /** @param ended called when the time is up, and again at the next look where it cannot be said just then */
  constructor(ended: () => boolean) {
    this.#ended = ended;
  }

  /** When the session ends; `undefined` where the step has none. Milliseconds since 1970. */
  get until(): number | undefined {
    return this.#deadline?.at;
  }

  /** Begins with each new session that Cognito gives. */
  begin(step: FlowStep, minutes: number | undefined): void {
    this.set(hasSession(step) ? now() + sessionLength(minutes) : undefined);
  }

  set(until: number | undefined): void {
    this.#deadline = until === undefined ? undefined : new Deadline(until);
    this.hasEnded = false;
    this.#isDue = false;
    this.#alarm.set(until);
  }

  /** To be called when the page is seen again, since timers may have stood still, and when the same question stands again. */
  check(): void {
    this.#alarm.check();
    if (this.#isDue) this.#end();
  }

  #end(): void {
    this.#isDue = !this.#ended();
  }
}

/** How long a session is valid, in milliseconds. */
export function sessionLength(minutes: number | undefined): number {
  const wanted = minutes !== undefined && Number.isFinite(minutes) ? minutes : DEFAULT_MINUTES;
  return Math.min(Math.max(wanted, LEAST_MINUTES), MOST_MINUTES) * 60_000;
}

/** Whether Cognito waits for the answer, and not for as long as one likes. */
function hasSession(step: FlowStep): boolean {
  return !isStart(step) && !isOutsideSignIn(step) && step.signInStep !== 'DONE';
}

/** Whether the user sets up a second factor here. */
export function isSetup({signInStep}: FlowStep): boolean {
  return (
    signInStep === 'CONTINUE_SIGN_IN_WITH_TOTP_SETUP' || signInStep === 'CONTINUE_SIGN_IN_WITH_EMAIL_SETUP'
  );
}

/** Amplify goes from the one to the other without asking Cognito, so that the time runs on. */
export function sharesSession(from: FlowStep, to: FlowStep): boolean {
  return (
    to.signInStep === 'CONFIRM_SIGN_IN_WITH_PASSWORD' ||
    (from.signInStep === 'CONTINUE_SIGN_IN_WITH_MFA_SETUP_SELECTION' &&
      to.signInStep === 'CONTINUE_SIGN_IN_WITH_EMAIL_SETUP')
  );
}
