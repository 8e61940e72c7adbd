import {PasswordEntry} from '../elements/password-entry.js';

if (!customElements.get('password-entry')) customElements.define('password-entry', PasswordEntry);

declare global {
  interface HTMLElementTagNameMap {
    'password-entry': PasswordEntry;
  }
}
