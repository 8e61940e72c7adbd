import type {AuthClient} from './auth-client.js';
import type {Outcome, Way} from './call.js';
import {readError} from './error-chain.js';
import {challengeOf, type FirewallChallenge} from './foreign-reply.js';
import type {Memory} from './memory.js';
import {oneAtATime, page, signedInUser} from './one-at-a-time.js';
import type {SignInFlowOptions, SignInSettings} from './options.js';
import {isUser, outcomeOf} from './outcomes.js';
import {rejectedByPage} from './rejected-by-page.js';
import {type FlowStep, type GetCurrentUserOutput, isOutsideSignIn, isStart} from './step.js';
import type {Cause} from './turn.js';

/** What a call has led to, and who is signed in by it. */
export interface Reached {
  readonly outcome: Outcome;
  readonly user: GetCurrentUserOutput | undefined;
}

type CallerOptions = Pick<
  SignInFlowOptions,
  'auth' | 'settings' | 'pendingChallenge' | 'pool' | 'solveChallenge'
>;

/** Calls the client for a flow: one call at a time in the whole page, and none for a sign-in that another flow has begun. */
export class Caller {
  readonly #options: CallerOptions;
  readonly #memory: () => Memory;
  #isGone = false;
  #calls = 0;
  #abandonChallenge: (() => void) | undefined;

  constructor(options: CallerOptions, memory: () => Memory) {
    this.#options = options;
    this.#memory = memory;
  }

  get settings(): SignInSettings {
    const {settings = {}} = this.#options;
    return typeof settings === 'function' ? settings() : settings;
  }

  /** The user pool, if it has an Amplify context of its own. */
  get pool(): string | undefined {
    return this.#options.pool?.();
  }

  /** Nobody shows the flow. What is under way goes on: applications take it away as soon as somebody is signed in. */
  get isGone(): boolean {
    return this.#isGone;
  }

