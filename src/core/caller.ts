import type {AuthClient} from './auth-client.js';
import type {Outcome, Way} from './call.js';
import type {Memory} from './memory.js';
import {oneAtATime, page} from './one-at-a-time.js';
import type {SignInFlowOptions, SignInSettings} from './options.js';
import {outcomeOf} from './outcomes.js';
import {type FlowStep, type GetCurrentUserOutput, isOutsideSignIn, isStart} from './step.js';
import type {Cause} from './turn.js';

/** What a call has led to, and who is signed in by it. */
export interface Reached {
  readonly outcome: Outcome;
  readonly user: GetCurrentUserOutput | undefined;
}

/** Calls the client for a flow: one call at a time in the whole page, and none for a sign-in that another flow has begun. */
export class Caller {
  readonly #options: Pick<SignInFlowOptions, 'auth' | 'settings'>;
  readonly #memory: () => Memory;
  #isGone = false;
  #calls = 0;

  constructor(options: Pick<SignInFlowOptions, 'auth' | 'settings'>, memory: () => Memory) {
    this.#options = options;
    this.#memory = memory;
  }

  get settings(): SignInSettings {
    const {settings = {}} = this.#options;
    return typeof settings === 'function' ? settings() : settings;
  }

  /** Nobody shows the flow. What is under way goes on: applications take it away as soon as somebody is signed in. */
  get isGone(): boolean {
    return this.#isGone;
  }

  set isGone(isGone: boolean) {
    this.#isGone = isGone;
    if (isGone) this.disown();
  }

  /** Whether a call of this flow is on its way, or waits for that of another. */
  get isCalling(): boolean {
    return this.#calls > 0;
  }

  /** This is the flow whose sign-in Amplify is in the middle of; nobody's, where nobody shows it. */
  own(): void {
    page().owner = this.#isGone ? undefined : this;
  }

  /** Another flow may go on. */
  disown(): void {
    if (page().owner === this) page().owner = undefined;
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
      const wanted = whileWanted(auth, isWanted);
      const outcome = await call(this.#prepare(wanted, step, cause)).catch((error: unknown) => {
        const goesOn = outcomeOf(error);
        if (!goesOn) throw error;
        return goesOn;
      });
      const user = outcome.isSignedIn ? await auth.getCurrentUser().catch(() => undefined) : undefined;
      if (!isWanted()) await undo(auth, outcome, user);
      return {outcome, user};
    });
  }

  /** Who is signed in. `undefined` also when Amplify is not configured yet. */
  currentUser(): Promise<GetCurrentUserOutput | undefined> {
    return this.#inTurn(async () => (await this.#auth()).getCurrentUser()).catch(() => undefined);
  }

  /** Whether nobody is signed in, and not only the connection is gone. */
  isSignedOut(): Promise<boolean> {
    return this.#inTurn(async () => (await this.#auth()).getCurrentUser()).then(
      () => false,
      (error: unknown) => (Object(error) as {name?: unknown}).name === 'UserUnAuthenticatedException',
    );
  }

  signOut(): Promise<void> {
    return this.#inTurn(async () => (await this.#auth()).signOut());
  }

  async #inTurn<T>(call: () => Promise<T>): Promise<T> {
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
    if (goesOn && page().owner !== (this.#isGone ? undefined : this))
      throw Object.assign(new Error('Another sign-in has begun on this page.'), {name: 'SignInException'});
    this.own();
    page().hasBegun = true;
    const {settings} = this;
    const {clientMetadata: metadata} = settings;
    const clientMetadata = typeof metadata === 'function' ? metadata(step.signInStep) : metadata;
    return {auth, settings, clientMetadata, memory: this.#memory()};
  }
}

/** The client, as long as somebody waits for what comes of it: of several calls, those that are left are not made. */
function whileWanted(auth: AuthClient, isWanted: () => boolean): AuthClient {
  // An empty target: of a frozen one a proxy may show nothing else than what is in it.
  return new Proxy({} as AuthClient, {
    get(_, name) {
      if (!isWanted()) throw new Error('The sign-in was started again.');
      const member: unknown = Reflect.get(auth, name);
      return typeof member === 'function' ? (member.bind(auth) as unknown) : member;
    },
  });
}

/** Nobody waits for it any more, and Amplify's state is no longer that of whoever is signing in now. */
async function undo(
  auth: AuthClient,
  {isSignedIn, already}: Outcome,
  user: GetCurrentUserOutput | undefined,
): Promise<void> {
  if (!isSignedIn) page().owner = undefined;
  // The next call must not find somebody signed in, nor a page the tokens of somebody else than it was told of.
  else if (!already && (!user || user.username !== page().signedIn)) await auth.signOut();
}
