import {AmplifySigninFlow} from '../flow/amplify-signin-flow.js';
import {warn} from '../flow/report.js';
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

const defined = customElements.get('amplify-signin-flow');
if (!defined) customElements.define('amplify-signin-flow', AmplifySigninFlow);
else if (defined !== AmplifySigninFlow)
  warn(
    'the tag is defined already. The package is on the page twice, perhaps in two versions; the first one is used.',
  );

declare global {
  interface HTMLElementTagNameMap {
    'amplify-signin-flow': AmplifySigninFlow;
  }
}
