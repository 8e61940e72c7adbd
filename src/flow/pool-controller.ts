import type {ReactiveController, ReactiveControllerHost} from 'lit';
import {amplifyAuthClient} from '../amplify/amplify-auth-client.js';
import {
  type Configuration,
  isGiven,
  type PoolConfiguration,
  type PoolSettings,
  readSettings,
  watchConfiguration,
  watchSession,
} from '../amplify/configuration.js';
import type {AuthClient} from '../core/auth-client.js';
import {oneAtATime} from '../core/one-at-a-time.js';
import type {AuthFlowType, AuthSession, FetchAuthSessionOptions} from '../core/step.js';
import {type Context, PoolChoice} from './pool-choice.js';

/** What the controller asks, and what it tells. */
export interface PoolUser {
  settings(): PoolSettings;
  /** The page's own client. With one the page has perhaps no Amplify at all. */
  ownClient(): AuthClient | undefined;
  configured(): void;
  signedIn(): void;
  signedOut(): void;
}

/**
 * Brings the element's user pool to Amplify, and what Amplify knows of it to the element: from the attributes, from
 * `outputs`, or from the page's own `Amplify.configure`, whenever that is called.
 */
export class PoolController implements ReactiveController {
  /** What the pool's configuration says, as far as it is known yet. */
  configuration: PoolConfiguration = {
    userPoolClientId: undefined,
    userPoolEndpoint: undefined,
    loginWith: ['username'],
    preferredChallenge: undefined,
    factors: undefined,
    passwordFormat: undefined,
  };
  /** The flow that `outputs` names. */
  authFlow: AuthFlowType | undefined;

  readonly #host: ReactiveControllerHost;
  readonly #user: PoolUser;
  #read: {readonly settings: PoolSettings; readonly configuration: Promise<Configuration>} | undefined;
  #watching: Promise<unknown> | undefined;
  #clientId: string | undefined;
  #connection: AbortController | undefined;
  readonly #choice = new PoolChoice();

  constructor(host: ReactiveControllerHost, user: PoolUser) {
    this.#host = host;
    this.#user = user;
    host.addController(this);
  }

  hostConnected(): void {
    // Lit's support for hydration may connect an element twice.
    this.hostDisconnected();
    this.#connection = new AbortController();
    this.#choice.claim.join();
    // The properties that a framework sets after it has attached the element are there at the first update.
    void this.#host.updateComplete.then(() => {
      if (!isGiven(this.#user.settings())) this.#choice.usePage(this.#user.ownClient());
      void this.#watch();
    });
  }

  hostDisconnected(): void {
    this.#connection?.abort();
    this.#choice.claim.leave();
    this.#watching = undefined;
  }

  /** Names the element's user pool if it has an Amplify context of its own. */
  get separatePool(): string | undefined {
    return this.#choice.context?.pool;
  }

  /**
   * What the element calls. To be asked before each call: there is one Amplify configuration for the whole page, and
   * another element may have changed it since.
   *
   * @throws what prevented the configuration; the next call tries again
   */
  async client(): Promise<AuthClient> {
    const context = await this.#ready();
    return this.#user.ownClient() ?? context?.client ?? amplifyAuthClient;
  }

  /** The session of the element's user. */
  fetchAuthSession(options: FetchAuthSessionOptions | undefined): Promise<AuthSession> {
    const fetchSession = async () => {
      const client = await this.client();
      return client.fetchAuthSession
        ? client.fetchAuthSession(options)
        : amplifyAuthClient.fetchAuthSession(options);
    };
    // The page's Amplify must keep its configuration until the session is there.
    return this.#choice.context ? fetchSession() : oneAtATime(fetchSession);
  }

  /**
   * Fulfilled when Amplify has the settings of the element, if it has any.
   *
   * @throws what prevented the configuration; the next call tries again
   */
  async ready(): Promise<void> {
    await this.#ready();
  }

  async #ready(): Promise<Context | undefined> {
    const settings = this.#user.settings();
    void this.#watch();
    if (!isGiven(settings)) {
      this.#choice.usePage(this.#user.ownClient());
      return;
    }
    const configuration = await this.#readOnce(settings);
    this.authFlow = configuration.authFlow;
    this.#clientId = configuration.cognito.userPoolClientId;
    const context = await this.#choice.choose(configuration, this.#user.ownClient());
    if (context) this.configuration = context.description;
    this.#host.requestUpdate();
    return context;
  }

  #readOnce(settings: PoolSettings): Promise<Configuration> {
    if (!this.#read || !isSame(this.#read.settings, settings)) {
      const read = (this.#read = {settings, configuration: readSettings(settings)});
      read.configuration.catch(() => {
        if (this.#read === read) this.#read = undefined;
      });
    }
    return this.#read.configuration;
  }

  /** Watches what Amplify tells, as soon as it is there; tried again with each call until it is. */
  async #watch(): Promise<void> {
    const {signal} = this.#connection ?? {};
    if (this.#watching || !signal || signal.aborted) return;
    if (this.#user.ownClient() && !isGiven(this.#user.settings())) return;
    const watching = (this.#watching = Promise.all([
      until(signal, () =>
        watchSession((event, clientId) => {
          // Amplify does not say which context an event is about.
          if (this.#choice.context || this.#isOurs(clientId)) this.#user[event]();
        }),
      ),
      until(signal, () => watchConfiguration((configuration) => this.#take(configuration))),
    ]));
    await watching.catch(() => {
      // Amplify could not be loaded. A call says so where the user sees it.
      if (this.#watching === watching) this.#watching = undefined;
    });
  }

  #take(configuration: PoolConfiguration): void {
    if (this.#choice.context || !this.#isOurs(configuration.userPoolClientId)) return;
    this.configuration = configuration;
    this.#host.requestUpdate();
    // With a pool of its own the element asks by itself; asking here would make two tags configure each other's away.
    if (!isGiven(this.#user.settings())) this.#user.configured();
  }

  /** Whether Amplify is about this element's pool, and not about that of another tag. */
  #isOurs(clientId: string | undefined): boolean {
    return !isGiven(this.#user.settings()) || clientId === (this.#clientId ?? clientId);
  }
}

/** Starts to watch, and stops when the signal says so, even if that was before the watching began. */
async function until(signal: AbortSignal, watch: () => Promise<() => void>): Promise<void> {
  const stop = await watch();
  if (signal.aborted) stop();
  else signal.addEventListener('abort', stop, {once: true});
}

function isSame(one: PoolSettings, other: PoolSettings): boolean {
  return (['userPoolId', 'userPoolClientId', 'userPoolEndpoint', 'outputs'] as const).every(
    (key) => one[key] === other[key],
  );
}
