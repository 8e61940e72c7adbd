import {sameSecret} from './secrets.js';
import {verifierOf} from './srp.js';

/** A user's password. Kept in clear because this server is a demo whose page shows it. */
export class Password {
  readonly text: string;
  readonly salt: bigint;
  readonly #identity: string;
  #verifier: bigint | undefined;

  constructor(text: string, salt: bigint, identity: string) {
    this.text = text;
    this.salt = salt;
    this.#identity = identity;
  }

  /** What SRP checks against; worked out at the first use, as it takes some milliseconds. */
  get verifier(): bigint {
    return (this.#verifier ??= verifierOf(this.#identity, this.text, this.salt));
  }

  matches(text: string): boolean {
    return sameSecret(this.text, text);
  }
}
