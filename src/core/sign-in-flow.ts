import type {AuthClient} from './auth-client.js';
import {oneAtATime, page} from './one-at-a-time.js';
import {classify, type Problem, type Recovery, refusedByPage} from './problem.js';
import {
  type AuthFlowType,
  type ConfirmSignInOutput,
  type FlowStep,
  type FlowStepName,
  type GetCurrentUserOutput,
  type NextStep,
  type PreferredChallenge,
  type PublicStep,
  publicStep,
  START,
} from './step.js';
import {asking, type Cause, done, sending, type SignedIn, type Turn} from './turn.js';

/** Passed to Cognito's Lambda triggers as it is. */
export type ClientMetadata = Record<string, string>;

/** What an answer can have besides the response itself. */
export interface AnswerOptions {
  /** The password, at `SIGN_IN`, where the response is the login id. */
  readonly password?: string;
  /** Values for the `missingAttributes` of a forced new password, without a prefix. */
  readonly userAttributes?: Record<string, string>;
  /** A name for the authenticator app that is being set up. */
  readonly friendlyDeviceName?: string;
  /** For this one call, instead of the flow's own. */
  readonly clientMetadata?: ClientMetadata;
}

/** How to sign in. */
export interface SignInSettings {
  /** Default: Amplify's, `USER_SRP_AUTH`. */
  readonly authFlow?: AuthFlowType | undefined;
  readonly preferredChallenge?: PreferredChallenge | undefined;
  readonly clientMetadata?: ClientMetadata | ((step: FlowStepName) => ClientMetadata | undefined) | undefined;
}

/** What a flow works with. */
export interface SignInFlowOptions {
  /** The client, or a function that makes it ready and is called before each call. */
  readonly auth: AuthClient | (() => AuthClient | Promise<AuthClient>);
  /** The settings, or a function that says what they are now. */
  readonly settings?: SignInSettings | (() => SignInSettings);
  /**
   * Called before an answer goes to Amplify. `false` sends nothing; so does a rejection, whose message the user reads.
   */
  readonly beforeAnswer?: (step: FlowStepName) => boolean | Promise<boolean>;
  /** Called when the session has died, before the flow starts anew. `false` stays at the step. */
  readonly beforeExpire?: (step: FlowStepName) => boolean;
}

