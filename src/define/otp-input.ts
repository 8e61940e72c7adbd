import {OtpInput} from '../elements/otp-input.js';

if (!customElements.get('otp-input')) customElements.define('otp-input', OtpInput);

declare global {
  interface HTMLElementTagNameMap {
    'otp-input': OtpInput;
  }
}
