import {NewPassword} from '../elements/new-password.js';
import {defineElement} from '../elements/registry.js';

defineElement('new-password', NewPassword);

declare global {
  interface HTMLElementTagNameMap {
    'new-password': NewPassword;
  }
}
