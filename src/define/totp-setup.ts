import {TotpSetup} from '../elements/totp-setup.js';

if (!customElements.get('totp-setup')) customElements.define('totp-setup', TotpSetup);

declare global {
  interface HTMLElementTagNameMap {
    'totp-setup': TotpSetup;
  }
}
