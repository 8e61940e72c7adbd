import {readStored, withStorage} from '../../src/browser/storage.js';
import type {Flow} from './demo.js';
import type {LocalPool} from './local-pool.js';

const KEY = 'demo-login-id';

/** The user of the sign-in in progress, as one of the pool's users. Survives a reload, as the sign-in does. */
export class CurrentUser {
  readonly #flow: Flow;
  readonly #pool: LocalPool;

  constructor(flow: Flow, pool: LocalPool) {
    this.#flow = flow;
    this.#pool = pool;
    // The form is still there when an answer is about to be sent.
    flow.addEventListener('signin-before-answer', () => {
      const loginId = this.#typed;
      if (loginId) withStorage('sessionStorage', (storage) => storage.setItem(KEY, loginId));
    });
  }

  /** The user name, whichever of the user's login ids was typed. */
  get username(): string | undefined {
    const loginId = (this.#typed || readStored('sessionStorage', KEY))?.trim().toLowerCase();
    if (!loginId) return;
    const digits = digitsOf(loginId);
    const user = this.#pool.users.find(
      ({username, email, phone}) =>
        [username, email].some((id) => id?.toLowerCase() === loginId) ||
        (digits.length > 6 && digitsOf(phone ?? '').endsWith(digits)),
    );
    return user?.username ?? loginId;
  }

  get #typed(): string | undefined {
    return this.#flow.querySelector<HTMLInputElement>('[autocomplete~=username]')?.value;
  }
}

const digitsOf = (text: string) => text.replace(/\D/g, '');
