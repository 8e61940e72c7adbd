import {html, LitElement, nothing, type PropertyValues, type TemplateResult} from 'lit';
import {property, state} from 'lit/decorators.js';
import type {PoolSettings} from '../amplify/configuration.js';
import {observingReplies} from '../amplify/observe-replies.js';
import {findObstacles, type Obstacle} from '../amplify/environment.js';
import {pendingChallenge, resumeRecord} from '../amplify/resume-record.js';
import {hostName} from '../browser/environment.js';
import type {AuthClient} from '../core/auth-client.js';
import {completed, english, type Messages} from '../core/messages.js';
import {blamed, classify, type Problem} from '../core/problem.js';
import {isPasswordless} from '../core/call.js';
import {oneAtATime} from '../core/one-at-a-time.js';
import type {AnswerOptions, ClientMetadata, SignInSettings} from '../core/options.js';
import {displayName} from '../core/otpauth.js';
import {readPolicy} from '../core/password-policy.js';
import {SignInFlow} from '../core/sign-in-flow.js';
import type {
  AuthFlowType,
  AuthSession,
  FetchAuthSessionOptions,
  FlowStep,
  FlowStepName,
  PreferredChallenge,
} from '../core/step.js';
import type {Turn} from '../core/turn.js';
import {flag} from '../elements/attributes.js';
import {focusAny} from '../elements/focused.js';
import type {StepAction, StepAnswer} from '../elements/events.js';
import {runOptional} from '../elements/optional.js';
import {adoptSheet} from '../elements/sheets.js';
import type {ShownProblem} from '../elements/step-element.js';
import {text, verbatim} from '../elements/text.js';
import {checkSettings} from './check-settings.js';
import {ClockController, secondsUntil} from './clock-controller.js';
import {EarlyHelp} from './early-help.js';
import {CustomStates} from './custom-states.js';
import {mayTakeFocus} from './focus.js';
import {renderFrameNotice} from './frame-notice.js';
import {frameStyles} from './frame-styles.js';
import {PageController} from './page-controller.js';
import {painted} from './painted.js';
import {PoolController} from './pool-controller.js';
import {report, warn} from './report.js';
import {parseLoginWith} from './start-form.js';
import {statusOf, TimeAnnouncer} from './status.js';
import {STEP_SLOT, StepOutlet} from './step-outlet.js';
import {type ChallengeField, type View, viewOf} from './step-views.js';
import {Teller, type ToldEvent} from './teller.js';

/**
 * Signs a user in to an Amazon Cognito user pool: shows the form of each step that Cognito asks for, calls AWS Amplify
 * Auth v6, and goes on until the user is signed in.
 *
 * The forms stand in the page's own tree, as children of the element, where password managers see them. The frame
 * around them is in the shadow root.
 *
 * @summary One tag that signs a user in to Amazon Cognito.
 *
 * @attr {boolean} defer-hydration - Waits until a framework has taken over what a server has written, and removes this.
 *
 * @slot header - Above the form.
 * @slot footer - Below the form.
 * @slot done - Instead of the confirmation that the user is signed in.
 * @slot CONFIRM_SIGN_IN_WITH_CUSTOM_CHALLENGE - Instead of the form of that step; likewise for each other step of
 * Amplify's, under its name. What stands there calls `answer()` or fires `step-answer`.
 *
 * @fires {SigninWaitingEvent<'signin-before-answer'>} signin-before-answer - An answer is about to go to Amplify.
 * `preventDefault()` sends nothing; `waitUntil(promise)` waits, and a rejection shows its message in the form.
 * @fires {SigninEvent<'signin-step'>} signin-step - Once for each transition, when the new step is rendered and focused.
 * @fires {SigninEvent<'signin-code-sent'>} signin-code-sent - A code went out.
 * @fires {SigninEvent<'signin-error'>} signin-error - A call was refused. `preventDefault()` keeps the message away.
 * @fires {SigninWaitingEvent<'signin-challenge'>} signin-challenge - A firewall wants a CAPTCHA or a token.
 * `waitUntil(promise)` repeats the call once when the promise is fulfilled; a rejection shows its message in the form.
 * @fires {SigninEvent<'signin-expired'>} signin-expired - The session has died. `preventDefault()` stays at the step.
 * @fires {SigninWaitingEvent<'signin-done'>} signin-done - The user is signed in. `preventDefault()` keeps the
 * confirmation away; `waitUntil(promise)` shows the flow as busy until then.
 *
 * @csspart card - The frame around the form.
 * @csspart problem - What was refused at a step that the page shows itself.
 * @csspart time - How much time is left for the step.
 * @csspart notice - What is said about the connection or the browser.
 * @csspart button - The buttons of a notice.
 * @csspart status - What screen readers are told; not to be seen.
 *
 * @cssprop --signin-accent-color - The main button, links, and the focus ring.
 * @cssprop --signin-on-accent-color - The text of the main button.
 * @cssprop --signin-text-color - Text.
 * @cssprop --signin-muted-color - Explanations.
 * @cssprop --signin-border-color - The borders of fields.
 * @cssprop --signin-field-color - The background of fields.
 * @cssprop --signin-danger-color - Messages about what went wrong.
 * @cssprop --signin-surface-color - The background of the frame.
 * @cssprop --signin-outline-color - The border of the frame.
 * @cssprop --signin-radius - The rounding of fields and buttons.
 * @cssprop --signin-font-family - The font.
 * @cssprop --signin-scale - A number by which all sizes are multiplied. They follow the size of the text around the
 * element; the text has at least 14 pixels, in fields at least 16.
 *
 * @cssstate busy - An answer is on its way.
 * @cssstate done - The user is signed in.
 */
