import {ConfirmSignUp} from '../elements/confirm-sign-up.js';
import {defineElement} from '../elements/registry.js';

defineElement('confirm-sign-up', ConfirmSignUp);

declare global {
  interface HTMLElementTagNameMap {
    'confirm-sign-up': ConfirmSignUp;
  }
}
