import {html, nothing, type TemplateResult} from 'lit';
import {property} from 'lit/decorators.js';
import type {StepAnswer} from './events.js';
import {NewPasswordElement} from './new-password-element.js';
import {fieldOf, suggestionFor} from './user-attribute.js';
import {text} from './text.js';

/**
 * Asks somebody who signed in with a temporary password for one of their own, and for the attributes that the pool
 * requires and does not have yet.
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
        ${this.missingAttributes.map((attribute) => this.#renderAttribute(attribute))}
        ${this.renderSubmit(messages.savePassword, messages.saving)}
        ${this.renderAction('restart', messages.startAgain)}
      `,
    );
  }

  protected override read(form: FormData): StepAnswer | undefined {
    const password = this.readNewPassword(form);
    if (password === undefined) return;
    const userAttributes: Record<string, string> = {};
    for (const attribute of this.missingAttributes) {
      const value = String(form.get(attribute) ?? '').trim();
      if (!value) {
        const label = this.messages.attribute(attribute);
        this.complain('attributeMissing', this.messages.attributeMissing(label), attribute);
        return;
      }
      const sent = attribute === 'phone_number' ? this.readPhone(value, form, attribute) : value;
      if (sent === undefined) return;
      userAttributes[attribute] = sent;
    }
    return {response: password, ...(this.missingAttributes.length > 0 && {options: {userAttributes}})};
  }

  #renderAttribute(attribute: string): TemplateResult {
    const value = suggestionFor(attribute);
    return html`
      ${this.renderField({
        name: attribute,
        label: this.messages.attribute(attribute),
        ...fieldOf(attribute),
        ...(value && {value}),
      })}
      ${attribute === 'phone_number' ? this.renderCountry() : nothing}
    `;
  }
}
