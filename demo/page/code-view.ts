import {html, type TemplateResult} from 'lit';
import type {Demo} from './demo.js';
import {fillInCode, isAskedFor, type PanelCode} from './fill-in.js';

/** A code that a panel shows. */
export interface ShownCode extends PanelCode {
  readonly code: string;
  /** Where it comes from, for the names of its buttons. */
  readonly from: string;
  /** A newer code has replaced it. */
  readonly isOutdated?: boolean;
}

/** A code with its buttons. It can be filled in only where it belongs, and copied at any time. */
export function codeView(demo: Demo, {code, from, isOutdated = false, ...owner}: ShownCode): TemplateResult {
  return html`
    <span class="code">
      <code class="digits">${code}</code>
      <button
        type="button"
        aria-label="Fill in the code ${from}"
        ?disabled=${isOutdated || !isAskedFor(demo, owner)}
        @click=${() => fillInCode(demo.flow, code)}
      >
        Fill in
      </button>
      <copy-button .text=${code} .what=${`the code ${from}`}></copy-button>
    </span>
  `;
}
