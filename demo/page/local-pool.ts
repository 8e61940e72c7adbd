import type {Fault, Message, PendingFault} from '../local-cognito/index.js';

/** A user who is there from the start. */
export interface SeededUser {
  readonly username: string;
  readonly password: string;
  readonly email?: string;
  readonly phone?: string;
  readonly description: string;
  /** What the element's `auth-flow` has to be for the path of this user. */
  readonly authFlow?: string;
}

/** What an authenticator app shows for one account. */
export interface AuthenticatorEntry {
  readonly username: string;
  readonly account: string;
  readonly code: string;
  readonly secondsLeft: number;
}

const SECOND = 1000;

/**
 * The view behind the scenes of the local Cognito, which Amazon's has not: the users with their passwords, the codes
 * on their way, the clock. Fires `change` when there is anything new to show, and once a second.
 */
export class LocalPool extends EventTarget {
  /** Everybody who can sign in. */
  users: readonly SeededUser[] = [];
  /** All that was sent, newest first. */
  messages: readonly Message[] = [];
  /** What is going to go wrong, oldest first. */
  faults: readonly PendingFault[] = [];
  /** The server answers. */
  isReachable = true;

  readonly #base: URL;
  #entries: readonly AuthenticatorEntry[] = [];
  /** How far the pool's clock is ahead of this computer's, in milliseconds. */
  #ahead = 0;
  /** When the entries were read, by the pool's clock. */
  #readAt = 0;

  /** @param endpoint where the pool's API is */
  constructor(endpoint: string) {
    super();
    this.#base = new URL('local/', endpoint);
  }

  /** The pool's time, in milliseconds since 1970. */
  get now(): number {
    return Date.now() + this.#ahead;
  }

  /** How many seconds the pool's clock was moved forward. */
  get secondsAhead(): number {
    return Math.round(this.#ahead / SECOND);
  }

  /** The codes that are right now. */
  get authenticator(): readonly AuthenticatorEntry[] {
    const elapsed = Math.floor((this.now - this.#readAt) / SECOND);
    return this.#entries.map((entry) => ({...entry, secondsLeft: Math.max(0, entry.secondsLeft - elapsed)}));
  }

  /** Begins to listen and to tick. */
  start(): void {
    const stream = new EventSource(new URL('outbox/stream', this.#base));
    stream.addEventListener('open', () => void this.#load());
    stream.addEventListener('error', () => this.#become({isReachable: false}));
    stream.addEventListener('message', ({data}: MessageEvent<string>) => {
      this.#become({messages: [JSON.parse(data) as Message, ...this.messages]});
    });
    stream.addEventListener('reset', () => {
      this.#become({messages: []});
      void this.#load();
    });
    setInterval(() => this.#tick(), SECOND);
  }

  /** Reads again what the server does not tell by itself: its time, and the codes of the authenticator apps. */
  async refresh(): Promise<void> {
    const [clock, entries] = await Promise.all([
      this.#ask<{now: string}>('clock'),
      this.#ask<readonly AuthenticatorEntry[]>('authenticator'),
    ]);
    if (!clock || !entries) return;
    this.#ahead = Date.parse(clock.now) - Date.now();
    this.#readAt = this.now;
    this.#entries = entries;
    this.#become({isReachable: true});
  }

  /** Moves the pool's clock forward. */
  async advance(seconds: number): Promise<void> {
    await this.#ask('clock', {advanceSeconds: seconds});
    await this.refresh();
  }

  /** Back to the first users, empty mailboxes and real time. */
  async reset(): Promise<void> {
    await this.#ask('reset', {});
  }

  /** Has something go wrong. */
  async addFault(fault: Fault): Promise<void> {
    await this.#ask('faults', fault);
    await this.refreshFaults();
  }

  /** Takes one fault back. */
  async removeFault(id: number): Promise<void> {
    await this.#ask(`faults/${id}`, undefined, 'DELETE');
    await this.refreshFaults();
  }

  /** Takes back what is going to go wrong, and what goes wrong just now. */
  async clearFaults(): Promise<void> {
    await this.#ask('faults', undefined, 'DELETE');
    await this.refreshFaults();
  }

  /** Reads again which faults have yet to happen: each call may have met one. */
  async refreshFaults(): Promise<void> {
    const faults = await this.#ask<readonly PendingFault[]>('faults');
    if (faults) this.#become({faults});
  }

  async #load(): Promise<void> {
    const users = await this.#ask<readonly SeededUser[]>('users');
    if (users) this.#become({users});
    await this.refreshFaults();
    await this.refresh();
  }

  #tick(): void {
    if (this.isReachable && this.authenticator.some(({secondsLeft}) => secondsLeft === 0))
      void this.refresh();
    if (this.isReachable && this.faults.length > 0) void this.refreshFaults();
    this.#become({});
  }

  #become(news: Partial<Pick<this, 'users' | 'messages' | 'faults' | 'isReachable'>>): void {
    Object.assign(this, news);
    this.dispatchEvent(new Event('change'));
  }

  /** Reads something, or posts a body. `undefined` when the server is not there. */
  async #ask<T>(path: string, body?: object, method = body ? 'POST' : 'GET'): Promise<T | undefined> {
    try {
      // A body goes as plain text, for which browsers need no leave from the server beforehand.
      const request = {method, ...(body && {body: JSON.stringify(body)})};
      const response = await fetch(new URL(path, this.#base), request);
      return (await response.json()) as T;
    } catch {
      this.#become({isReachable: false});
      return;
    }
  }
}