  leave(): void {
    if (this.#isOurs) page().left = this;
    if (page().owner === this) page().owner = undefined;
    this.#isGone = true;
  }

  /** The flow is shown again. Its sign-in is Amplify's still, unless another flow has begun meanwhile. */
  comeBack(): void {
    this.#isGone = false;
    if (page().left === this && !page().owner) this.own();
  }

  /** Whether a call of this flow is on its way, or waits for that of another. */
  get isCalling(): boolean {
    return this.#calls > 0;
  }

  /** Waits no longer for the page to satisfy a firewall. The call is rejected, as without a listener. */
  abandonChallenge(): void {
    this.#abandonChallenge?.();
  }

  /** This is the flow whose sign-in Amplify is in the middle of. One that nobody shows keeps no other from beginning. */
  own(): void {
    page().owner = this.#isGone ? undefined : this;
    page().left = this.#isGone ? this : undefined;
  }

  /** Another flow may go on. */
  disown(): void {
    if (page().owner === this) page().owner = undefined;
    if (page().left === this) page().left = undefined;
  }

  get #isOurs(): boolean {
    return (this.#isGone ? page().left : page().owner) === this;
  }

  /**
   * Makes a call when those before it have ended.
   *
   * @param isWanted whether anybody still waits for it: asked before each call of the client, and when it has come to
   * something
   * @throws what the call was rejected with
   */
  call(
    step: FlowStep,
    cause: Cause,
    isWanted: () => boolean,
    call: (way: Way) => Promise<Outcome>,
  ): Promise<Reached> {
    return this.#inTurn(async () => {
      const auth = await this.#auth();
      if (!isWanted()) throw startedAgain();
      const wanted = whileWanted(auth, isWanted, (made) => this.#solving(made, step, isWanted));
      const outcome = await call(this.#prepare(wanted, step, cause)).catch((error: unknown) => {
        const goesOn = outcomeOf(error);
        if (goesOn) return goesOn;
        // It may have got half of the way.
        if (!isWanted() && !isOutsideSignIn(step)) nobodyOwns();
        throw error;
      });
      const user = outcome.isSignedIn ? await auth.getCurrentUser().catch(() => undefined) : undefined;
      if (!isWanted()) await undo(auth, outcome, user, this.pool);
      return {outcome, user};
    });
  }

  /** Who is signed in. `undefined` also when Amplify is not configured yet. */
  currentUser(): Promise<GetCurrentUserOutput | undefined> {
    return this.#inTurn(async () => (await this.#auth()).getCurrentUser()).catch(() => undefined);
  }

  /** Whether a user is no longer signed in. Another user may be; a connection that is gone does not count. */
  hasLeft(username: string): Promise<boolean> {
    return this.#inTurn(async () => (await this.#auth()).getCurrentUser()).then(
      (user) => !isUser(user, username),
      (error: unknown) => readError(error).name === 'UserUnAuthenticatedException',
    );
  }

  signOut(): Promise<void> {
    return this.#inTurn(async () => (await this.#auth()).signOut());
  }

  /**
   * Makes a call of the client, and again after the page has satisfied a firewall: once for each kind of challenge, since
   * a CAPTCHA can follow a token.
   */
  async #solving<T>(make: () => Promise<T>, step: FlowStep, isWanted: () => boolean): Promise<T> {
    const solved = new Set<FirewallChallenge['kind']>();
    for (;;) {
      try {
        return await make();
      } catch (error) {
        const challenge = challengeOf(error);
        const isNew = challenge && isWanted() && !solved.has(challenge.kind);
        if (!isNew || !(await this.#solve(step, challenge))) throw error;
        solved.add(challenge.kind);
      }
      if (!isWanted()) throw startedAgain();
    }
  }

  async #solve({signInStep}: FlowStep, challenge: FirewallChallenge): Promise<boolean> {
    const abandoned = new Promise<false>((resolve) => {
      this.#abandonChallenge = () => {
        resolve(false);
      };
    });
    try {
      return await Promise.race([this.#options.solveChallenge?.(signInStep, challenge) ?? false, abandoned]);
    } catch (reason) {
      throw rejectedByPage(reason);
    } finally {
      this.#abandonChallenge = undefined;
    }
  }

  async #inTurn<T>(call: () => Promise<T>): Promise<T> {
    const {left} = page();
    // The page may have removed its CAPTCHA together with that flow.
    if (left !== this) left?.abandonChallenge?.();
    this.#calls += 1;
    try {
      return await oneAtATime(call);
    } finally {
      this.#calls -= 1;
    }
  }

  async #auth(): Promise<AuthClient> {
    const {auth} = this.#options;
    return typeof auth === 'function' ? auth() : auth;
  }

  #prepare(auth: AuthClient, step: FlowStep, cause: Cause): Way {
    const goesOn = cause === 'answer' && !isStart(step) && !isOutsideSignIn(step);
    if (goesOn && !this.#isOurs)
      throw Object.assign(new Error('Another sign-in has begun on this page.'), {name: 'SignInException'});
    this.own();
    page().hasBegun = true;
    const {settings} = this;
    const {clientMetadata: metadata} = settings;
    const clientMetadata = typeof metadata === 'function' ? metadata(step.signInStep) : metadata;
    const {pendingChallenge} = this.#options;
    return {auth, settings, clientMetadata, memory: this.#memory(), pendingChallenge};
  }
}

/** The client, as long as somebody waits for what comes of it: of several calls, those that are left are not made. */
function whileWanted(
  auth: AuthClient,
  isWanted: () => boolean,
  solving: <T>(make: () => Promise<T>) => Promise<T>,
): AuthClient {
  // An empty target: of a frozen one a proxy may show nothing else than what is in it.
  return new Proxy({} as AuthClient, {
    get(_, name) {
      if (!isWanted()) throw startedAgain();
      const member: unknown = Reflect.get(auth, name);
      if (typeof member !== 'function') return member;
      return (...input: unknown[]) => solving(() => Reflect.apply(member, auth, input) as Promise<unknown>);
    },
  });
}

function startedAgain(): Error {
  return new Error('The sign-in was started again.');
}

/** Nobody waits for it any more, and Amplify's state may be its, and not that of whoever is signing in now. */
async function undo(
  auth: AuthClient,
  {isSignedIn, nextStep, already}: Outcome,
  user: GetCurrentUserOutput | undefined,
  pool: string | undefined,
): Promise<void> {
  if (!isSignedIn && !isStart(nextStep) && !isOutsideSignIn(nextStep)) nobodyOwns();
  // The next call must not find somebody signed in, nor a page the tokens of somebody else than it was told of.
  if (isSignedIn && !already && (!user || user.username !== signedInUser(pool))) await auth.signOut();
}

/** Whoever is in the middle of a sign-in has to go through it again. */
function nobodyOwns(): void {
  page().owner = undefined;
  page().left = undefined;
}
