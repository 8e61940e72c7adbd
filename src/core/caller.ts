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
  readonly #memory: Memory;

  constructor(options: Pick<SignInFlowOptions, 'auth' | 'settings'>, memory: Memory) {
    this.#options = options;
    this.#memory = memory;
  }

  get settings(): SignInSettings {
    const {settings = {}} = this.#options;
    return typeof settings === 'function' ? settings() : settings;
  }

  /** This is the flow whose sign-in Amplify is in the middle of. */
  own(): void {
    page().owner = this;
  }

  /** Another flow may go on. */
  disown(): void {
    if (page().owner === this) page().owner = undefined;
  }

  /**
   * Makes a call when those before it have ended.
   *
   * @param isWanted whether anybody still waits for it: asked when it begins, and when it has come to something
   * @throws what the call was rejected with
   */
  call(
    step: FlowStep,
    cause: Cause,
    isWanted: () => boolean,
    call: (way: Way) => Promise<Outcome>,
  ): Promise<Reached> {
    return oneAtATime(async () => {
      if (!isWanted()) throw new Error('The sign-in was started again.');
      const auth = await this.#auth();
      const outcome = await call(this.#prepare(auth, step, cause)).catch((error: unknown) => {
        const goesOn = outcomeOf(error);
        if (!goesOn) throw error;
        return goesOn;
      });
      const user = outcome.isSignedIn ? await auth.getCurrentUser().catch(() => undefined) : undefined;
      // Nobody is waiting for it any more, and the next call must not find somebody signed in.
      if (!isWanted() && outcome.isSignedIn && !('already' in outcome)) await auth.signOut();
      return {outcome, user};
    });
  }

  /** Who is signed in. `undefined` also when Amplify is not configured yet. */
  currentUser(): Promise<GetCurrentUserOutput | undefined> {
    return oneAtATime(async () => (await this.#auth()).getCurrentUser()).catch(() => undefined);
  }

  /** Whether nobody is signed in, and not only the connection is gone. */
  isSignedOut(): Promise<boolean> {
    return oneAtATime(async () => (await this.#auth()).getCurrentUser()).then(
      () => false,
      (error: unknown) => (Object(error) as {name?: unknown}).name === 'UserUnAuthenticatedException',
    );
  }

  signOut(): Promise<void> {
    return oneAtATime(async () => (await this.#auth()).signOut());
  }

  async #auth(): Promise<AuthClient> {
    const {auth} = this.#options;
    return typeof auth === 'function' ? auth() : auth;
  }

  #prepare(auth: AuthClient, step: FlowStep, cause: Cause): Way {
    const goesOn = cause === 'answer' && !isStart(step) && !isOutsideSignIn(step);
    if (goesOn && page().owner !== this)
      throw Object.assign(new Error('Another sign-in has begun on this page.'), {name: 'SignInException'});
    this.own();
    page().hasBegun = true;
    const {settings} = this;
    const {clientMetadata: metadata} = settings;
    const clientMetadata = typeof metadata === 'function' ? metadata(step.signInStep) : metadata;
    return {auth, settings, clientMetadata, memory: this.#memory};
  }
}
