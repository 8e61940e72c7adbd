import type {AuthClient} from './auth-client.js';
import {type Call, isConfirmedAlready, type Outcome, requestReset, send, signInAgain} from './calls.js';
import {type ChoiceStep, Memory} from './memory.js';
import {oneAtATime, page} from './one-at-a-time.js';
import type {AnswerOptions, FlowEvent, SignInFlowOptions, SignInSettings} from './options.js';
import {classify, type Problem, refusedByPage, wrongAnswer} from './problem.js';
import {
  type CodeDeliveryDetails,
  type FlowStep,
  type FlowStepName,
  type GetCurrentUserOutput,
  publicStep,
  resetCodeStep,
  START,
} from './step.js';
import {asking, type Cause, done, sending, type SignedIn, type Turn} from './turn.js';

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
  readonly #listeners = new Set<(event: FlowEvent) => void>();
  readonly #memory = new Memory();
  #turn: Turn = asking({...START});
  #delivery: CodeDeliveryDetails | undefined;
  /** The number of the latest call. What comes back to an older one is dropped. */
  #latest = 0;

  constructor(options: SignInFlowOptions) {
    this.#options = options;
  }

  /** Where the sign-in stands. */
  get turn(): Turn {
    return this.#turn;
  }

  /** What the user typed last to sign in with. A restart keeps it. */
  get loginId(): string {
    return this.#memory.loginId;
  }

  /** Where the code went that is asked for. */
  get delivery(): CodeDeliveryDetails | undefined {
    return this.#delivery;
  }

  /** Whether `back` leads to a choice, and not only to the start. */
  get canGoBack(): boolean {
    return this.#memory.choice !== undefined;
  }

  /**
   * Calls the listener for each event, from now on.
   *
   * @returns a function that ends it
   */
  subscribe(listener: (event: FlowEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Tells the subscribers of the start form. */
  start(): void {
    this.#arrive(START, 'start', null);
  }

  /**
   * Goes straight to the end if somebody is signed in. To be called at the start, and again when Amplify has been
   * configured anew.
   */
  async checkSignedIn(): Promise<void> {
    if (this.#turn.kind !== 'asking' || !isStart(this.#turn.step)) return;
    const latest = this.#latest;
    // Rejected when nobody is signed in, and when Amplify is not configured yet: either way the form is right.
    const user = await oneAtATime(async () => currentUser(await this.#auth())).catch(() => undefined);
    if (user && latest === this.#latest) this.#finish('start', user, true);
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
    const {step} = this.#turn;
    if (isStart(step)) this.#memory.signInAs(response);
    const mine = this.#send();
    try {
      if (!((await this.#options.beforeAnswer?.(step.signInStep)) ?? true)) {
        if (mine === this.#latest) this.#become(asking(step));
        return;
      }
    } catch (error) {
      if (mine === this.#latest) this.#refuse(step, error, refusedByPage(error));
      return;
    }
    await this.#call(mine, 'answer', (call) => {
      if (isChoice(step)) this.#memory.choice = {step, response};
      return send({...call, response, options});
    });
  }

  /**
   * Sends the code of this step again. For codes of a sign-in Amplify has no call, so the sign-in is gone through again
   * from memory; without a password it begins anew.
   */
  async resend(): Promise<void> {
    if (this.#turn.kind !== 'asking') return;
    const {step} = this.#turn;
    const mine = this.#send();
    await this.#call(mine, 'resend', async (call) => {
      if (step.signInStep === 'CONFIRM_SIGN_UP') return this.#sendSignUpCode(call, step);
      if (step.signInStep === 'RESET_PASSWORD')
        return {isSignedIn: false, nextStep: await requestReset(call)};
      return this.#signInUpTo(call, step.signInStep);
    });
  }

  /** Goes back to the choice that led here; where there was none, to the start. */
  async back(): Promise<void> {
    const {choice} = this.#memory;
    if (!choice || this.#turn.kind !== 'asking') return this.restart();
    // Amplify has not sent that choice to Cognito yet, and takes another one.
    if (choice.step.signInStep === 'CONTINUE_SIGN_IN_WITH_MFA_SETUP_SELECTION') {
      this.#latest += 1;
      this.#arrive({...choice.step}, 'back');
      return;
    }
    const {signInStep} = choice.step;
    await this.#call(this.#send(), 'back', (call) =>
      signInStep === 'CONTINUE_SIGN_IN_WITH_FIRST_FACTOR_SELECTION'
        ? signInAgain(call, {authFlowType: 'USER_AUTH'})
        : signInAgain(call),
    );
  }

  /** Goes to the reset of a forgotten password. */
  forgotPassword(loginId: string): void {
    if (this.#turn.kind !== 'asking') return;
    if (loginId) this.#memory.loginId = loginId;
    this.#latest += 1;
    this.#arrive({signInStep: 'RESET_PASSWORD'}, 'forgot-password');
  }

  /** At a reset, goes on to the code without having one sent. */
  haveCode(loginId: string): void {
    if (this.#turn.kind !== 'asking' || this.#turn.step.signInStep !== 'RESET_PASSWORD') return;
    if (loginId) this.#memory.loginId = loginId;
    this.#latest += 1;
    this.#arrive(resetCodeStep(undefined), 'answer');
  }

  /** Signs in again with what is remembered, for a user who has confirmed the account by a link. */
  async continue(): Promise<void> {
    if (this.#turn.kind === 'asking') await this.#call(this.#send(), 'answer', (call) => signInAgain(call));
  }

  /**
   * Goes back to the start form, which keeps the login id. A user who is signed in is signed out first: Amplify refuses
   * a second sign-in.
   */
  async restart(): Promise<void> {
    const {turn} = this;
    const mine = this.#send();
    if (turn.kind === 'done') {
      try {
        await oneAtATime(async () => (await this.#auth()).signOut());
      } catch (error) {
        if (mine !== this.#latest) return;
        const problem = classify(error, turn.step.signInStep);
        this.#tellError(turn.step, error, problem);
        this.#become(done(turn.step, turn.user, problem));
        return;
      }
      if (mine !== this.#latest) return;
    }
    this.#arrive(START, 'restart');
  }

  /** The user was signed out by somebody else: the page, or another tab. */
  signedOut(): void {
    if (this.#turn.kind !== 'done') return;
    this.#latest += 1;
    this.#arrive(START, 'restart');
  }

  /** Begins with another login id. Nothing changes for a sign-in that is under way. */
  prefill(loginId: string): void {
    if (isStart(this.#turn.step)) this.#memory.signInAs(loginId);
  }

  /** Forgets the password. To be called when nobody shows the flow any more. */
  forget(): void {
    this.#memory.password = undefined;
  }

  #send(): number {
    this.#become(sending(this.#turn));
    return ++this.#latest;
  }

  async #call(mine: number, cause: Cause, call: (call: Call) => Promise<Outcome>): Promise<void> {
    const {step} = this.#turn;
    try {
      const {outcome, user} = await oneAtATime(async () => {
        if (mine !== this.#latest) throw new Error('The sign-in was started again.');
        const auth = await this.#auth();
        const reached = await call(this.#prepare(auth, step, cause)).catch(signedInAlready);
        const signedIn = reached.isSignedIn ? await currentUser(auth) : undefined;
        // Nobody is waiting for it any more, and the next call must not find somebody signed in.
        if (mine !== this.#latest && reached.isSignedIn) await auth.signOut();
        return {outcome: reached, user: signedIn};
      });
      if (mine !== this.#latest) return;
      if (outcome.isSignedIn) this.#finish(cause, user, 'already' in outcome);
      else this.#reach(outcome, cause);
    } catch (error) {
      if (mine === this.#latest) this.#refuse(step, error, classify(error, step.signInStep));
    }
  }

  #prepare(auth: AuthClient, step: FlowStep, cause: Cause): Call {
    const begins = step.signInStep === 'SIGN_IN' || cause !== 'answer' || isOutsideSignIn(step);
    if (begins) page().owner = this;
    else if (page().owner !== this)
      throw Object.assign(new Error('Another sign-in has begun on this page.'), {name: 'SignInException'});
    const settings = this.#settings;
    const {clientMetadata: metadata} = settings;
    const clientMetadata = typeof metadata === 'function' ? metadata(step.signInStep) : metadata;
    return {auth, step, response: '', options: {}, settings, clientMetadata, memory: this.#memory};
  }

  /** Signs in again as far as the step, with the choice that was made on the way. */
  async #signInUpTo(call: Call, step: FlowStepName): Promise<Outcome> {
    const {choice} = this.#memory;
    const outcome = await signInAgain(call);
    if (outcome.nextStep.signInStep === step || outcome.nextStep.signInStep !== choice?.step.signInStep)
      return outcome;
    return send({...call, step: choice.step, response: choice.response});
  }

  async #sendSignUpCode(call: Call, step: FlowStep): Promise<Outcome> {
    const {auth, clientMetadata} = call;
    try {
      const codeDeliveryDetails = await auth.resendSignUpCode({
        username: this.#memory.loginId,
        ...(clientMetadata && {options: {clientMetadata}}),
      });
      this.#delivery = codeDeliveryDetails;
      return {isSignedIn: false, nextStep: step};
    } catch (error) {
      if (isConfirmedAlready(error)) return signInAgain(call);
      throw error;
    }
  }

  /** Sends a code while the user can type already: there may be one from before. */
  async #sendFirstCode(step: FlowStep): Promise<void> {
    const isStillAsked = () => this.#turn.kind === 'asking' && this.#turn.step === step;
    try {
      const outcome = await oneAtATime(async () =>
        isStillAsked()
          ? this.#sendSignUpCode(this.#prepare(await this.#auth(), step, 'answer'), step)
          : undefined,
      );
      if (!outcome || !isStillAsked()) return;
      // Confirmed meanwhile: the user is signed in, or asked for a second factor.
      if (outcome.isSignedIn) this.#finish('answer', undefined, false);
      else this.#reach(outcome, 'resend');
    } catch (error) {
      if (isStillAsked()) this.#refuse(step, error, classify(error, step.signInStep));
    }
  }

  #reach({nextStep, refusal}: Outcome, cause: Cause): void {
    const {step} = this.#turn;
    const problem = refusal === undefined ? undefined : classify(refusal, step.signInStep);
    if (problem) this.#tellError(step, refusal, problem);
    const isSameQuestion = cause === 'resend' && nextStep.signInStep === step.signInStep;
    if (!isSameQuestion) {
      this.#arrive(nextStep, cause, step.signInStep, problem ?? wrongAnswer(step, nextStep));
      return;
    }
    if ('codeDeliveryDetails' in nextStep) this.#delivery = nextStep.codeDeliveryDetails;
    // The question is the same, and what was typed so far stays.
    this.#become(asking(step));
    if (!isOutsideSignIn(step))
      this.#tell({
        type: 'step',
        from: step.signInStep,
        to: step.signInStep,
        cause,
        nextStep: publicStep(nextStep),
      });
    this.#tellCodeSent(step);
  }

  async #auth(): Promise<AuthClient> {
    const {auth} = this.#options;
    return typeof auth === 'function' ? auth() : auth;
  }

  get #settings(): SignInSettings {
    const {settings = {}} = this.#options;
    return typeof settings === 'function' ? settings() : settings;
  }

  #finish(cause: Cause, user: GetCurrentUserOutput | undefined, alreadySignedIn: boolean): void {
    this.#latest += 1;
    const {loginId} = this.#memory;
    this.#memory.forget();
    const signedIn: SignedIn = {
      username: user?.username ?? loginId,
      loginId: user?.signInDetails?.loginId ?? (loginId || (user?.username ?? '')),
      resumed: false,
      alreadySignedIn,
    };
    const from = this.#turn.step.signInStep;
    const step = {signInStep: 'DONE'} as const;
    this.#become(done(step, signedIn));
    this.#tell({type: 'step', from, to: 'DONE', cause, nextStep: publicStep(step)});
    this.#tell({type: 'done', ...signedIn});
  }

  #arrive(
    nextStep: FlowStep,
    cause: Cause,
    from: FlowStepName | null = this.#turn.step.signInStep,
    problem?: Problem,
  ): void {
    // A start form of its own each time: nothing of the last one is in it.
    const step = isStart(nextStep) ? {...START} : this.#complete(nextStep);
    const cameByChoice = this.#memory.choice?.step.signInStep === from;
    if (!cameByChoice || isChoice(step) || isStart(step)) this.#memory.choice = undefined;
    this.#delivery = 'codeDeliveryDetails' in step ? step.codeDeliveryDetails : undefined;
    this.#become(asking(step, problem));
    this.#tell({type: 'step', from, to: step.signInStep, cause, nextStep: publicStep(step)});
    if (this.#delivery) this.#tellCodeSent(step);
    // Cognito has said that the account is not confirmed, and has sent nothing.
    if (step.signInStep === 'CONFIRM_SIGN_UP') void this.#sendFirstCode(step);
  }

  /** Amplify gives the list of first factors once; when the question comes again it is as it was. */
  #complete(step: FlowStep): FlowStep {
    if (step.signInStep !== 'CONTINUE_SIGN_IN_WITH_FIRST_FACTOR_SELECTION') return step;
    if (step.availableChallenges?.length) {
      this.#memory.factors = step.availableChallenges;
      return step;
    }
    return {...step, availableChallenges: [...this.#memory.factors] as typeof step.availableChallenges};
  }

  #refuse(step: FlowStep, error: unknown, problem: Problem): void {
    const latest = this.#latest;
    this.#tellError(step, error, problem);
    const isOver = problem.recovery === 'restart' && !isStart(step);
    const expires = isOver && (this.#options.beforeExpire?.(step.signInStep) ?? true);
    // A listener may have started again already.
    if (latest !== this.#latest) return;
    if (expires) this.#arrive(START, 'expired', step.signInStep, problem);
    else this.#become(asking(step, problem));
  }

  #become(turn: Turn): void {
    this.#turn = turn;
    this.#tell({type: 'turn', turn});
  }

  #tellError(step: FlowStep, error: unknown, problem: Problem): void {
    const {name, recovery} = problem;
    this.#tell({type: 'error', step: step.signInStep, name, recovery, problem, error});
  }

  #tellCodeSent(step: FlowStep): void {
    const {deliveryMedium, destination} = this.#delivery ?? {};
    this.#tell({type: 'code-sent', step: step.signInStep, deliveryMedium, destination});
  }

  #tell(event: FlowEvent): void {
    for (const listener of this.#listeners) {
      try {
        listener(event);
      } catch (error) {
        // A subscriber's mistake is its own: it shows as an unhandled rejection, and the sign-in goes on.
        void Promise.reject(error);
      }
    }
  }
}

function isChoice(step: FlowStep): step is ChoiceStep {
  return step.signInStep.endsWith('_SELECTION');
}

/** Whether the step is none of a sign-in that Amplify is in the middle of. */
function isOutsideSignIn({signInStep}: FlowStep): boolean {
  return signInStep === 'RESET_PASSWORD' || signInStep === 'CONFIRM_SIGN_UP';
}

function isStart({signInStep}: FlowStep): boolean {
  return signInStep === 'SIGN_IN';
}

/** Amplify refuses to sign in where somebody is signed in already, which is what was wanted. */
function signedInAlready(error: unknown): Outcome {
  if ((Object(error) as {name?: unknown}).name !== 'UserAlreadyAuthenticatedException') throw error;
  return {isSignedIn: true, nextStep: {signInStep: 'DONE'}, already: true};
}

function currentUser(auth: AuthClient): Promise<GetCurrentUserOutput | undefined> {
  return auth.getCurrentUser().catch(() => undefined);
}
