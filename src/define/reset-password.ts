import {ResetPassword} from '../elements/reset-password.js';

if (!customElements.get('reset-password')) customElements.define('reset-password', ResetPassword);

declare global {
  interface HTMLElementTagNameMap {
    'reset-password': ResetPassword;
  }
}
