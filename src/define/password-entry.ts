import {PasswordEntry} from '../elements/password-entry.js';
import {defineElement} from '../elements/registry.js';

defineElement('password-entry', PasswordEntry);

declare global {
  interface HTMLElementTagNameMap {
    'password-entry': PasswordEntry;
  }
}