export class AmplifySigninFlow extends LitElement {
  /** The id of the user pool, as `eu-west-1_AbCdEf123`. Default: what the page has configured Amplify with. */
  @property({attribute: 'user-pool-id'}) userPoolId: string | undefined;
  /** The id of the pool's app client, which must have no secret. */
  @property({attribute: 'user-pool-client-id'}) userPoolClientId: string | undefined;
  /** The URL of a local or proxied Cognito. */
  @property({attribute: 'user-pool-endpoint'}) userPoolEndpoint: string | undefined;
  /** The URL of an `amplify_outputs.json`; as a property also the object itself. */
  @property() outputs: string | object | undefined;
  /**
   * `USER_SRP_AUTH`, `USER_PASSWORD_AUTH`, `USER_AUTH`, `CUSTOM_WITH_SRP` or `CUSTOM_WITHOUT_SRP`. Default: what
   * `outputs` says, else `USER_SRP_AUTH`.
   */
  @property({attribute: 'auth-flow'}) authFlow: AuthFlowType | undefined;
  /** With `USER_AUTH`: `PASSWORD_SRP`, `PASSWORD`, `EMAIL_OTP`, `SMS_OTP` or `WEB_AUTHN`. */
  @property({attribute: 'preferred-challenge'}) preferredChallenge: PreferredChallenge | undefined;
  /** What users sign in with: any of `email`, `phone` and `username`, with spaces between. Default: the configuration's. */
  @property({attribute: 'login-with'}) loginWith: string | undefined;
  /** The login id to begin with. */
  @property({useDefault: true}) username = '';
  /**
   * The name of this site that authenticator apps show. Default: the host name.
   *
   * @default location.hostname
   */
  @property({useDefault: true}) issuer = hostName();
  /** The pool's `AuthSessionValidity`: how many minutes there are for each step, 3 to 15. */
  @property({type: Number, useDefault: true, attribute: 'session-minutes'}) sessionMinutes = 3;
  /** Begins at the start when the page is loaded again in the middle of a sign-in, and stores nothing for that. */
  @property({...flag, attribute: 'no-resume'}) noResume = false;
  /** Shows what a Lambda trigger of the pool says when it refuses somebody, instead of a sentence of ours. */
  @property({...flag, attribute: 'show-lambda-messages'}) showLambdaMessages = false;
  /** Does not move the focus to the form when the page is loaded. */
  @property({...flag, attribute: 'no-autofocus'}) noAutofocus = false;
  /** What is called instead of Amplify's own functions. */
  @property({attribute: false}) auth: AuthClient | undefined;
  /** Sentences that replace the built-in ones. */
  @property({attribute: false}) messages: Partial<Messages> = {};
  /** For Cognito's Lambda triggers: an object, or a function that is given the name of the step. */
  @property({attribute: false}) clientMetadata:
    ClientMetadata | ((step: FlowStepName) => ClientMetadata | undefined) | undefined;

