import {MfaSelect} from '../elements/mfa-select.js';
import {defineElement} from '../elements/registry.js';

defineElement('mfa-select', MfaSelect);

declare global {
  interface HTMLElementTagNameMap {
    'mfa-select': MfaSelect;
  }
}
