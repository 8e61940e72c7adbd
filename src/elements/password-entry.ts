import {html, type TemplateResult} from 'lit';
import type {StepAnswer} from './events.js';
import {PasswordElement} from './password-element.js';

/**
 * Asks for the password of somebody who has chosen to sign in with one.
 *
 * The answer has the password as its response.
 *
 * @fires {StepAnswerEvent} step-answer - The user has submitted a password, or wants to go back or to start again.
 */
export class PasswordEntry extends PasswordElement {
  protected override render(): TemplateResult {
    const {messages} = this;
    return this.renderForm(
      messages.enterPassword,
      html`
        ${this.renderLoginId(this.loginId)}
        ${this.renderPassword({
          name: 'password',
          label: messages.password,
          autocomplete: 'current-password',
          enterKeyHint: 'done',
        })}
        ${this.renderSubmit(messages.signIn, messages.signingIn)} ${this.renderWaysOut()}
      `,
    );
  }

  protected override read(form: FormData): StepAnswer | undefined {
    const password = this.readPassword(form, 'password');
    return password === undefined ? undefined : {response: password};
  }
}
