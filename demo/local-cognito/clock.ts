/** The server's time, which a test or the demo page can move forward. */
export class Clock {
  readonly #base: () => number;
  #offset = 0;

  constructor(base: () => number = Date.now) {
    this.#base = base;
  }

  /** Milliseconds since 1970. */
  now(): number {
    return this.#base() + this.#offset;
  }

  /** Whole seconds since 1970, as tokens count them. */
  seconds(): number {
    return Math.floor(this.now() / 1000);
  }

  advance(seconds: number): void {
    this.#offset += seconds * 1000;
  }

  reset(): void {
    this.#offset = 0;
  }
}
