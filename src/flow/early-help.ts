import type {ReactiveController, ReactiveControllerHost} from 'lit';
import {isConfigured, isGiven, type PoolSettings} from '../amplify/configuration.js';
import {NOT_CONFIGURED} from '../core/problem-rules.js';
import {runOptional} from '../elements/optional.js';
import {attributeAdvice} from './attribute-advice.js';
import {warn} from './report.js';

/** How long a page may take to call `Amplify.configure` after it has loaded. Milliseconds. */
const PATIENCE = 1000;

/** What the controller asks. */
export interface EarlyHelpUser {
  settings(): PoolSettings;
  /** The page has its own client, and with it perhaps no Amplify at all. */
  hasOwnClient(): boolean;
}

/** Tells the developer of a misspelt attribute and of a missing configuration when the page is loaded. */
export class EarlyHelp implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #user: EarlyHelpUser;
  #observer: MutationObserver | undefined;
  #loading: AbortController | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost & HTMLElement, user: EarlyHelpUser) {
    this.#host = host;
    this.#user = user;
    host.addController(this);
  }

  hostConnected(): void {
    // Lit's support for hydration may connect an element twice.
    this.hostDisconnected();
    runOptional('attribute advice', () => {
      this.#observer = new MutationObserver(() => {
        this.#checkAttributes();
      });
      this.#observer.observe(this.#host, {attributes: true});
      this.#checkAttributes();
    });
    this.#loading = new AbortController();
    whenLoaded(this.#host.ownerDocument, this.#loading.signal, () => {
      this.#timer = setTimeout(() => void this.#checkConfigured(), PATIENCE);
    });
  }

  hostDisconnected(): void {
    this.#observer?.disconnect();
    this.#loading?.abort();
    clearTimeout(this.#timer);
  }

  #checkAttributes(): void {
    const {observedAttributes} = this.#host.constructor as typeof HTMLElement & {
      observedAttributes: readonly string[];
    };
    for (const name of this.#host.getAttributeNames()) {
      const advice = attributeAdvice(name, observedAttributes);
      if (advice) warn(advice);
    }
  }

  async #checkConfigured(): Promise<void> {
    if (!this.#needsPage()) return;
    // A call says so where Amplify could not be loaded.
    const isReady = await isConfigured().catch(() => true);
    if (!isReady && this.#needsPage()) warn(NOT_CONFIGURED);
  }

  /** Whether nothing but the page's own configuration says which user pool it is. */
  #needsPage(): boolean {
    return this.#host.isConnected && !this.#user.hasOwnClient() && !isGiven(this.#user.settings());
  }
}

/** The script that configures Amplify may load later than the element. */
function whenLoaded({readyState, defaultView}: Document, signal: AbortSignal, run: () => void): void {
  if (readyState === 'complete' || !defaultView) run();
  else defaultView.addEventListener('load', run, {once: true, signal});
}
