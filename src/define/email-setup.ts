import {EmailSetup} from '../elements/email-setup.js';
import {defineElement} from '../elements/registry.js';

defineElement('email-setup', EmailSetup);

declare global {
  interface HTMLElementTagNameMap {
    'email-setup': EmailSetup;
  }
}
