import {AmplifySigninFlow} from '../flow/amplify-signin-flow.js';
import './mfa-select.js';
import './otp-input.js';
import './sign-in-done.js';
import './sign-in-form.js';
import './unsupported-step.js';

customElements.define('amplify-signin-flow', AmplifySigninFlow);

declare global {
  interface HTMLElementTagNameMap {
    'amplify-signin-flow': AmplifySigninFlow;
  }
}
