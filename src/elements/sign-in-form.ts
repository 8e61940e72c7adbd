import {html, nothing, type PropertyValues, type TemplateResult} from 'lit';
import {property} from 'lit/decorators.js';
import {flag} from './attributes.js';
import type {StepAnswer} from './events.js';
import {hydrate} from './hydrate.js';
import {hasPaintedForm, type Painted, readPainted, unknownMessages} from './painted-form.js';
import {PasswordElement} from './password-element.js';
import {readTyped, type TypedInput, writeTyped} from './typed-input.js';

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

  #isReplacing = false;
  #typed: TypedInput | undefined;

  /** Moves the focus to the field at fault, else to the first field that is empty. */
  override focus(options?: FocusOptions): void {
    if (!this.shownProblem?.field && this.loginId && !this.passwordless)
      this.querySelector<HTMLElement>('[name=password]')?.focus(options);
    else super.focus(options);
  }

  /** Hydrates what `signInFormHtml` has rendered. If that cannot be, a new form gets what was typed. */
  protected override async takeOver(): Promise<void> {
    const painted = readPainted(this);
    if (!painted && !hasPaintedForm(this)) return super.takeOver();
    // Something may have enabled the button: the browser would send the form to the page's own address.
    const keep = (event: Event) => event.preventDefault();
    this.addEventListener('submit', keep);
    const isHydrated = painted && (await this.#hydrate(painted));
    this.removeEventListener('submit', keep);
    this.#isReplacing = !isHydrated;
  }

  /** Replaced only now, so that what was typed is in the page at any time. */
  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    if (!this.#isReplacing) return;
    this.#isReplacing = false;
    this.#typed = readTyped(this);
    this.replaceChildren();
  }

  protected override firstUpdated(): void {
    if (this.#typed) writeTyped(this, this.#typed);
    this.#typed = undefined;
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

  /** Renders with the properties that the server had, and in between no others. */
  async #hydrate(painted: Painted): Promise<boolean> {
    const renderAs = (properties: object) => () => {
      const {idPrefix, loginId, loginWith, passwordless, sentences, isLive} = this;
      Object.assign(this, properties);
      try {
        return this.render();
      } finally {
        Object.assign(this, {idPrefix, loginId, loginWith, passwordless, sentences, isLive});
      }
    };
    const {idPrefix} = this;
    return hydrate(
      this,
      {
        painted: renderAs({...painted, sentences: unknownMessages, isLive: false}),
        live: renderAs({...painted, idPrefix}),
      },
      this.renderOptions,
    );
  }
}
