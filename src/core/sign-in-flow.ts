import {canSignInAgain, type Outcome, signInAgain, type Way} from './call.js';
import {Caller, type Reached} from './caller.js';
import {isConfirmedAlready, isUnknownUser, requestReset, send} from './calls.js';
import {now} from './clock.js';
import {Listeners} from './listeners.js';
import {loginIdOf} from './login-id.js';
import type {Choice, Memory} from './memory.js';
import {page, recordSignedInUser} from './one-at-a-time.js';
import type {AnswerOptions, FlowEvent, SignInFlowOptions} from './options.js';
import {isUser} from './outcomes.js';
import {classify, isOver, type Problem, refusedByPage, renewed, wrongAnswer} from './problem.js';
import {replay} from './replay.js';
import {isSetup} from './session.js';
import {isChoice, Standing} from './standing.js';
import {
  type CodeDeliveryDetails,
  type FlowStep,
  type FlowStepName,
  type GetCurrentUserOutput,
  isOutsideSignIn,
  isSameQuestion,
  isStart,
  publicStep,
  resetCodeStep,
  START,
} from './step.js';
import {Alarm} from './timers.js';
import {
  asking,
  askingAgain,
  type Cause,
  done,
  type Notice,
  noticeOfRepeat,
  sending,
  type SignedIn,
  type Turn,
} from './turn.js';
import {Waits} from './waits.js';

/** How long a call may take before the user is asked whether to go on waiting. Milliseconds. */
const PATIENCE = 10_000;

/**
 * A sign-in, without any looks: it holds the step, hands each answer to the right function of Amplify and says what
 * comes next. `<amplify-signin-flow>` draws one; an application that draws its own screens uses it as it is.
 *
 * One call at a time: an answer that is given while another is on its way is ignored, and what comes back after a
 * restart is dropped. No method rejects: what went wrong is in `turn.problem`.
 *
 * @example
 * ```ts
 * const flow = new SignInFlow({auth: amplifyAuthClient});
 * flow.subscribe((event) => event.type === 'turn' && draw(event.turn));
 * flow.start();
 * await flow.checkSignedIn();
 * await flow.answer('ada', {password});
 * ```
 */
