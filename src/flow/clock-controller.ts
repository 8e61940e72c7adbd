import type {ReactiveController, ReactiveControllerHost} from 'lit';
import {now} from '../core/clock.js';

/** What shows the time. */
export interface Clockface {
  /** The moments, in milliseconds since 1970, up to which the seconds that are left are shown. */
  shownMoments(): readonly (number | undefined)[];
  /** Told each second while one of them is to come, and once when it is over. */
  secondPassed(): void;
}

const SECOND = 1000;

/**
 * Lets the element show how many seconds are left. What is shown comes from the clock and not from counting, so that a
 * tab that was in the background, or a laptop that slept, shows the truth.
 */
export class ClockController implements ReactiveController {
  readonly #clockface: Clockface;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isConnected = false;

  constructor(host: ReactiveControllerHost, clockface: Clockface) {
    this.#clockface = clockface;
    host.addController(this);
  }

  hostConnected(): void {
    this.#isConnected = true;
    this.#wind();
  }

  hostDisconnected(): void {
    this.#isConnected = false;
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  hostUpdated(): void {
    this.#wind();
  }

  /** To be called when the page is seen again. */
  check(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#clockface.secondPassed();
    this.#wind();
  }

  #wind(): void {
    if (this.#timer !== undefined || !this.#isConnected) return;
    const left = this.#clockface
      .shownMoments()
      .map((moment) => (moment ?? 0) - now())
      .filter((ms) => ms > 0);
    if (left.length === 0) return;
    // At the next full second of what is over first, so that nothing is shown a second too long.
    const next = Math.min(...left) % SECOND || SECOND;
    this.#timer = setTimeout(() => {
      this.check();
    }, next);
  }
}

/** The whole seconds until a moment; 0 when it is over, or there is none. */
export function secondsUntil(moment: number | undefined): number {
  return Math.max(0, Math.ceil(((moment ?? 0) - now()) / SECOND));
}
