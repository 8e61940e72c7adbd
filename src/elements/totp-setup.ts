import {html, nothing, type PropertyValues, type TemplateResult} from 'lit';
import {property, state} from 'lit/decorators.js';
import {copyText} from '../browser/environment.js';
import {inGroups, otpAuthUri} from '../core/otpauth.js';
import type {StepAnswer} from './events.js';
import type {QrCode} from './qr-code.js';
import {notRecorded} from './not-recorded.js';
import {StepElement} from './step-element.js';
import {text} from './text.js';

/**
 * Sets up an authenticator app: the key as a QR code, to be typed and as a link for the device that shows the page, and a
 * field for the first code.
 *
 * The answer has the six digits as its response.
 *
 * @fires {StepAnswerEvent} step-answer - The user has submitted a code, or wants to go back or to start again.
 */
export class TotpSetup extends StepElement {
  /** The key, in Base32. A secret: a property only, and nowhere but in the form. */
  @property({attribute: false}) secret = '';
  /** The name that the app shows for the site. */
  @property() issuer = '';
  /** The name that the app shows for the account. */
  @property({attribute: 'login-id'}) loginId = '';

  @state() private qrCode: QrCode | undefined;
  /** What came of copying; said by screen readers, since it stands in a live region. */
  @state() private copied = '';

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    if (changed.has('secret') || changed.has('issuer') || changed.has('loginId')) void this.#draw();
  }

  protected override render(): TemplateResult {
    const {messages} = this;
    return this.renderForm(
      messages.setUpApp,
      html`
        <p class="signin-hint">${text(messages.scanHint)}</p>
        ${this.#renderQrCode()}
        <p class="signin-hint">${text(messages.typeKeyHint)}</p>
        <div class="signin-box">
          <code class="signin-key notranslate" data-totp-key translate="no" dir="ltr" ${notRecorded()}
            >${text(this.isConcealed ? '' : inGroups(this.secret))}</code
          >
          <button class="signin-link" type="button" data-action="copy-key" @click=${this.#copy}>
            ${text(messages.copyKey)}
          </button>
        </div>
        <p class="signin-hint" role="status" ?hidden=${!this.copied}>${text(this.copied)}</p>
        <a class="signin-link" href=${this.isConcealed ? nothing : this.#uri} ${notRecorded()}
          >${text(messages.openInApp)}</a
        >
        <p class="signin-hint" id=${this.idOf('hint')}>${text(messages.codeSource('TOTP', undefined))}</p>
        ${this.renderCode(messages.codeFromApp)} ${this.renderSubmit(messages.verify, messages.verifying)}
        ${this.renderWaysOut()}
      `,
    );
  }

  protected override read(form: FormData): StepAnswer | undefined {
    const code = this.readCode(form, 'TOTP');
    return code === undefined ? undefined : {response: code};
  }

  get #uri(): string {
    return otpAuthUri({secret: this.secret, issuer: this.issuer, account: this.loginId});
  }

  #renderQrCode(): TemplateResult | typeof nothing {
    if (!this.qrCode) return nothing;
    const {size, path} = this.qrCode;
    return html`
      <svg
        class="signin-qr notranslate"
        translate="no"
        role="img"
        aria-label=${this.messages.qrCode}
        viewBox="0 0 ${size} ${size}"
        shape-rendering="crispEdges"
        ${notRecorded()}
      >
        <rect width=${size} height=${size} fill="#ffffff"></rect>
        <path d=${this.isConcealed ? nothing : path} fill="#000000"></path>
      </svg>
    `;
  }

  async #draw(): Promise<void> {
    const uri = this.#uri;
    // Where it cannot be loaded or drawn there is the key.
    const drawn = await import('./qr-code.js').then(({drawQrCode}) => drawQrCode(uri)).catch(() => undefined);
    if (uri === this.#uri) this.qrCode = drawn;
  }

  async #copy(): Promise<void> {
    const {messages} = this;
    // Said again when it is done again.
    this.copied = '';
    await this.updateComplete;
    if (await copyText(this.secret)) {
      this.copied = messages.copied;
      return;
    }
    this.copied = messages.copyFailed;
    const key = this.querySelector('[data-totp-key]');
    if (key) getSelection()?.selectAllChildren(key);
  }
}
