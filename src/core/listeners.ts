import type {FlowEvent} from './options.js';

/** Those who want to hear what a flow does. */
export class Listeners {
  readonly #all = new Set<(event: FlowEvent) => void>();

  /** @returns a function that ends it */
  add(listener: (event: FlowEvent) => void): () => void {
    this.#all.add(listener);
    return () => this.#all.delete(listener);
  }

  tell(event: FlowEvent): void {
    for (const listener of this.#all) {
      try {
        listener(event);
      } catch (error) {
        // A subscriber's mistake is its own: it shows as an unhandled rejection, and the sign-in goes on.
        void Promise.reject(error);
      }
    }
  }
}
