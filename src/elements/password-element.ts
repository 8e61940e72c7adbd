import {html, type TemplateResult} from 'lit';
import {state} from 'lit/decorators.js';
import {PhoneElement} from './phone-element.js';
import type {Field} from './step-element.js';
import {text} from './text.js';

/** What the elements have in common that ask for a password: a button shows what is typed, and sending hides it. */
export abstract class PasswordElement extends PhoneElement {
  @state() private revealed = false;

  /** Reads a password as it is, invisible characters and white space at its ends included. Without one it says so and gives `undefined`. */
  protected readPassword(form: FormData, name: string): string | undefined {
    const password = String(form.get(name) ?? '');
    if (password) {
      this.revealed = false;
      return password;
    }
    const key = name === 'password' ? 'passwordMissing' : 'newPasswordMissing';
    this.complain(key, this.messages[key], name);
    return;
  }

  protected renderPassword(field: Omit<Field, 'type' | 'beside'>): TemplateResult {
    const {messages, revealed} = this;
    return this.renderField({
      ...field,
      type: revealed ? 'text' : 'password',
      beside: html`
        <button
          class="signin-link"
          type="button"
          data-action="show-password"
          aria-controls=${this.idOf(field.name)}
          aria-label=${revealed ? messages.hidePassword : messages.showPassword}
          ?disabled=${this.busy || !this.isLive}
          @click=${this.#toggle}
        >
          ${text(revealed ? messages.hide : messages.show)}
        </button>
      `,
    });
  }

  #toggle(): void {
    this.revealed = !this.revealed;
  }
}
