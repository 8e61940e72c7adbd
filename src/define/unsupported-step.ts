import {UnsupportedStep} from '../elements/unsupported-step.js';

if (!customElements.get('unsupported-step')) customElements.define('unsupported-step', UnsupportedStep);

declare global {
  interface HTMLElementTagNameMap {
    'unsupported-step': UnsupportedStep;
  }
}
