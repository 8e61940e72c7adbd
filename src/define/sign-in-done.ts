import {SignInDone} from '../elements/sign-in-done.js';

customElements.define('sign-in-done', SignInDone);

declare global {
  interface HTMLElementTagNameMap {
    'sign-in-done': SignInDone;
  }
}
