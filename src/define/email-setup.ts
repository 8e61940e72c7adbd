import {EmailSetup} from '../elements/email-setup.js';

if (!customElements.get('email-setup')) customElements.define('email-setup', EmailSetup);

declare global {
  interface HTMLElementTagNameMap {
    'email-setup': EmailSetup;
  }
}
