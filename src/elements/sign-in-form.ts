import {html, nothing, type TemplateResult} from 'lit';
import {property} from 'lit/decorators.js';
import {flag} from './attributes.js';
import type {StepAnswer} from './events.js';
import {loadHydrate, PAINTED, unknownMessages} from './painted-form.js';
import {PasswordElement} from './password-element.js';

/**
 * The start of a sign-in: the login id and the password, which can be shown.
 *
 * The answer has the login id as its response and the password in its options.
 *
 * @fires {StepAnswerEvent} step-answer - The user has submitted the form.
 */
export class SignInForm extends PasswordElement {
  /** Asks for no password: the pool asks for another proof first. */
  @property(flag) passwordless = false;

  /** Moves the focus to the field at fault, else to the first field that is empty. */
  override focus(options?: FocusOptions): void {
    if (!this.shownProblem?.field && this.loginId && !this.passwordless)
      this.querySelector<HTMLElement>('[name=password]')?.focus(options);
    else super.focus(options);
  }

  /** Goes on with what `signInFormHtml` has painted; where another version has, with what was typed into it. */
  protected override async takeOver(): Promise<void> {
    const painted = this.getAttribute(PAINTED);
    if (painted === null) return super.takeOver();
    // Where it cannot be loaded the form is made anew, too.
    const hydrate = await loadHydrate().catch(() => undefined);
    const {loginId, loginWith, passwordless, sentences} = this;
    try {
      Object.assign(this, JSON.parse(painted), {sentences: unknownMessages, isLive: false});
      if (!hydrate) throw new Error('There is nothing to take the form over with.');
      hydrate(this.render(), this, this.renderOptions);
    } catch {
      const typed = new Map(fieldsOf(this).map(({name, value}) => [name, value]));
      void this.updateComplete.then(() => {
        for (const field of fieldsOf(this)) field.value ||= typed.get(field.name) ?? '';
      });
      await super.takeOver();
    }
    Object.assign(this, {loginId, loginWith, passwordless, sentences, isLive: true});
  }

  protected override render(): TemplateResult {
    const {messages} = this;
    return this.renderForm(
      messages.signIn,
      html`
        ${this.renderLoginIdField(this.passwordless ? 'done' : 'next')}
        ${
          this.passwordless
            ? nothing
            : html`
                ${this.renderPassword({
                  name: 'password',
                  label: messages.password,
                  autocomplete: 'current-password',
                  enterKeyHint: 'done',
                })}
              `
        }
        ${this.renderSubmit(messages.signIn, messages.signingIn)}
        ${this.passwordless ? nothing : this.renderAction('forgot-password', messages.forgotPassword)}
      `,
    );
  }

  protected override read(form: FormData): StepAnswer | undefined {
    const loginId = this.readLoginId(form);
    if (loginId === undefined) return;
    if (this.passwordless) return {response: loginId};
    const password = this.readPassword(form, 'password');
    return password === undefined ? undefined : {response: loginId, options: {password}};
  }
}

const fieldsOf = (form: HTMLElement) => [...form.querySelectorAll('input')];
