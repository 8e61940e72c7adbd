import {html, LitElement, type TemplateResult} from 'lit';
import {property, state} from 'lit/decorators.js';

const CONFIRMATION = 2000;

/** A button that copies a text and says so. Its styles are the page's. */
export class CopyButton extends LitElement {
  /** What is copied. */
  @property() text = '';
  /** What the text is, for those who do not see what stands beside the button. */
  @property() what = '';

  @state() private outcome: '' | 'Copied' | 'Failed' = '';

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override render(): TemplateResult {
    return html`
      <button type="button" @click=${this.#copy}>
        ${this.outcome || 'Copy'} <span class="visually-hidden">${this.what}</span>
      </button>
      <span class="visually-hidden" role="status">${this.outcome}</span>
    `;
  }

  async #copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(this.text);
      this.outcome = 'Copied';
    } catch {
      this.outcome = 'Failed';
    }
    setTimeout(() => (this.outcome = ''), CONFIRMATION);
  }
}

customElements.define('copy-button', CopyButton);
