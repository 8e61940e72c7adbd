import {ConfirmSignUp} from '../elements/confirm-sign-up.js';

if (!customElements.get('confirm-sign-up')) customElements.define('confirm-sign-up', ConfirmSignUp);

declare global {
  interface HTMLElementTagNameMap {
    'confirm-sign-up': ConfirmSignUp;
  }
}
