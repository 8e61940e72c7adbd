import {Deadline, now} from './clock.js';

/** How long to wait before the first new code, the second, and each further one. Milliseconds. */
const PAUSES = [30_000, 60_000, 120_000] as const;

/** Keeps people from asking for code after code: messages take their time, and each new code outdates the last. */
export class Resends {
  #sent = 0;
  #next: Deadline | undefined;

  /** When a code may be sent again. Milliseconds since 1970. */
  get next(): number {
    return this.#next?.at ?? 0;
  }

  /** A code went out. */
  sent(): void {
    this.#next = new Deadline(now() + (PAUSES[Math.min(this.#sent, PAUSES.length - 1)] ?? 0));
    this.#sent += 1;
  }

  /** Cognito has refused to send one so soon. */
  waitUntil(next: number): void {
    this.#next = new Deadline(next);
  }

  /** The codes of another step are counted anew. */
  reset(): void {
    this.#sent = 0;
    this.#next = undefined;
  }
}
