import {UnsupportedStep} from '../elements/unsupported-step.js';
import {defineElement} from '../elements/registry.js';

defineElement('unsupported-step', UnsupportedStep);

declare global {
  interface HTMLElementTagNameMap {
    'unsupported-step': UnsupportedStep;
  }
}
