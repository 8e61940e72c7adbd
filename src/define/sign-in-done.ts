import {SignInDone} from '../elements/sign-in-done.js';

if (!customElements.get('sign-in-done')) customElements.define('sign-in-done', SignInDone);

declare global {
  interface HTMLElementTagNameMap {
    'sign-in-done': SignInDone;
  }
}
