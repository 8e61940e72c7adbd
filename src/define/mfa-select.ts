import {MfaSelect} from '../elements/mfa-select.js';

if (!customElements.get('mfa-select')) customElements.define('mfa-select', MfaSelect);

declare global {
  interface HTMLElementTagNameMap {
    'mfa-select': MfaSelect;
  }
}
