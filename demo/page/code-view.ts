import {html, type TemplateResult} from 'lit';
import type {Flow} from './demo.js';
import {asksForCode, fillInCode} from './fill-in.js';

/** A code, with what to do with it. */
export function codeView(flow: Flow, code: string, from: string): TemplateResult {
  return html`
    <span class="code">
      <code class="digits">${code}</code>
      <button
        type="button"
        aria-label="Fill in the code ${from}"
        ?disabled=${!asksForCode(flow)}
        @click=${() => fillInCode(flow, code)}
      >
        Fill in
      </button>
      <copy-button .text=${code} .what=${`the code ${from}`}></copy-button>
    </span>
  `;
}
