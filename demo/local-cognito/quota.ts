import type {Clock} from './clock.js';

interface Event {
  readonly at: number;
  readonly invocationId: string | undefined;
}

/** So many events within so many seconds. Amplify's retries, which carry the same id, are one event. */
export class Quota {
  readonly #clock: Clock;
  readonly #limit: number;
  readonly #seconds: number;
  readonly #events = new Map<string, readonly Event[]>();

  constructor(clock: Clock, limit: number, seconds: number) {
    this.#clock = clock;
    this.#limit = limit;
    this.#seconds = seconds;
  }

  isUsedUp(key: string): boolean {
    return this.#recent(key).length >= this.#limit;
  }

  count(key: string, invocationId: string | undefined): void {
    const recent = this.#recent(key);
    const isRetry = invocationId !== undefined && recent.some((each) => each.invocationId === invocationId);
    if (!isRetry) this.#events.set(key, [...recent, {at: this.#clock.now(), invocationId}]);
  }

  forget(key: string): void {
    this.#events.delete(key);
  }

  clear(): void {
    this.#events.clear();
  }

  #recent(key: string): readonly Event[] {
    const since = this.#clock.now() - this.#seconds * 1000;
    return this.#events.get(key)?.filter(({at}) => at > since) ?? [];
  }
}
