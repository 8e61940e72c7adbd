import {TotpSetup} from '../elements/totp-setup.js';
import {defineElement} from '../elements/registry.js';

defineElement('totp-setup', TotpSetup);

declare global {
  interface HTMLElementTagNameMap {
    'totp-setup': TotpSetup;
  }
}
