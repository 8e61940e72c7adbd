import {SignInForm} from '../elements/sign-in-form.js';

if (!customElements.get('sign-in-form')) customElements.define('sign-in-form', SignInForm);

declare global {
  interface HTMLElementTagNameMap {
    'sign-in-form': SignInForm;
  }
}
