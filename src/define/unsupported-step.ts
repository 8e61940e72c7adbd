import {UnsupportedStep} from '../elements/unsupported-step.js';

customElements.define('unsupported-step', UnsupportedStep);

declare global {
  interface HTMLElementTagNameMap {
    'unsupported-step': UnsupportedStep;
  }
}
