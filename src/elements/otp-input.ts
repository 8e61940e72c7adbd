import {html, type TemplateResult} from 'lit';
import {property} from 'lit/decorators.js';
import {type CodeMedium, extractCode} from '../core/code.js';
import type {StepAnswer} from './events.js';
import {StepElement} from './step-element.js';

/**
 * Asks for a code from a text message, an e-mail or an authenticator app. One native field, which takes whatever a
 * person pastes: the digits are found in it, in any script's writing.
 *
 * The answer has the digits as its response.
 *
 * @fires {StepAnswerEvent} step-answer - The user has submitted a code, or wants to start again.
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
          ${messages.codeSource(this.medium, this.destination && isolate(this.destination))}
        </p>
        ${this.renderField({
          name: 'code',
          label: messages.code,
          autocomplete: 'one-time-code',
          inputMode: 'numeric',
          className: 'signin-code',
          describedBy: 'hint',
          enterKeyHint: 'done',
        })}
        ${this.renderSubmit(messages.verify, messages.verifying)}
        ${this.renderAction('restart', messages.startAgain)}
      `,
    );
  }

  protected override read(form: FormData): StepAnswer | undefined {
    const text = String(form.get('code')).trim();
    const code = extractCode(text, this.medium);
    if (code) return {response: code};
    if (text) this.complain('codeMalformed', this.messages.codeMalformed, 'code');
    else this.complain('codeMissing', this.messages.codeMissing, 'code');
    return;
  }
}

/** Keeps a phone number or an address in one piece and in its order when the sentence around it runs the other way. */
function isolate(text: string): string {
  return `\u2068${text}\u2069`;
}
