import type {Clock} from './clock.js';

/** How a code travels. */
export type Medium = 'SMS' | 'EMAIL';

/** One text message or e-mail that the pool has sent. */
export interface Message {
  readonly id: number;
  readonly medium: Medium;
  readonly to: string;
  readonly username: string;
  readonly text: string;
  readonly code: string;
  /** ISO 8601, by the pool's clock. */
  readonly at: string;
}

/** What a sender knows of a message. */
export interface Delivery {
  readonly medium: Medium;
  readonly to: string;
  readonly username: string;
  readonly code: string;
}

/** Told of each message; of `undefined` when the outbox has been emptied. */
export type OutboxListener = (message: Message | undefined) => void;

/** Where every code goes instead of to a phone or a mailbox. */
export class Outbox {
  readonly #clock: Clock;
  readonly #listeners = new Set<OutboxListener>();
  #messages: Message[] = [];
  /** Runs on after a reset, so that a page which reconnects with the last id it saw misses nothing. */
  #lastId = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  send({medium, to, username, code}: Delivery): void {
    const at = new Date(this.#clock.now()).toISOString();
    const message = {id: ++this.#lastId, medium, to, username, text: wording(code), code, at};
    this.#messages.push(message);
    for (const listener of this.#listeners) listener(message);
  }

  /** All messages after the given id, newest last. */
  messages(afterId = 0): readonly Message[] {
    return this.#messages.filter(({id}) => id > afterId);
  }

  /** The newest message to a user. */
  latest(username: string): Message | undefined {
    return this.#messages.findLast((message) => message.username === username);
  }

  /** Calls back on each message from now on; the returned function ends that. */
  subscribe(listener: OutboxListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  clear(): void {
    this.#messages = [];
    for (const listener of this.#listeners) listener(undefined);
  }
}

/** Two halves are easier to carry over from one device to another than six digits in a row. */
function wording(code: string): string {
  const half = code.length / 2;
  return `Your code is ${code.slice(0, half)} ${code.slice(half)}`;
}
