import {html, type TemplateResult} from 'lit';
import {property} from 'lit/decorators.js';
import type {StepAnswer} from './events.js';
import {StepElement} from './step-element.js';
import {text, verbatim} from './text.js';

/**
 * Asks somebody who has registered, and not confirmed that yet, for the code that was sent.
 *
 * The answer has the code as its response.
 *
 * @fires {StepAnswerEvent} step-answer - The user has submitted a code, has confirmed by a link meanwhile, or wants a new
 * code or to start again.
 */
export class ConfirmSignUp extends StepElement {
  /** Where the code was sent, mostly masked. */
  @property() destination: string | undefined;

  protected override render(): TemplateResult {
    const {messages} = this;
    return this.renderForm(
      messages.confirmSignUp,
      html`
        <p class="signin-hint" id=${this.idOf('hint')}>
          ${text(messages.confirmSignUpHint(verbatim(this.destination)))}
        </p>
        ${this.renderCode()} ${this.renderSubmit(messages.verify, messages.verifying)} ${this.renderResend()}
        ${this.renderAction('continue', messages.confirmedByLink)}
        ${this.renderAction('restart', messages.startAgain)}
      `,
    );
  }

  protected override read(form: FormData): StepAnswer | undefined {
    const code = this.readCode(form, 'EMAIL');
    return code === undefined ? undefined : {response: code};
  }
}
