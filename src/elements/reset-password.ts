import {html, type TemplateResult} from 'lit';
import {property} from 'lit/decorators.js';
import {flag} from './attributes.js';
import type {StepAction, StepAnswer} from './events.js';
import {NewPasswordElement} from './new-password-element.js';
import {text, verbatim} from './text.js';

/**
 * Resets a forgotten password, in two forms: the login id to which a code is sent, and then the code with the new
 * password.
 *
 * The first answer has the login id as its response; the second has the code, and the new password in its options.
 *
 * @fires {StepAnswerEvent} step-answer - The user has submitted the form, has a code already, or wants a new one or to
 * start again.
 */
export class ResetPassword extends NewPasswordElement {
  /** The second form: a code was sent, or the user has one. */
  @property({...flag, attribute: 'has-code'}) hasCode = false;
  /** Where the code was sent, mostly masked. */
  @property() destination: string | undefined;

  protected override render(): TemplateResult {
    return this.renderForm(
      this.messages.resetPassword,
      this.hasCode ? this.#renderReset() : this.#renderRequest(),
    );
  }

  protected override read(form: FormData): StepAnswer | undefined {
    if (!this.hasCode) {
      const loginId = this.readLoginId(form);
      return loginId === undefined ? undefined : {response: loginId};
    }
    const code = this.readCode(form, 'EMAIL');
    if (code === undefined) return;
    const newPassword = this.readNewPassword(form);
    return newPassword === undefined ? undefined : {response: code, options: {newPassword}};
  }

  /** Somebody with a code needs none to be sent, but has to say for whom it is. */
  protected override act(action: StepAction): void {
    const form = this.querySelector('form');
    if (action === 'have-code' && form && this.readLoginId(new FormData(form)) === undefined) return;
    super.act(action);
  }

  #renderRequest(): TemplateResult {
    const {messages} = this;
    return html`
      <p class="signin-hint" id=${this.idOf('hint')}>${text(messages.resetPasswordHint)}</p>
      ${this.renderLoginIdField('done', 'hint')} ${this.renderSubmit(messages.sendCode, messages.sending)}
      ${this.renderAction('have-code', messages.haveCode)}
      ${this.renderAction('restart', messages.startAgain)}
    `;
  }

  #renderReset(): TemplateResult {
    const {messages} = this;
    return html`
      <p class="signin-hint" id=${this.idOf('hint')}>
        ${text(messages.resetCodeSent(verbatim(this.destination)))}
      </p>
      ${this.renderLoginId(this.loginId)} ${this.renderCode()} ${this.renderNewPassword()}
      ${this.renderSubmit(messages.savePassword, messages.saving)} ${this.renderResend()}
      ${this.renderAction('restart', messages.startAgain)}
    `;
  }
}