export class SignInFlow {
  readonly #options: SignInFlowOptions;
  readonly #listeners = new Listeners();
  readonly #standing: Standing;
  readonly #caller: Caller;
  readonly #waits = new Waits();
  readonly #patience = new Alarm(() => {
    if (this.#turn.kind === 'sending') this.#become(sending(this.#turn, true));
  });
  #turn: Turn = asking({...START});
  /** The number of the latest call. What comes back to an older one is dropped. */
  #latest = 0;

  constructor(options: SignInFlowOptions) {
    this.#options = options;
    this.#standing = new Standing(options.resume, () => this.#timeIsUp());
    this.#caller = new Caller(options, () => this.#memory);
  }

  /** Where the sign-in stands. */
  get turn(): Turn {
    return this.#turn;
  }

  /** What the user typed last to sign in with. A restart keeps it. */
  get loginId(): string {
    return this.#memory.loginId;
  }

  /**
   * Where the code went that is asked for. Nothing is known of it where somebody has asked to reset a password: nobody is
   * to learn who has an account.
   */
  get delivery(): CodeDeliveryDetails | undefined {
    const isReset = this.#turn.step.signInStep === 'RESET_PASSWORD';
    return isReset && this.#memory.hasForgotten ? undefined : this.#standing.delivery;
  }

  /** Whether `back` leads to a choice, and not only to the start. */
  get canGoBack(): boolean {
    return this.#lastChoice !== undefined;
  }

  /** When the time for this step is over; `undefined` where it has no limit. Milliseconds since 1970. */
  get sessionEnds(): number | undefined {
    return this.#standing.session.until;
  }

  /** When `resend` does something again. Milliseconds since 1970. */
  get nextResend(): number {
    return this.#standing.resends.next;
  }

  /**
   * Calls the listener for each event, from now on.
   *
   * @returns a function that ends it
   */
  subscribe(listener: (event: FlowEvent) => void): () => void {
    return this.#listeners.add(listener);
  }

  /** Goes on where a sign-in was before the page was loaded again, else begins with the start form. */
  start(): void {
    // Another flow of this page is in the middle of it.
    const reached = page().owner ? undefined : this.#standing.recall();
    this.#caller.comeBack();
    if (reached) this.#resume(reached.step, reached.until);
    // The form that can be seen already.
    else this.#arrive(isStart(this.#turn.step) ? this.#turn.step : START, 'start', null);
  }

  /**
   * Goes straight to the end if somebody is signed in. To be called at the start, when Amplify has been configured anew,
   * and when somebody has signed in elsewhere on the page or in another tab.
   */
  async checkSignedIn(): Promise<void> {
    if (this.#turn.kind !== 'asking') return;
    const latest = this.#latest;
    // Rejected when nobody is signed in, and when Amplify is not configured yet: either way the form is right.
    const user = await this.#caller.currentUser();
    // What a call that was given up has come to is about to be undone.
    if (user && latest === this.#latest && !page().givenUp) this.#finish('start', user, true);
  }

  /** Looks at the clock: timers stand still while a device sleeps, and deadlines do not. */
  checkTime(): void {
    this.#standing.session.check();
    this.#patience.check();
  }

  /** Somebody may have signed in or out: in another tab, or before the page came back out of the browser's memory. */
  async wakeUp(): Promise<void> {
    this.checkTime();
    const {turn} = this;
    if (turn.kind === 'done') {
      const latest = this.#latest;
      const hasLeft = await this.#caller.hasLeft(turn.user.username);
      if (!hasLeft || latest !== this.#latest) return;
      this.signedOut();
    }
    await this.checkSignedIn();
  }

  /**
   * Hands the user's answer to Amplify. At `SIGN_IN` the response is the login id and the password is in the options; at
   * `RESET_PASSWORD` it is the login id and then the code, with the new password in the options; at `CONFIRM_SIGN_UP` the
   * code; at every other step what `confirmSignIn` takes as `challengeResponse`.
   *
   * @returns a promise that is fulfilled when the next step, or the refusal, is there
   */
  async answer(response: string, options: AnswerOptions = {}): Promise<void> {
    if (this.#turn.kind !== 'asking') return;
    const {step, problem} = this.#turn;
    if (isStart(step)) this.#signInAs(response);
    const mine = this.#send();
    try {
      if (!((await this.#options.beforeAnswer?.(step.signInStep)) ?? true)) {
        if (mine === this.#latest) this.#become(asking(step, problem));
        return;
      }
    } catch (error) {
      if (mine === this.#latest) await this.#refuse(step, error, refusedByPage(error), 'answer');
      return;
    }
    // The user was told who is signed in, and wants to be somebody else.
    const signsOut = problem?.key === 'signedInAsAnother';
    await this.#call(mine, 'answer', async (way) => {
      if (signsOut) await way.auth.signOut();
      if (isChoice(step)) this.#memory.choose({step, response});
      return send({...way, step, response, options});
    });
  }

  /**
   * Sends the code of this step again. For codes of a sign-in Amplify has no call, so the sign-in is gone through again
   * from memory; without a password it begins anew. Does nothing before `nextResend`.
   */
  async resend(): Promise<void> {
    if (this.#turn.kind !== 'asking' || now() < this.#standing.resends.next) return;
    const {step} = this.#turn;
    if (isStart(step)) return;
    await this.#call(this.#send(), 'resend', async (way) => {
      if (step.signInStep === 'CONFIRM_SIGN_UP') return this.#sendSignUpCode(way, step);
      if (step.signInStep === 'RESET_PASSWORD') return {isSignedIn: false, nextStep: await requestReset(way)};
      return replay(way, step.signInStep);
    });
  }

  /** Goes back to the choice that led here; where there was none, to the start. */
  async back(): Promise<void> {
    if (this.#turn.kind !== 'asking') return;
    const choice = this.#lastChoice;
    if (!choice) return this.restart();
    const {signInStep} = choice.step;
    const {session} = this.#standing;
    const isThere = signInStep === 'CONTINUE_SIGN_IN_WITH_MFA_SETUP_SELECTION' && isSetup(this.#turn.step);
    if (isThere && !session.hasEnded) {
      // Amplify has not sent that choice to Cognito yet, and takes another one. The time runs on.
      this.#latest += 1;
      this.#arrive({...choice.step}, 'back', undefined, undefined, session.until);
      return;
    }
    await this.#call(this.#send(), 'back', (way) => replay(way, signInStep));
  }

  /** Goes to the reset of a forgotten password. */
  forgotPassword(loginId: string): void {
    if (this.#turn.kind !== 'asking') return;
    if (loginId) this.#signInAs(loginId);
    this.#memory.hasForgotten = true;
    this.#latest += 1;
    this.#arrive({signInStep: 'RESET_PASSWORD'}, 'forgot-password');
  }

  /** At a reset, goes on to the code without having one sent. */
  haveCode(loginId: string): void {
    if (this.#turn.kind !== 'asking' || this.#turn.step.signInStep !== 'RESET_PASSWORD') return;
    if (loginId && loginId !== this.loginId) {
      this.#signInAs(loginId);
      this.#memory.hasForgotten = true;
    }
    this.#latest += 1;
    this.#arrive(resetCodeStep(undefined), 'answer');
  }

  /** Signs in again with what is remembered, for a user who has confirmed the account by a link. */
  async continue(): Promise<void> {
    if (this.#turn.kind === 'asking') await this.#call(this.#send(), 'answer', (way) => signInAgain(way));
  }

  /** Goes on waiting for a call that takes long. */
  keepWaiting(): void {
    if (this.#turn.kind !== 'sending') return;
    this.#patience.set(now() + PATIENCE);
    this.#become(sending(this.#turn));
  }

  /**
   * Goes back to the start form, which keeps the login id. A user who is signed in is signed out first: Amplify refuses
   * a second sign-in. A call that takes long is waited for no longer.
   */
  async restart(): Promise<void> {
    const {turn} = this;
    const mine = this.#send();
    this.#standing.leaveMemory();
    this.#caller.abandonChallenge();
    if (turn.kind === 'sending' && turn.isSlow && this.#caller.isCalling) page().giveUp?.();
    if (turn.kind === 'done') {
      try {
        await this.#caller.signOut();
      } catch (error) {
        if (mine !== this.#latest) return;
        const problem = this.#read(error, turn.step);
        this.#tellError(turn.step, error, problem);
        this.#become(done(turn.step, turn.user, problem));
        return;
      }
      if (mine !== this.#latest) return;
    }
    this.#startForm();
  }

  /** The user was signed out by somebody else: the page, or another tab. */
  signedOut(): void {
    if (this.#turn.kind !== 'done') return;
    this.#latest += 1;
    this.#startForm();
  }

  /** Begins with another login id. Nothing changes for a sign-in that is under way. */
  prefill(loginId: string): void {
    if (this.#turn.kind === 'asking' && isStart(this.#turn.step)) this.#signInAs(loginId);
  }

  /** Forgets the password, and lets another flow go on. To be called when nobody shows this one any more. */
  forget(): void {
    this.#memory.password = undefined;
    this.#caller.leave();
  }

  /** The flow is shown again. It goes on where it was, unless another one has begun meanwhile. */
  comeBack(): void {
    this.#caller.comeBack();
  }

  get #memory(): Memory {
    return this.#standing.memory;
  }

  /** The choice that led to this step. One that was rejected leaves the user at the list, which is no step further. */
  get #lastChoice(): Choice | undefined {
    const {signInStep} = this.#turn.step;
    return this.#memory.choices.findLast(({step}) => step.signInStep !== signInStep);
  }

  /** What is known of somebody else, and how often they were refused, is of no matter any more. */
  #signInAs(loginId: string): void {
    if (loginId !== this.loginId) this.#waits.reset();
    this.#memory.signInAs(loginId);
  }

  #startForm(): void {
    recordSignedInUser(this.#caller.pool, undefined);
    this.#arrive(START, 'restart');
  }

  #send(): number {
    this.#become(sending(this.#turn));
    this.#patience.set(now() + PATIENCE);
    return ++this.#latest;
  }

  async #call(
    mine: number,
    cause: Cause,
    call: (way: Way) => Promise<Outcome>,
    from: FlowStepName | null = this.#turn.step.signInStep,
  ): Promise<void> {
    const {step} = this.#turn;
    try {
      const reached = await this.#caller.call(step, cause, () => mine === this.#latest, call);
      if (mine === this.#latest) this.#reach(reached, cause, from);
    } catch (error) {
      if (mine !== this.#latest) return;
      // Should it come to something after all, that is dropped: another flow may have given it up.
      this.#latest += 1;
      this.#standing.leaveMemory();
      await this.#refuse(step, error, this.#read(error, step), cause);
    } finally {
      if (this.#caller.isGone) this.#memory.password = undefined;
    }
  }

  #resume(step: FlowStep, until: number): void {
    this.#caller.own();
    if (step.signInStep !== 'CONTINUE_SIGN_IN_WITH_TOTP_SETUP') {
      this.#arrive(step, 'resume', null, undefined, until);
      return;
    }
    // The key was never stored, so the app has to be told a new one.
    void this.#call(
      this.#send(),
      'resume',
      ({auth}) => auth.confirmSignIn({challengeResponse: 'TOTP'}),
      null,
    );
  }

  async #sendSignUpCode({auth, clientMetadata, ...way}: Way, step: FlowStep): Promise<Outcome> {
    try {
      const delivery = await auth.resendSignUpCode({
        username: this.#memory.loginId,
        ...(clientMetadata && {options: {clientMetadata}}),
      });
      return {isSignedIn: false, nextStep: step, delivery};
    } catch (error) {
      if (isConfirmedAlready(error)) return signInAgain({auth, clientMetadata, ...way});
      if (isUnknownUser(error)) return {isSignedIn: false, nextStep: step, delivery: {}};
      throw error;
    }
  }

  /** Sends a code while the user can type already: there may be one from before. */
  async #sendFirstCode(step: FlowStep): Promise<void> {
    const isStillAsked = () => this.#turn.kind === 'asking' && this.#turn.step === step;
    try {
      const reached = await this.#caller.call(step, 'resend', isStillAsked, (way) =>
        this.#sendSignUpCode(way, step),
      );
      if (!isStillAsked()) return;
      if (reached.outcome.nextStep === step) this.#askAgain(step, reached.outcome, asking(step));
      // Confirmed meanwhile: the user is signed in, or asked for a second factor.
      else this.#reach(reached, 'answer', step.signInStep);
    } catch (error) {
      if (isStillAsked()) await this.#refuse(step, error, this.#read(error, step), 'resend');
    }
  }

  #reach({outcome, user}: Reached, cause: Cause, from: FlowStepName | null): void {
    const {step} = this.#turn;
    const {nextStep, refusal, isSignedIn, already = false} = outcome;
    this.#waits.reset();
    if (already && user && !isUser(user, this.#memory.loginId)) {
      // Two people at one page, and Amplify holds one of them. Nobody is given the tokens of the other.
      const name = 'UserAlreadyAuthenticatedException';
      const another: Problem = {key: 'signedInAsAnother', name, recovery: 'retry'};
      this.#tellError(step, undefined, another);
      if (isStart(step)) this.#become(asking(step, another));
      // A code has served, or a session has been left.
      else this.#arrive(START, cause, from, another);
      return;
    }
    if (isSignedIn) {
      this.#finish(cause, user, already);
      return;
    }
    if (step.signInStep === 'CONFIRM_SIGN_UP' && isSameQuestion(step, nextStep) && cause === 'answer') {
      this.#become(
        asking(step, {key: 'notConfirmedYet', name: 'UserNotConfirmedException', recovery: 'retry'}),
      );
      return;
    }
    const latest = this.#latest;
    const refused =
      refusal === undefined ? undefined : this.#waits.time(outcome.problem ?? this.#read(refusal, START));
    if (refused) this.#tellError(step, refusal, refused);
    // A listener may have started again already.
    if (latest !== this.#latest) return;
    if (refused && nextStep === step) {
      this.#askAgain(step, outcome, asking(step, refused));
      return;
    }
    const problem = refused ?? outcome.problem;
    if (cause === 'expired') {
      const isSame = isSameQuestion(step, nextStep);
      const why = problem ?? renewed(nextStep, isSame);
      if (isSame) this.#askAgain(step, outcome, asking(step, why), cause);
      else this.#arrive(nextStep, cause, from, why);
    } else if (cause === 'resend' && isSameQuestion(step, nextStep))
      this.#askAgain(step, outcome, askingAgain(step, 'codeResent'), cause);
    else if (cause === 'answer' && !problem && step.signInStep === nextStep.signInStep)
      this.#arriveAgain(nextStep, cause, from);
    else this.#arrive(nextStep, cause, from, problem);
  }

  /** An answer led to a step of the same kind: without a message, an empty form would be all that the user sees. */
  #arriveAgain(nextStep: FlowStep, cause: Cause, from: FlowStepName | null): void {
    const {step} = this.#turn;
    const problem = wrongAnswer(step, nextStep);
    if (problem) this.#tellError(step, undefined, problem);
    const notice = problem ? undefined : noticeOfRepeat(nextStep);
    this.#arrive(nextStep, cause, from, problem, undefined, notice);
  }

  /** The question is the same, though Cognito asks it anew: what was typed so far stays. */
  #askAgain(step: FlowStep, {nextStep, delivery}: Outcome, turn: Turn, cause?: Cause): void {
    const codeDeliveryDetails = 'codeDeliveryDetails' in nextStep ? nextStep.codeDeliveryDetails : delivery;
    this.#standing.stayAt(step, codeDeliveryDetails, this.#caller.settings.sessionMinutes);
    this.#become(turn);
    if (cause && !isOutsideSignIn(step)) {
      const {signInStep} = step;
      this.#tell({type: 'step', from: signInStep, to: signInStep, cause, nextStep: publicStep(nextStep)});
    }
    if (this.#standing.delivery) this.#tellCodeSent(step);
  }

  #finish(cause: Cause, user: GetCurrentUserOutput | undefined, alreadySignedIn: boolean): void {
    this.#latest += 1;
    const {loginId} = this.#memory;
    this.#caller.disown();
    const signedIn: SignedIn = {
      username: user?.username ?? loginId,
      loginId: loginIdOf(user, alreadySignedIn ? '' : loginId),
      resumed: this.#standing.isResumed && !alreadySignedIn,
      alreadySignedIn,
    };
    this.#standing.end();
    recordSignedInUser(this.#caller.pool, signedIn.username);
    const from = this.#turn.step.signInStep;
    const step = {signInStep: 'DONE'} as const;
    this.#become(done(step, signedIn));
    this.#tell({type: 'step', from, to: 'DONE', cause, nextStep: publicStep(step)});
    this.#tell({type: 'done', ...signedIn});
  }

  /** @param until when the session ends that the step belongs to, if it is none that begins here */
  #arrive(
    nextStep: FlowStep,
    cause: Cause,
    from: FlowStepName | null = this.#turn.step.signInStep,
    problem?: Problem,
    until?: number,
    notice?: Notice,
  ): void {
    const {sessionMinutes} = this.#caller.settings;
    const step = this.#standing.moveTo(nextStep, this.#turn.step, sessionMinutes, until);
    if (isStart(step)) this.#caller.disown();
    this.#become(notice ? askingAgain(step, notice) : asking(step, problem));
    this.#tell({type: 'step', from, to: step.signInStep, cause, nextStep: publicStep(step)});
    if (cause === 'resume') return;
    if (this.#standing.delivery) this.#tellCodeSent(step);
    // Cognito has said that the account is not confirmed, and has sent nothing.
    if (step.signInStep === 'CONFIRM_SIGN_UP') void this.#sendFirstCode(step);
  }

  #read(error: unknown, step: FlowStep): Problem {
    const isNewPassword = step.signInStep === 'CONFIRM_SIGN_IN_WITH_NEW_PASSWORD_REQUIRED';
    const attributes = isNewPassword ? (step.missingAttributes ?? []) : undefined;
    return classify(error, step.signInStep, {...this.#caller.settings, attributes});
  }

  async #refuse(step: FlowStep, error: unknown, read: Problem, cause: Cause): Promise<void> {
    const latest = this.#latest;
    const problem = this.#waits.time(read);
    if (isOver(problem) && !isStart(step)) {
      const mayStartAnew = this.#standing.session.hasEnded || this.#mayExpire(step);
      // A listener may have started again already.
      if (latest !== this.#latest) return;
      this.#tellError(step, error, problem);
      if (latest !== this.#latest) return;
      if (mayStartAnew) await this.#startAnew(step, problem, cause);
      else this.#become(asking(step, problem));
      return;
    }
    this.#tellError(step, error, problem);
    if (latest !== this.#latest) return;
    // Signing in again has got to who knows where; the next answer does so anew.
    if (cause === 'expired' || cause === 'resend' || cause === 'back') this.#caller.disown();
    if (cause === 'resume') this.#arrive(START, 'start', null, problem);
    else if (cause === 'expired') this.#afterRenewal(step, problem);
    else if ((cause === 'resend' || cause === 'back') && problem.until !== undefined) {
      // It is not the answer that was given too often.
      const {until, ...rest} = problem;
      this.#standing.resends.waitUntil(until);
      this.#become(asking(step, rest));
    } else this.#become(asking(step, problem));
    this.#standing.session.check();
  }

  /** The session is dead. Signs in again where that needs nobody, and leads to the start form where it does. */
  async #startAnew(step: FlowStep, problem: Problem, cause: Cause): Promise<void> {
    const {key} = problem;
    const way = {settings: this.#caller.settings, memory: this.#memory};
    const isRenewable = key === 'sessionExpired' || key === 'codeExpired' || key === 'timeIsUp';
    if (cause === 'answer' && isRenewable && !isOutsideSignIn(step) && canSignInAgain(way))
      await this.#call(this.#send(), 'expired', (again) => replay(again, step.signInStep));
    else if (
      cause === 'answer' &&
      key === 'methodNotAvailable' &&
      this.#memory.choices.length > 0 &&
      canSignInAgain(way)
    )
      await this.#call(this.#send(), 'back', (again) => this.#offerOthers(again, problem));
    else this.#arrive(START, 'expired', undefined, problem);
  }

  /** The method is not set up: back to the choice, with the reason. */
  async #offerOthers(way: Way, problem: Problem): Promise<Outcome> {
    const target = this.#memory.choices.at(-1)?.step.signInStep ?? 'SIGN_IN';
    return {...(await replay(way, target)), problem};
  }

  /** Signing in again has failed as well. Where that was the connection, it can be tried again from here. */
  #afterRenewal(step: FlowStep, problem: Problem): void {
    if (problem.key === 'network') this.#become(asking(step, problem));
    else this.#arrive(START, 'expired', undefined, problem);
  }

  #mayExpire({signInStep}: FlowStep): boolean {
    return this.#options.beforeExpire?.(signInStep) ?? true;
  }

  /** The screen stays, and with it what was typed: the pool may give more time than the page has said. */
  #timeIsUp(): boolean {
    const {turn} = this;
    if (turn.kind !== 'asking') return turn.kind === 'done';
    const latest = this.#latest;
    this.#standing.session.hasEnded = this.#mayExpire(turn.step);
    if (this.#standing.session.hasEnded && latest === this.#latest && this.#turn === turn) {
      const {until} = turn.problem ?? {};
      const wait = until !== undefined && {until};
      this.#become(
        asking(turn.step, {key: 'timeIsUp', name: 'SessionExpired', recovery: 'restart', ...wait}),
      );
    }
    return true;
  }

  #become(turn: Turn): void {
    if (turn.kind !== 'sending') this.#patience.set(undefined);
    this.#turn = turn;
    this.#tell({type: 'turn', turn});
  }

  #tellError(step: FlowStep, error: unknown, problem: Problem): void {
    const {name, recovery} = problem;
    this.#tell({type: 'error', step: step.signInStep, name, recovery, problem, error});
  }

  #tellCodeSent(step: FlowStep): void {
    const {deliveryMedium, destination} = this.#standing.delivery ?? {};
    this.#tell({type: 'code-sent', step: step.signInStep, deliveryMedium, destination});
  }

  #tell(event: FlowEvent): void {
    this.#listeners.tell(event);
  }
}
