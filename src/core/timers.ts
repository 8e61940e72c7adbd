import {Deadline, now} from './clock.js';

// Every place that runs JavaScript has them, and the language has none.
declare const setTimeout: (callback: () => void, milliseconds: number) => unknown;
declare const clearTimeout: (timer: unknown) => void;

/** A timer that is late by no more than this after the device has slept. Milliseconds. */
const LOOK_AGAIN = 1000;

/**
 * Rings once at a moment. By the clock and not by counting: the timers of a device that sleeps, or of a tab in the
 * background, stand still, and the deadline does not.
 */
export class Alarm {
  readonly #ring: () => void;
  #deadline: Deadline | undefined;
  #timer: unknown;

  constructor(ring: () => void) {
    this.#ring = ring;
  }

  /**
   * Never rings by itself before the caller has ended what it is at, even if the moment is over.
   *
   * @param at milliseconds since 1970; `undefined` keeps it from ringing
   */
  set(at: number | undefined): void {
    this.#wait(at === undefined ? undefined : new Deadline(at));
  }

  /** Rings now if it is time. To be called when the page is seen again. */
  check(): void {
    const isTime = this.#deadline !== undefined && this.#deadline.at <= now();
    this.#wait(isTime ? undefined : this.#deadline);
    if (isTime) this.#ring();
  }

  #wait(deadline: Deadline | undefined): void {
    clearTimeout(this.#timer);
    this.#deadline = deadline;
    if (!deadline) return;
    this.#timer = setTimeout(
      () => {
        this.check();
      },
      Math.min(deadline.at - now(), LOOK_AGAIN),
    );
    // In Node a timer keeps the process alive; this one has nothing to do that is worth waiting for.
    (this.#timer as {unref?: () => void}).unref?.();
  }
}
