import {FactorSelect} from '../elements/factor-select.js';

if (!customElements.get('factor-select')) customElements.define('factor-select', FactorSelect);

declare global {
  interface HTMLElementTagNameMap {
    'factor-select': FactorSelect;
  }
}
