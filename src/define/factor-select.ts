import {FactorSelect} from '../elements/factor-select.js';
import {defineElement} from '../elements/registry.js';

defineElement('factor-select', FactorSelect);

declare global {
  interface HTMLElementTagNameMap {
    'factor-select': FactorSelect;
  }
}
