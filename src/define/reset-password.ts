import {ResetPassword} from '../elements/reset-password.js';
import {defineElement} from '../elements/registry.js';

defineElement('reset-password', ResetPassword);

declare global {
  interface HTMLElementTagNameMap {
    'reset-password': ResetPassword;
  }
}
