import {OtpInput} from '../elements/otp-input.js';

customElements.define('otp-input', OtpInput);

declare global {
  interface HTMLElementTagNameMap {
    'otp-input': OtpInput;
  }
}