/** What a flow tells its subscribers, in the order in which it happens. */
export type FlowEvent =
  | {readonly type: 'turn'; readonly turn: Turn}
  | {
      readonly type: 'step';
      readonly from: FlowStepName | null;
      readonly to: FlowStepName;
      readonly cause: Cause;
      readonly nextStep: PublicStep;
    }
  | {
      readonly type: 'code-sent';
      readonly step: FlowStepName;
      readonly deliveryMedium: string | undefined;
      readonly destination: string | undefined;
    }
  | {
      readonly type: 'error';
      readonly step: FlowStepName;
      readonly name: string;
      readonly recovery: Recovery;
      readonly problem: Problem;
      /** What the call was rejected with. For developers: its text may repeat what the user typed. */
      readonly error: unknown;
    }
  | ({readonly type: 'done'} & SignedIn);

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
  #turn: Turn = asking(START);
  #loginId = '';
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
    return this.#loginId;
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
    if (this.#turn.kind !== 'asking' || this.#turn.step !== START) return;
    const latest = this.#latest;
    // Rejected when nobody is signed in, and when Amplify is not configured yet: either way the form is right.
    const user = await this.#currentUser();
    if (user && latest === this.#latest) await this.#finish('start', {alreadySignedIn: true});
  }

  /**
   * Hands the user's answer to Amplify. At `SIGN_IN` the response is the login id and the password is in the options;
   * at every other step it is what `confirmSignIn` takes as `challengeResponse`.
   *
   * @returns a promise that is fulfilled when the next step, or the refusal, is there
   */
  async answer(response: string, options: AnswerOptions = {}): Promise<void> {
    if (this.#turn.kind !== 'asking') return;
    const {step} = this.#turn;
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
    await this.#call(mine, step, () => this.#ask(step, response, options));
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
        this.#become(turn);
        this.#tellError(turn.step, error, classify(error, turn.step.signInStep));
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

  #send(): number {
    this.#become(sending(this.#turn));
    return ++this.#latest;
  }

  async #call(mine: number, step: FlowStep, call: () => Promise<ConfirmSignInOutput>): Promise<void> {
    try {
      const {isSignedIn, nextStep} = await oneAtATime(async () => {
        if (mine !== this.#latest) throw new Error('The sign-in was started again.');
        const output = await call();
        // Nobody is waiting for it any more, and the next call must not find somebody signed in.
        if (mine !== this.#latest && output.isSignedIn) await (await this.#auth()).signOut();
        return output;
      });
      if (mine !== this.#latest) return;
      if (isSignedIn) await this.#finish('answer', {alreadySignedIn: false});
      else this.#arrive(nextStep, 'answer');
    } catch (error) {
      if (mine !== this.#latest) return;
      if (isAlreadySignedIn(error)) await this.#finish('answer', {alreadySignedIn: true});
      else this.#refuse(step, error, classify(error, step.signInStep));
    }
  }

  async #ask(step: FlowStep, response: string, options: AnswerOptions): Promise<ConfirmSignInOutput> {
    const auth = await this.#auth();
    const {authFlow, preferredChallenge} = this.#settings;
    const {password, ...rest} = options;
    const clientMetadata = rest.clientMetadata ?? this.#clientMetadata(step.signInStep);
    if (step.signInStep === 'SIGN_IN') {
      this.#loginId = response;
      page().owner = this;
      return auth.signIn({
        username: response,
        ...(password && {password}),
        options: defined({authFlowType: authFlow, preferredChallenge, clientMetadata}),
      });
    }
    if (page().owner !== this)
      throw Object.assign(new Error('Another sign-in has begun on this page.'), {name: 'SignInException'});
    return auth.confirmSignIn({
      challengeResponse: response,
      options: defined({...rest, clientMetadata}),
    });
  }

  get #settings(): SignInSettings {
    const {settings = {}} = this.#options;
    return typeof settings === 'function' ? settings() : settings;
  }

  async #auth(): Promise<AuthClient> {
    const {auth} = this.#options;
    return typeof auth === 'function' ? auth() : auth;
  }

  async #currentUser(): Promise<GetCurrentUserOutput | undefined> {
    try {
      return await (await this.#auth()).getCurrentUser();
    } catch {
      return undefined;
    }
  }

  #clientMetadata(step: FlowStepName): ClientMetadata | undefined {
    const {clientMetadata} = this.#settings;
    return typeof clientMetadata === 'function' ? clientMetadata(step) : clientMetadata;
  }

  async #finish(cause: Cause, {alreadySignedIn}: {alreadySignedIn: boolean}): Promise<void> {
    const mine = ++this.#latest;
    const user = await this.#currentUser();
    if (mine !== this.#latest) return;
    const signedIn: SignedIn = {
      username: user?.username ?? this.#loginId,
      loginId: user?.signInDetails?.loginId ?? (this.#loginId || (user?.username ?? '')),
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
    step: FlowStep,
    cause: Cause,
    from: FlowStepName | null = this.#turn.step.signInStep,
    problem?: Problem,
  ) {
    this.#become(asking(step, problem));
    this.#tell({type: 'step', from, to: step.signInStep, cause, nextStep: publicStep(step)});
    if ('codeDeliveryDetails' in step) this.#tellCodeSent(step);
  }

  #refuse(step: FlowStep, error: unknown, problem: Problem): void {
    this.#tellError(step, error, problem);
    const isOver = problem.recovery === 'restart' && step !== START;
    if (isOver && (this.#options.beforeExpire?.(step.signInStep) ?? true))
      this.#arrive(START, 'expired', step.signInStep, problem);
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

  #tellCodeSent(step: Extract<NextStep, {codeDeliveryDetails?: unknown}>): void {
    const {deliveryMedium, destination} = step.codeDeliveryDetails ?? {};
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

function isAlreadySignedIn(error: unknown): boolean {
  return (Object(error) as {name?: unknown}).name === 'UserAlreadyAuthenticatedException';
}

/** Amplify takes a key that is there with `undefined` for a value that was given. */
function defined<T extends object>(values: T): {[K in keyof T]: NonNullable<T[K]>} {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]: NonNullable<T[K]>;
  };
}
