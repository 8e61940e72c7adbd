import type {ReactiveController, ReactiveControllerHost} from 'lit';
import {watchOtherTabs} from '../amplify/other-tabs.js';
import {isOnline} from '../browser/environment.js';

/** What the controller tells. */
export interface PageWatcher {
  /**
   * The page is seen again.
   *
   * @param isRestored as it was when the user went on to another page, out of the browser's memory
   */
  seen(isRestored: boolean): void;
  /** Somebody may have signed in or out in another tab. */
  otherTabChanged(): void;
  connectionChanged(isOnline: boolean): void;
}

/** Watches what happens to the page as a whole. */
export class PageController implements ReactiveController {
  readonly #watcher: PageWatcher;
  #connection: AbortController | undefined;

  constructor(host: ReactiveControllerHost, watcher: PageWatcher) {
    this.#watcher = watcher;
    host.addController(this);
  }

  get isOnline(): boolean {
    return isOnline();
  }

  hostConnected(): void {
    // Lit's support for hydration may connect an element twice.
    this.#connection?.abort();
    this.#connection = new AbortController();
    const {signal} = this.#connection;
    document.addEventListener(
      'visibilitychange',
      () => {
        if (document.visibilityState === 'visible') this.#watcher.seen(false);
      },
      {signal},
    );
    window.addEventListener(
      'pageshow',
      ({persisted}) => {
        if (persisted) this.#watcher.seen(true);
      },
      {signal},
    );
    watchOtherTabs(() => this.#watcher.otherTabChanged(), signal);
    window.addEventListener('offline', () => this.#watcher.connectionChanged(false), {signal});
    window.addEventListener('online', () => this.#watcher.connectionChanged(true), {signal});
  }

  hostDisconnected(): void {
    this.#connection?.abort();
  }
}
