import assert from 'node:assert/strict';
import {generateSync} from 'otplib';
import type {LocalCognito, UserSpec} from '../../../demo/local-cognito/index.js';

const TOTP_SECRET = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';
let created = 0;

/** A user of a test's own, so that no test finds what another has left. */
export class Person {
  readonly username: string;
  readonly password = 'Correct-horse-battery-1';
  readonly #cognito: LocalCognito;

  constructor(cognito: LocalCognito, mfa: UserSpec['mfa'] = [], spec: Partial<UserSpec> = {}) {
    created += 1;
    this.username = `person${String(created)}`;
    this.#cognito = cognito;
    cognito.createUser({
      username: this.username,
      password: this.password,
      email: `${this.username}@example.com`,
      phone: `+1206555${String(1000 + created)}`,
      totpSecret: TOTP_SECRET,
      mfa,
      ...spec,
    });
  }

  /** The code in the newest message. */
  get code(): string {
    const message = this.#cognito.outbox.latest(this.username);
    assert.ok(message, `no message to ${this.username}`);
    return message.code;
  }

  /** The text of the newest message, as the phone shows it. */
  get message(): string {
    return this.#cognito.outbox.latest(this.username)?.text ?? '';
  }

  /** Where the newest message went, as far as Cognito shows it. */
  get destination(): string {
    const {to = ''} = this.#cognito.outbox.latest(this.username) ?? {};
    return to.includes('@') ? to.replace(/^(.).*@(.).*$/, '$1***@$2***') : to.slice(-4);
  }

  /** What the authenticator app shows. */
  get totp(): string {
    return this.totpOf(TOTP_SECRET);
  }

  /** What it shows for a key, made by another library than the one that the server checks with. */
  totpOf(secret: string): string {
    return generateSync({secret, epoch: Math.floor(this.#cognito.clock.now() / 1000)});
  }

  /** A code that is certainly wrong. */
  wrong(code: string): string {
    return code.replace(/\d$/, (digit) => String((Number(digit) + 1) % 10));
  }
}
