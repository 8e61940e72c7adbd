import {html, nothing, type TemplateResult} from 'lit';
import {property} from 'lit/decorators.js';
import type {CodeMedium} from '../input/one-time-code.js';
import type {StepAnswer} from './events.js';
import {StepElement} from './step-element.js';
import {text, verbatim} from './text.js';

/**
 * Asks for a code from a text message, an e-mail or an authenticator app. One native field, which takes whatever a
 * person pastes: the digits are found in it, in any script's writing.
 *
 * The answer has the digits as its response.
 *
 * @fires {StepAnswerEvent} step-answer - The user has submitted a code, or wants a new one, another method or to start again.
 */
export class OtpInput extends StepElement {
  /** Where the code comes from: `SMS`, `EMAIL` or `TOTP`. */
  @property() medium: CodeMedium = 'TOTP';
  /** Where it was sent, mostly masked, as Cognito tells it. */
  @property() destination: string | undefined;

  protected override render(): TemplateResult {
    const {messages} = this;
    return this.renderForm(
      messages.enterCode,
      html`
        <p class="signin-hint" id=${this.idOf('hint')}>
          ${text(messages.codeSource(this.medium, verbatim(this.destination)))}
        </p>
        ${this.renderCode()} ${this.renderSubmit(messages.verify, messages.verifying)}
        ${this.medium === 'TOTP' ? nothing : this.renderResend()} ${this.renderWaysOut()}
      `,
    );
  }

  protected override read(form: FormData): StepAnswer | undefined {
    const code = this.readCode(form, this.medium);
    return code === undefined ? undefined : {response: code};
  }
}
