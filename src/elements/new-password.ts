import {html, nothing, type TemplateResult} from 'lit';
import {property} from 'lit/decorators.js';
import {now} from '../core/clock.js';
import {readAttribute} from '../input/attribute-value.js';
import type {StepAnswer} from './events.js';
import {NewPasswordElement} from './new-password-element.js';
import {fieldOf, isAsked, suggestionFor} from './user-attribute.js';
import {text} from './text.js';

/**
 * Asks somebody who signed in with a temporary password for one of their own, and for the attributes that the pool
 * requires and does not have yet. `updated_at` is filled in with the current time.
 *
 * The answer has the new password as its response and the attributes, without a prefix, in its options.
 *
 * @fires {StepAnswerEvent} step-answer - The user has submitted the form, or wants to start again.
 */
export class NewPassword extends NewPasswordElement {
  /** The attributes to ask for, as Amplify names them. */
  @property({attribute: false}) missingAttributes: readonly string[] = [];

  protected override render(): TemplateResult {
    const {messages} = this;
    return this.renderForm(
      messages.chooseNewPassword,
      html`
        <p class="signin-hint">${text(messages.newPasswordHint)}</p>
        ${this.renderLoginId(this.loginId)} ${this.renderNewPassword()}
        ${this.missingAttributes.filter(isAsked).map((attribute) => this.#renderAttribute(attribute))}
        ${this.renderSubmit(messages.savePassword, messages.saving)}
        ${this.renderAction('restart', messages.startAgain)}
      `,
    );
  }

  protected override read(form: FormData): StepAnswer | undefined {
    const password = this.readNewPassword(form);
    if (password === undefined) return;
    const userAttributes: Record<string, string> = {};
    for (const attribute of this.missingAttributes.filter(isAsked)) {
      const value = this.#readAttribute(attribute, form);
      if (value === undefined) return;
      userAttributes[attribute] = value;
    }
    // Seconds since 1970, as OpenID Connect defines it and Cognito checks it.
    if (this.missingAttributes.includes('updated_at'))
      userAttributes['updated_at'] = String(Math.floor(now() / 1000));
    return {response: password, ...(this.missingAttributes.length > 0 && {options: {userAttributes}})};
  }

  #readAttribute(attribute: string, form: FormData): string | undefined {
    const typed = String(form.get(attribute) ?? '');
    if (attribute === 'phone_number' && typed.trim()) return this.readPhone(typed, form, attribute);
    const reading = readAttribute(attribute, typed);
    if ('value' in reading) return reading.value;
    // A browser gives no value for half a date.
    const field = this.querySelector<HTMLInputElement>(`[name="${CSS.escape(attribute)}"]`);
    const problem = field?.validity.badInput ? 'dateMalformed' : reading.problem;
    const {messages} = this;
    const message =
      problem === 'attributeMissing'
        ? messages.attributeMissing(messages.attribute(attribute))
        : messages[problem];
    this.complain(problem, message, attribute);
    return;
  }

  #renderAttribute(attribute: string): TemplateResult {
    const field = fieldOf(attribute);
    if (field.isMultiline) return this.#renderTextArea(attribute, field.autocomplete);
    const value = suggestionFor(attribute);
    return html`
      ${this.renderField({
        name: attribute,
        label: this.messages.attribute(attribute),
        ...field,
        ...(value && {value}),
      })}
      ${attribute === 'phone_number' ? this.renderCountry() : nothing}
    `;
  }

  #renderTextArea(name: string, autocomplete: string): TemplateResult {
    return html`
      <div class="signin-field">
        <label class="signin-label" for=${this.idOf(name)}>${text(this.messages.attribute(name))}</label>
        <textarea
          class="signin-input"
          id=${this.idOf(name)}
          name=${name}
          rows="3"
          autocomplete=${autocomplete}
          dir="auto"
          ?readonly=${this.busy}
          aria-required="true"
          aria-invalid=${this.problemAt(name) ? 'true' : nothing}
          aria-describedby="${this.idOf(`${name}-problem`)} ${this.idOf('form-problem')}"
        ></textarea>
        ${this.renderProblemAt(name)}
      </div>
    `;
  }
}
