import {randomBytes} from 'node:crypto';
import type {Clock} from './clock.js';

/** How long a used or expired ticket is remembered, so that it is refused for the right reason. */
const MEMORY_SECONDS = 60 * 60;

interface Entry<T> {
  readonly value: T;
  readonly issuedAt: number;
  spent: boolean;
}

/** What became of a ticket. */
export type Ticket<T> =
  | {readonly kind: 'valid'; readonly value: T}
  | {readonly kind: 'spent'}
  | {readonly kind: 'expired'}
  | {readonly kind: 'unknown'};

/** Opaque, short-lived handles that are good for one use: sessions are such, and the secret blocks of SRP. */
export class Tickets<T> {
  readonly #clock: Clock;
  readonly #validitySeconds: number;
  readonly #entries = new Map<string, Entry<T>>();

  constructor(clock: Clock, validitySeconds: number) {
    this.#clock = clock;
    this.#validitySeconds = validitySeconds;
  }

  /** A new ticket: 128 characters of base64, which Amplify decodes with `atob`. */
  issue(value: T): string {
    this.#forgetOld();
    const ticket = randomBytes(96).toString('base64');
    this.#entries.set(ticket, {value, issuedAt: this.#clock.now(), spent: false});
    return ticket;
  }

  look(ticket: string): Ticket<T> {
    const entry = this.#entries.get(ticket);
    if (!entry) return {kind: 'unknown'};
    if (entry.spent) return {kind: 'spent'};
    if (this.#age(entry) >= this.#validitySeconds) return {kind: 'expired'};
    return {kind: 'valid', value: entry.value};
  }

  /** Uses a ticket up; the answer is as it stood before. */
  spend(ticket: string): Ticket<T> {
    const found = this.look(ticket);
    const entry = this.#entries.get(ticket);
    if (entry) entry.spent = true;
    return found;
  }

  clear(): void {
    this.#entries.clear();
  }

  #age(entry: Entry<T>): number {
    return (this.#clock.now() - entry.issuedAt) / 1000;
  }

  #forgetOld(): void {
    for (const [ticket, entry] of this.#entries) {
      if (this.#age(entry) < MEMORY_SECONDS + this.#validitySeconds) return;
      this.#entries.delete(ticket);
    }
  }
}
