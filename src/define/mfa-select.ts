import {MfaSelect} from '../elements/mfa-select.js';

customElements.define('mfa-select', MfaSelect);

declare global {
  interface HTMLElementTagNameMap {
    'mfa-select': MfaSelect;
  }
}
