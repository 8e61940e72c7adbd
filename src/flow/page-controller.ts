import type {ReactiveController, ReactiveControllerHost} from 'lit';
import {watchOtherTabs} from '../amplify/other-tabs.js';

/** What the controller tells its element. */
export interface PageHost extends ReactiveControllerHost {
  /**
   * The page is seen again.
   *
   * @param isRestored as it was when the user went on to another page, out of the browser's memory
   */
  pageSeen(isRestored: boolean): void;
  /** Somebody may have signed in or out in another tab. */
  otherTabChanged(): void;
  connectionChanged(isOnline: boolean): void;
}

/** Watches what happens to the page as a whole. */
export class PageController implements ReactiveController {
  readonly #host: PageHost;
  #connection: AbortController | undefined;

  constructor(host: PageHost) {
    this.#host = host;
    host.addController(this);
  }

  get isOnline(): boolean {
    return navigator.onLine;
  }

  hostConnected(): void {
    this.#connection = new AbortController();
    const {signal} = this.#connection;
    document.addEventListener(
      'visibilitychange',
      () => {
        if (document.visibilityState === 'visible') this.#host.pageSeen(false);
      },
      {signal},
    );
    window.addEventListener(
      'pageshow',
      ({persisted}) => {
        if (persisted) this.#host.pageSeen(true);
      },
      {signal},
    );
    watchOtherTabs(() => this.#host.otherTabChanged(), signal);
    window.addEventListener('offline', () => this.#host.connectionChanged(false), {signal});
    window.addEventListener('online', () => this.#host.connectionChanged(true), {signal});
  }

  hostDisconnected(): void {
    this.#connection?.abort();
  }
}
