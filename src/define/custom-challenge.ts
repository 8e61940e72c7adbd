import {CustomChallenge} from '../elements/custom-challenge.js';

if (!customElements.get('custom-challenge')) customElements.define('custom-challenge', CustomChallenge);

declare global {
  interface HTMLElementTagNameMap {
    'custom-challenge': CustomChallenge;
  }
}
