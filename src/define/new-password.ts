import {NewPassword} from '../elements/new-password.js';

if (!customElements.get('new-password')) customElements.define('new-password', NewPassword);

declare global {
  interface HTMLElementTagNameMap {
    'new-password': NewPassword;
  }
}
