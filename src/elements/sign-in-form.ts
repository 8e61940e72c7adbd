import {html, type TemplateResult} from 'lit';
import {property, state} from 'lit/decorators.js';
import type {LoginIdKind} from '../core/messages.js';
import {flag} from './attributes.js';
import type {StepAnswer} from './events.js';
import {StepElement} from './step-element.js';

/**
 * The start of a sign-in: the login id and the password, which can be shown.
 *
 * The answer has the login id as its response and the password in its options.
 *
 * @fires {StepAnswerEvent} step-answer - The user has submitted the form.
 */
export class SignInForm extends StepElement {
  /** The login id to begin with. */
  @property({attribute: 'login-id'}) loginId = '';
  /** What the pool takes as login id; it decides the label, the keyboard and what browsers fill in. */
  @property({attribute: false}) loginWith: readonly LoginIdKind[] = ['username'];
  /** Asks for no password: the pool asks for another proof first. */
  @property(flag) passwordless = false;

  @state() private revealed = false;

  /** Moves the focus to the field at fault, else to the first field that is empty. */
  override focus(options?: FocusOptions): void {
    if (!this.shownProblem?.field && this.loginId && !this.passwordless)
      this.querySelector<HTMLElement>('[name=password]')?.focus(options);
    else super.focus(options);
  }

  protected override render(): TemplateResult {
    const {messages} = this;
    return this.renderForm(
      messages.signIn,
      html`
        ${this.renderField({
          name: 'username',
          label: messages.loginId(this.loginWith),
          type: this.#loginIdType(),
          autocomplete: 'username',
          value: this.loginId,
          enterKeyHint: this.passwordless ? 'done' : 'next',
        })}
        ${this.passwordless ? '' : this.#renderPassword()}
        ${this.renderSubmit(messages.signIn, messages.signingIn)}
      `,
    );
  }

  protected override read(form: FormData): StepAnswer | undefined {
    const loginId = String(form.get('username')).trim();
    if (!loginId) {
      this.complain('loginIdMissing', this.messages.loginIdMissing(this.loginWith), 'username');
      return;
    }
    if (this.passwordless) return {response: loginId};
    // Taken as it is: spaces at its ends are part of a password.
    const password = String(form.get('password'));
    if (!password) {
      this.complain('passwordMissing', this.messages.passwordMissing, 'password');
      return;
    }
    this.revealed = false;
    return {response: loginId, options: {password}};
  }

  #renderPassword(): TemplateResult {
    const {messages, revealed} = this;
    return this.renderField({
      name: 'password',
      label: messages.password,
      type: revealed ? 'text' : 'password',
      autocomplete: 'current-password',
      enterKeyHint: 'done',
      beside: html`
        <button
          class="signin-link"
          type="button"
          data-action="show-password"
          aria-controls=${this.idOf('password')}
          aria-label=${revealed ? messages.hidePassword : messages.showPassword}
          ?disabled=${this.busy}
          @click=${this.#toggle}
        >
          ${revealed ? messages.hide : messages.show}
        </button>
      `,
    });
  }

  #toggle(): void {
    this.revealed = !this.revealed;
  }

  #loginIdType(): 'email' | 'tel' | 'text' {
    if (this.loginWith.length !== 1) return 'text';
    return ({email: 'email', phone: 'tel', username: 'text'} as const)[this.loginWith[0] ?? 'username'];
  }
}
