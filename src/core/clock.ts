let last = 0;

/**
 * The time, in milliseconds since 1970. A page can replace `Date`: a value that is not a finite number is ignored, and
 * the last valid time is returned.
 */
export function now(): number {
  const time: unknown = Date.now();
  if (typeof time === 'number' && Number.isFinite(time)) last = time;
  return last;
}

/**
 * A moment in the future. The time that is left never grows, also when the system clock is moved back: otherwise the user
 * would wait for as long as the clock was moved. A clock that is moved forward cannot be told from a device that slept.
 */
export class Deadline {
  #at: number;
  #left: number;

  /** @param at milliseconds since 1970 */
  constructor(at: number) {
    this.#at = at;
    this.#left = at - now();
  }

  /** When it is, by the clock as it is now. Milliseconds since 1970. */
  get at(): number {
    const time = now();
    this.#left = Math.min(this.#left, this.#at - time);
    this.#at = time + this.#left;
    return this.#at;
  }
}
