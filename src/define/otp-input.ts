import {OtpInput} from '../elements/otp-input.js';
import {defineElement} from '../elements/registry.js';

defineElement('otp-input', OtpInput);

declare global {
  interface HTMLElementTagNameMap {
    'otp-input': OtpInput;
  }
}
