import {CustomChallenge} from '../elements/custom-challenge.js';
import {defineElement} from '../elements/registry.js';

defineElement('custom-challenge', CustomChallenge);

declare global {
  interface HTMLElementTagNameMap {
    'custom-challenge': CustomChallenge;
  }
}
