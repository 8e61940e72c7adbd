import type {ReactiveController, ReactiveControllerHost} from 'lit';
import {
  configureAmplify,
  isGiven,
  type PoolConfiguration,
  type PoolSettings,
  watchConfiguration,
  watchSignOut,
} from '../amplify/configuration.js';
import type {AuthFlowType} from '../core/step.js';

/** What the controller asks of its element, and tells it. */
export interface PoolHost extends ReactiveControllerHost {
  readonly poolSettings: PoolSettings;
  /** The page has its own client, and with it perhaps no Amplify at all. */
  readonly hasOwnClient: boolean;
  poolConfigured(): void;
  signedOut(): void;
}

/**
 * Brings the element's user pool to Amplify, and what Amplify knows of it to the element: from the attributes, from
 * `outputs`, or from the page's own `Amplify.configure`, whenever that is called.
 */
export class PoolController implements ReactiveController {
  /** What the pool's configuration says, as far as it is known yet. */
  configuration: PoolConfiguration = {loginWith: ['username'], preferredChallenge: undefined};
  /** The flow that `outputs` names. */
  authFlow: AuthFlowType | undefined;

  readonly #host: PoolHost;
  #configured: {readonly settings: PoolSettings; readonly done: Promise<void>} | undefined;
  #connection: AbortController | undefined;

  constructor(host: PoolHost) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    const {signal} = (this.#connection = new AbortController());
    // The properties that a framework sets after it has attached the element are there at the first update.
    void this.#host.updateComplete.then(async () => {
      if (this.#host.hasOwnClient && !isGiven(this.#host.poolSettings)) return;
      try {
        await Promise.all([
          until(signal, () =>
            watchSignOut(() => {
              this.#host.signedOut();
            }),
          ),
          until(signal, () =>
            watchConfiguration((configuration) => {
              this.#take(configuration);
            }),
          ),
        ]);
      } catch {
        // Amplify could not be loaded. The next call tries again, and says what went wrong where the user sees it.
      }
    });
  }

  hostDisconnected(): void {
    this.#connection?.abort();
  }

  /**
   * Fulfilled when Amplify is configured with the settings of the element, at once where it has none.
   *
   * @throws what kept it from being configured; the next call tries again
   */
  ready(): Promise<void> {
    const settings = this.#host.poolSettings;
    if (!isGiven(settings)) return Promise.resolve();
    if (!this.#configured || !isSame(this.#configured.settings, settings)) {
      const done = configureAmplify(settings).then(({authFlow}) => {
        this.authFlow = authFlow;
        this.#host.requestUpdate();
      });
      const configured = (this.#configured = {settings, done});
      done.catch(() => {
        if (this.#configured === configured) this.#configured = undefined;
      });
    }
    return this.#configured.done;
  }

  #take(configuration: PoolConfiguration): void {
    this.configuration = configuration;
    this.#host.requestUpdate();
    this.#host.poolConfigured();
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
