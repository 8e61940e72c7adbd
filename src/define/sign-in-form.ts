import {SignInForm} from '../elements/sign-in-form.js';
import {defineElement} from '../elements/registry.js';

defineElement('sign-in-form', SignInForm);

declare global {
  interface HTMLElementTagNameMap {
    'sign-in-form': SignInForm;
  }
}
