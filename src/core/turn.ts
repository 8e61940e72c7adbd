import type {Problem} from './problem.js';
import type {FlowStep, FlowStepName, StepOf} from './step.js';

/** Who signed in, and how it came about. */
export interface SignedIn {
  /** The user's name in the pool, which may be a UUID; the login id where Amplify does not tell. */
  readonly username: string;
  /**
   * What the user knows: the login id that was typed for the sign-in. Where that is not known, a readable claim of the ID
   * token, as `loginIdFromClaims` chooses it; else the username.
   */
  readonly loginId: string;
  /** The sign-in went on after the page was loaded again. */
  readonly resumed: boolean;
  /** Nobody had to do anything: the tokens were there already. */
  readonly alreadySignedIn: boolean;
}

/** The last step. */
export type DoneStep = StepOf<'DONE'>;

/**
 * Where a sign-in stands: it asks the user for an answer (and says what was wrong with the last one), waits for
 * Amplify's, or is done. The step is the same object for as long as the same question stands, so that a refused answer
 * keeps what was typed and a new question does not.
 */
export type Turn =
  | {readonly kind: 'asking'; readonly step: FlowStep; readonly problem?: Problem; readonly notice?: Notice}
  | {readonly kind: 'sending'; readonly step: FlowStep; readonly isSlow?: true}
  | {readonly kind: 'done'; readonly step: DoneStep; readonly user: SignedIn; readonly problem?: Problem};

/** What has gone well and is worth saying. */
export type Notice = 'codeResent';

/** Says why a step that sends codes follows a step of the same kind: a second factor can be a code by the same medium. */
export function noticeOfRepeat({signInStep}: FlowStep): Notice | undefined {
  return SENDS_CODE.has(signInStep) ? 'codeResent' : undefined;
}

const SENDS_CODE: ReadonlySet<FlowStepName> = new Set([
  'CONFIRM_SIGN_IN_WITH_SMS_CODE',
  'CONFIRM_SIGN_IN_WITH_EMAIL_CODE',
]);

/** What led from one step to the next. */
export type Cause =
  'start' | 'answer' | 'forgot-password' | 'resume' | 'restart' | 'expired' | 'back' | 'resend';

export function asking(step: FlowStep, problem?: Problem): Turn {
  return {kind: 'asking', step, ...(problem && {problem})};
}

/** A new code is on its way; what was typed so far stays. */
export function askingAgain(step: FlowStep, notice: Notice): Turn {
  return {kind: 'asking', step, notice};
}

export function sending({step}: Turn, isSlow = false): Turn {
  return {kind: 'sending', step, ...(isSlow && {isSlow})};
}

export function done(step: DoneStep, user: SignedIn, problem?: Problem): Turn {
  return {kind: 'done', step, user, ...(problem && {problem})};
}
