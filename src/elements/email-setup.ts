import {html, type TemplateResult} from 'lit';
import {readEmailAddress} from '../input/login-id.js';
import type {StepAnswer} from './events.js';
import {StepElement} from './step-element.js';
import {text} from './text.js';

/**
 * Asks for the e-mail address to which the codes of the second factor will be sent.
 *
 * The answer has the address as its response.
 *
 * @fires {StepAnswerEvent} step-answer - The user has submitted an address, or wants to go back or to start again.
 */
export class EmailSetup extends StepElement {
  protected override render(): TemplateResult {
    const {messages} = this;
    return this.renderForm(
      messages.setUpEmail,
      html`
        <p class="signin-hint" id=${this.idOf('hint')}>${text(messages.setUpEmailHint)}</p>
        ${this.renderField({
          name: 'email',
          label: messages.email,
          type: 'email',
          autocomplete: 'email',
          describedBy: 'hint',
          enterKeyHint: 'done',
        })}
        ${this.renderSubmit(messages.sendCode, messages.sending)} ${this.renderWaysOut()}
      `,
    );
  }

  protected override read(form: FormData): StepAnswer | undefined {
    const email = readEmailAddress(String(form.get('email')));
    // Amplify tells an address from the other answers by its at sign.
    if (email) return {response: email};
    this.complain('emailMalformed', this.messages.emailMalformed, 'email');
    return;
  }
}
