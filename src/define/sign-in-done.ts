import {SignInDone} from '../elements/sign-in-done.js';
import {defineElement} from '../elements/registry.js';

defineElement('sign-in-done', SignInDone);

declare global {
  interface HTMLElementTagNameMap {
    'sign-in-done': SignInDone;
  }
}