  /** The field of the pool's own challenge: its `fieldType`, `fieldInputMode` and `fieldAutocomplete`, as in HTML. */
  @property({attribute: false}) challengeField: ChallengeField = {};

  @state() private status = '';
  @state() private obstacles: readonly Obstacle[] = [];

  readonly #states = new CustomStates(this);
  readonly #outlet = new StepOutlet(this);
  readonly #pool = new PoolController(this, {
    settings: () => this.#poolSettings,
    ownClient: () => this.auth,
    configured: () => {
      void this.#flow.checkSignedIn();
    },
    signedIn: () => {
      void this.#flow.checkSignedIn();
    },
    signedOut: () => {
      // It may have been the user of another pool.
      void this.#flow.wakeUp();
    },
  });
  readonly #clock = new ClockController(this, {
    shownMoments: () => [this.#flow.sessionEnds, this.#flow.nextResend, this.#waitsUntil],
    secondPassed: () => {
      const seconds = this.#announcer.due(this.#flow.sessionEnds);
      if (seconds !== undefined) this.status = this.#messages.timeLeft(seconds);
      this.requestUpdate();
    },
  });
  readonly #page = new PageController(this, {
    seen: (isRestored) => {
      if (isRestored) void this.#flow.wakeUp();
      else this.#flow.checkTime();
      this.#clock.check();
    },
    otherTabChanged: () => {
      void this.#flow.wakeUp();
    },
    connectionChanged: (isOnline) => {
      this.status = isOnline ? this.#messages.online : this.#messages.offline;
      this.requestUpdate();
    },
  });
  readonly #announcer = new TimeAnnouncer();
  readonly #flow = new SignInFlow({
    auth: async () => observingReplies(await this.#pool.client()),
    pool: () => this.#pool.separatePool,
    settings: () => this.#settings,
    beforeAnswer: async (step) => {
      const mayAnswer = await this.#teller.mayAnswer(step);
      if (mayAnswer) await painted();
      return mayAnswer;
    },
    beforeExpire: (step) => this.#teller.mayExpire(step),
    solveChallenge: (step, challenge) => this.#teller.solveChallenge(step, challenge),
    pendingChallenge,
    resume: resumeRecord(() => (this.noResume ? undefined : this.#recordName)),
  });
  readonly #teller = new Teller(this, (isFirst) => {
    this.#stepShown(isFirst);
  });
  /** What the buttons of the step elements do. */
  readonly #actions: {readonly [A in StepAction]: (loginId: string) => unknown} = {
    back: () => this.#flow.back(),
    continue: () => this.#flow.continue(),
    'forgot-password': (loginId) => this.#flow.forgotPassword(loginId),
    'have-code': (loginId) => this.#flow.haveCode(loginId),
    resend: () => this.#flow.resend(),
    restart: () => this.#flow.restart(),
  };
  #hasBegun = false;
  #shownStep: FlowStep | undefined;
  /** Made once for each change: a new object would render the step anew each second. */
  #messages: Messages = english;

  constructor() {
    super();
    // In happy-dom, events of slotted elements do not pass through the shadow root. In browsers the group in there stops
    // them first.
    this.addEventListener('step-answer', this.#take);
    new EarlyHelp(this, {settings: () => this.#poolSettings, hasOwnClient: () => this.auth !== undefined});
    this.#flow.subscribe((event) => {
      if (event.type === 'turn') void this.#show(event.turn);
      else this.#tell(event);
    });
  }

  /** Amplify's `nextStep`, as it is. It can hold a secret: it is not for logs. */
  get nextStep(): FlowStep {
    return this.#flow.turn.step;
  }

  /** The name of the step: Amplify's, or `SIGN_IN` at the start form. */
  get step(): FlowStepName {
    return this.#flow.turn.step.signInStep;
  }

  static override get observedAttributes(): string[] {
    return [...super.observedAttributes, DEFERRED];
  }

  override attributeChangedCallback(name: string, old: string | null, value: string | null): void {
    super.attributeChangedCallback(name, old, value);
    if (name === DEFERRED && value === null && this.isConnected) this.connectedCallback();
  }

  override connectedCallback(): void {
    // A framework has yet to take over what a server has written, and knows of no form beside its own children.
    if (this.hasAttribute(DEFERRED)) return;
    super.connectedCallback();
    if (this.#hasBegun) {
      this.#flow.comeBack();
      return;
    }
    this.#hasBegun = true;
    // By then it can be seen, and has the properties that a framework sets after it has attached the element.
    void this.updateComplete.then(() => {
      this.#begin();
    });
  }

  /** In another document, a frame's or a new window's, the sheets of the first one do not count. */
  protected adoptedCallback(): void {
    if (this.shadowRoot) adoptSheet(this.shadowRoot, frameStyles, this.ownerDocument);
  }

  protected override createRenderRoot(): ShadowRoot {
    const root = this.shadowRoot ?? this.attachShadow({mode: 'open'});
    adoptSheet(root, frameStyles, this.ownerDocument);
    return root;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    // A framework that moves the element puts it back at once.
    void Promise.resolve().then(() => {
      if (!this.isConnected) this.#flow.forget();
    });
  }

  protected override async getUpdateComplete(): Promise<boolean> {
    const isDone = await super.getUpdateComplete();
    // Detached, the step waits to be attached again; the page is told nevertheless.
    if (this.isConnected) await this.#outlet.element?.updateComplete;
    return isDone;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('username') && this.username) this.#flow.prefill(this.username);
    if (changed.has('messages')) this.#messages = completed(this.messages);
    checkSettings(this, changed);
    // The user of the new pool is another one.
    if (this.hasUpdated && POOL_SETTINGS.some((name) => changed.has(name))) {
      this.#usePool();
      void this.#flow.wakeUp();
    }
  }

  protected override updated(): void {
    const {turn} = this.#flow;
    if (this.#slotted || this.#teller.afterwards === 'taken-over') this.#outlet.clear();
    else
      this.#outlet.show(turn.step, this.#view, {
        busy: this.#isBusy,
        problem: this.#shownProblem,
        passwordRefused: this.#isPasswordRefused,
        notice: this.#notice,
        waitFor: secondsUntil(this.#waitsUntil),
        resendIn: secondsUntil(this.#flow.nextResend),
        canGoBack: this.#flow.canGoBack,
        messages: this.#messages,
      });
    this.#states.toggle('busy', this.#isBusy);
    this.#states.toggle('done', turn.kind === 'done');
  }

  /**
   * Hands an answer to Amplify, for an application that shows a step itself. At `SIGN_IN` the response is the login id
   * and the password is in the options; at `RESET_PASSWORD` it is the login id and then the code, with the new password
   * in the options; at `CONFIRM_SIGN_UP` the code; elsewhere what `confirmSignIn` takes. Ignored while another is on its
   * way.
   *
   * @returns a promise that is fulfilled when the next step, or the refusal, is there. It is not rejected.
   */
  answer(response: string, options?: AnswerOptions): Promise<void> {
    return this.#flow.answer(response, options);
  }

  /** Sends the code of this step again. */
  resend(): Promise<void> {
    return this.#flow.resend();
  }

  /** Goes back to the start form, and keeps the login id. A user who is signed in is signed out. */
  restart(): Promise<void> {
    return this.#flow.restart();
  }

  /**
   * The session of the user who has signed in with this tag, with the tokens. With one user pool on the page, Amplify's
   * `fetchAuthSession()` returns the same. With several, each tag has a session of its own.
   */
  fetchAuthSession(options?: FetchAuthSessionOptions): Promise<AuthSession> {
    return this.#pool.fetchAuthSession(options);
  }

  /** Moves the focus to where the user goes on. */
  override focus(options?: FocusOptions): void {
    const step = this.#outlet.element ?? this.#slotted;
    step?.focus(options);
    // What the page shows may have nothing that can have the focus.
    const frame = this.renderRoot.querySelector<HTMLElement>('.step');
    if (frame && !step?.matches(':focus-within')) focusAny(frame, options);
  }

  protected override render(): TemplateResult {
    return html`
      <div class="card" part="card">
        <slot name="header"></slot>
        <p class="status" part="status" role="status">${text(this.status)}</p>
        ${this.#slotted ? this.#renderProblem() : nothing}
        <div
          class="step"
          role="group"
          aria-label=${this.#messages.signIn}
          @step-answer=${this.#take}
          @slotchange=${this.#updateSlots}
        >
          <slot name=${slotOf(this.step)}></slot>
          <slot name=${STEP_SLOT}></slot>
        </div>
        ${renderFrameNotice({
          messages: this.#messages,
          secondsLeft: secondsUntil(this.#flow.sessionEnds) || undefined,
          isOnline: this.#page.isOnline,
          isSlow: this.#isSlow,
          obstacles: this.obstacles.map(({key}) => key),
          keepWaiting: this.#keepWaiting,
          restart: this.#restart,
        })}
        <slot name="footer"></slot>
      </div>
    `;
  }

  /** What was refused, for a step that the page shows: its own elements do not know. */
  #renderProblem(): TemplateResult {
    const problem = this.#shownProblem;
    return html`<p class="problem" part="problem" role="alert" data-problem=${problem?.key ?? nothing}>
      ${text(problem?.text)}
    </p>`;
  }

  #stepShown(isFirst: boolean): void {
    // Somebody may be typing already, into a form that a server has painted.
    if (isFirst && (this.noAutofocus || this.matches(':focus-within'))) return;
    if (mayTakeFocus(this)) this.focus({preventScroll: isFirst});
  }

  #begin(): void {
    this.#flow.start();
    this.#usePool();
    void this.#flow.checkSignedIn();
    this.obstacles = runOptional('findObstacles', findObstacles) ?? [];
    for (const {advice} of this.obstacles) warn(advice);
  }

  #usePool(): void {
    // In its turn: it configures Amplify, which may be in the middle of a call for another pool.
    oneAtATime(() => this.#pool.ready()).catch((error: unknown) => {
      void report(classify(error, this.step), error, this.#endpoint);
    });
  }

  get #poolSettings(): PoolSettings {
    const {userPoolId, userPoolClientId, userPoolEndpoint, outputs} = this;
    return {userPoolId, userPoolClientId, userPoolEndpoint, outputs};
  }

  get #settings(): SignInSettings {
    return {
      authFlow: this.authFlow || this.#pool.authFlow,
      preferredChallenge: this.preferredChallenge || this.#pool.configuration.preferredChallenge,
      clientMetadata: this.clientMetadata,
      sessionMinutes: this.sessionMinutes,
      lambdaMessages: this.showLambdaMessages,
      // Amplify falls back to the challenge of the configuration, and then never asks for the list.
      factors: this.#pool.configuration.preferredChallenge && this.#pool.configuration.factors,
    };
  }

  get #isBusy(): boolean {
    return this.#flow.turn.kind === 'sending' || this.#teller.afterwards === 'waiting';
  }

  get #isSlow(): boolean {
    const {turn} = this.#flow;
    return turn.kind === 'sending' && turn.isSlow === true;
  }

  /** Until when a form that was sent too often cannot be sent. */
  get #waitsUntil(): number | undefined {
    const {turn} = this.#flow;
    return turn.kind === 'asking' ? turn.problem?.until : undefined;
  }

  get #notice(): string {
    const {turn, delivery} = this.#flow;
    if (turn.kind !== 'asking' || !turn.notice) return '';
    return this.#messages[turn.notice](verbatim(delivery?.destination));
  }

  /** Whose record of a sign-in it is: another pool's, or another element's, is none of this one's business. */
  get #recordName(): string {
    const {userPoolId, userPoolClientId, userPoolEndpoint, outputs} = this;
    return JSON.stringify([
      userPoolId,
      userPoolClientId,
      userPoolEndpoint,
      typeof outputs === 'string' ? outputs : undefined,
      this.id,
    ]);
  }

  get #view(): View {
    const {turn} = this.#flow;
    return viewOf(turn.step, {
      loginId: turn.kind === 'done' ? turn.user.loginId : this.#flow.loginId,
      loginWith: parseLoginWith(this.loginWith) ?? this.#pool.configuration.loginWith,
      passwordless: isPasswordless(this.#settings),
      destination: this.#flow.delivery?.destination,
      issuer: displayName(this.issuer) || hostName(),
      policy: readPolicy(this.#pool.configuration.passwordFormat),
      refusedRule: turn.kind === 'asking' ? turn.problem?.rule : undefined,
      challengeField: this.challengeField,
    });
  }

  /** What was refused, unless the page shows it itself. */
  get #problem(): Problem | undefined {
    const {turn} = this.#flow;
    const {afterwards} = this.#teller;
    if (turn.kind === 'sending') return;
    const problem = turn.problem ?? (typeof afterwards === 'object' ? afterwards : undefined);
    return problem && !this.#teller.isMuted(problem) ? problem : undefined;
  }

  get #shownProblem(): ShownProblem | undefined {
    const problem = this.#problem;
    if (!problem) return;
    // One that led to another step is not the fault of a field that is there.
    const what = problem.recovery === 'restart' ? undefined : blamed(problem);
    const field = typeof what === 'object' ? what.attribute : what && this.#view.fields[what];
    return {key: problem.key, text: problem.text ?? this.#messages[problem.key], field};
  }

  /** Whether the password was wrong; known here also where the page shows the message itself. */
  get #isPasswordRefused(): boolean {
    const {turn} = this.#flow;
    const what = turn.kind === 'asking' && turn.problem ? blamed(turn.problem) : undefined;
    if (what === 'newPassword' || what === 'password') return true;
    return what === 'answer' && this.#view.fields.answer === 'password';
  }

  /** What the page has put in the place of the step. */
  get #slotted(): HTMLElement | undefined {
    const slot = slotOf(this.step);
    return [...this.children].find((child): child is HTMLElement => child.slot === slot);
  }

  #updateSlots(): void {
    this.requestUpdate();
  }

  #take(event: CustomEvent<StepAnswer>): void {
    // It carries what was typed, and is nobody else's business.
    event.stopPropagation();
    const {detail} = event as {detail: StepAnswer | null};
    if (!detail) {
      console.error('<amplify-signin-flow>: step-answer needs a detail with a response or an action.');
      return;
    }
    if (detail.action) void this.#actions[detail.action](detail.loginId ?? '');
    else void this.#flow.answer(detail.response, detail.options);
  }

  readonly #keepWaiting = (): void => {
    this.#flow.keepWaiting();
    // The button that had the focus is gone.
    this.focus();
  };

  readonly #restart = (): void => {
    void this.#flow.restart();
  };

  async #show(turn: Turn): Promise<void> {
    if (turn.kind !== 'done') this.#teller.forgetEnd();
    this.requestUpdate();
    const seconds = this.#announcer.due(this.#flow.sessionEnds);
    const time = seconds === undefined ? '' : this.#messages.timeLeft(seconds);
    const isNewStep = turn.step !== this.#shownStep;
    this.#shownStep = turn.step;
    this.status = statusOf(turn, this.#notice, this.#messages) || time;
    await this.updateComplete;
    if (turn !== this.#flow.turn || turn.kind !== 'asking') return;
    const {problem} = turn;
    // A new step gets the focus when it is reported; moved twice, the focus would have the message announced twice.
    // Somebody may be typing when the time is up.
    if (problem && !isNewStep && problem.key !== 'timeIsUp' && mayTakeFocus(this)) this.focus();
  }

  #tell(event: ToldEvent): void {
    if (event.type === 'error') void report(event.problem, event.error, this.#endpoint);
    this.#teller.tell(event);
  }

  get #endpoint(): string | undefined {
    return this.userPoolEndpoint ?? this.#pool.configuration.userPoolEndpoint;
  }
}

const POOL_SETTINGS = ['userPoolId', 'userPoolClientId', 'userPoolEndpoint', 'outputs'] as const;

/** The attribute by which Lit's own server rendering says so as well. */
const DEFERRED = 'defer-hydration';

/** A slot for each step, under Amplify's name for it; the last one is called as people would. */
function slotOf(step: FlowStepName): string {
  return step === 'DONE' ? 'done' : step;
}
