import {AmplifySigninFlow} from '../flow/amplify-signin-flow.js';
import './confirm-sign-up.js';
import './custom-challenge.js';
import './email-setup.js';
import './factor-select.js';
import './mfa-select.js';
import './new-password.js';
import './otp-input.js';
import './password-entry.js';
import './reset-password.js';
import './sign-in-done.js';
import './sign-in-form.js';
import './totp-setup.js';
import './unsupported-step.js';

if (!customElements.get('amplify-signin-flow'))
  customElements.define('amplify-signin-flow', AmplifySigninFlow);

declare global {
  interface HTMLElementTagNameMap {
    'amplify-signin-flow': AmplifySigninFlow;
  }
}
