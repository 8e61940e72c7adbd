import type {Clock} from './clock.js';
import {notAuthorized} from './errors.js';

const FREE_FAILURES = 5;
const LONGEST_LOCK_SECONDS = 15 * 60;
const IDLE_SECONDS = 15 * 60;

interface Tally {
  failures: number;
  lockedUntil: number;
  lastAttempt: number;
  /** Amplify repeats a request that got no answer under the same id: that is still one attempt. */
  readonly counted: Set<string>;
}

/**
 * AWS: after the n-th failure, from the fifth on, a user is locked out for 2^(n-5) seconds, up to about
 * fifteen minutes. Attempts meanwhile are refused and do not count. A success, or fifteen minutes
 * without any attempt, forgets all.
 */
export class Lockout {
  readonly #clock: Clock;
  readonly #tallies = new Map<string, Tally>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Runs a check of a secret, unless the user is locked out, and counts its failures. */
  attempt(key: string, invocationId: string | undefined, check: () => boolean): boolean {
    const now = this.#clock.now();
    const tally = this.#tallyFor(key, now);
    tally.lastAttempt = now;
    if (now < tally.lockedUntil) throw notAuthorized('Password attempts exceeded');
    if (check()) {
      this.#tallies.delete(key);
      return true;
    }
    this.#count(tally, invocationId, now);
    return false;
  }

  /** A fresh start, as after a change of the secret. */
  forget(key: string): void {
    this.#tallies.delete(key);
  }

  clear(): void {
    this.#tallies.clear();
  }

  #tallyFor(key: string, now: number): Tally {
    const known = this.#tallies.get(key);
    if (known && now - known.lastAttempt < IDLE_SECONDS * 1000) return known;
    const fresh = {failures: 0, lockedUntil: 0, lastAttempt: now, counted: new Set<string>()};
    this.#tallies.set(key, fresh);
    return fresh;
  }

  #count(tally: Tally, invocationId: string | undefined, now: number): void {
    if (invocationId !== undefined) {
      if (tally.counted.has(invocationId)) return;
      tally.counted.add(invocationId);
    }
    tally.failures += 1;
    if (tally.failures < FREE_FAILURES) return;
    const seconds = Math.min(2 ** (tally.failures - FREE_FAILURES), LONGEST_LOCK_SECONDS);
    tally.lockedUntil = now + seconds * 1000;
  }
}
