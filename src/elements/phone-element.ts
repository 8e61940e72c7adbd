import {html, nothing, type TemplateResult} from 'lit';
import {property, state} from 'lit/decorators.js';
import type {LoginIdKind} from '../core/messages.js';
import {isPhoneNumber, toE164} from '../core/phone.js';
import {renderCountrySelect} from './country-select.js';
import {StepElement} from './step-element.js';

/**
 * What the elements have in common that ask for what may be a telephone number. Cognito takes one only with its country
 * in front, which few people type: where it is missing, the country is chosen from a list.
 */
export abstract class PhoneElement extends StepElement {
  /** What the user signs in with. */
  @property({attribute: 'login-id'}) loginId = '';
  /** What the pool takes as login id; it decides the label, the keyboard and what browsers fill in. */
  @property({attribute: false}) loginWith: readonly LoginIdKind[] = ['username'];

  @state() private countryAsked = false;

  /** The field for the login id, with the list of countries where it may be a telephone number. */
  protected renderLoginIdField(enterKeyHint: 'done' | 'next', describedBy?: string): TemplateResult {
    return html`
      <div class="signin-field" @input=${this.#look}>
        ${this.renderField({
          name: 'username',
          label: this.messages.loginId(this.loginWith),
          type: this.#type(),
          autocomplete: 'username',
          value: this.loginId,
          enterKeyHint,
          ...(describedBy && {describedBy}),
        })}
        ${this.#isPhoneOnly() || this.countryAsked ? this.renderCountry() : nothing}
      </div>
    `;
  }

  /** The login id as Cognito takes it; where there is none yet it says what is missing, and gives `undefined`. */
  protected readLoginId(form: FormData): string | undefined {
    const text = String(form.get('username')).trim();
    if (!text) {
      this.complain('loginIdMissing', this.messages.loginIdMissing(this.loginWith), 'username');
      return;
    }
    return this.loginWith.includes('phone') && isPhoneNumber(text) ? this.readPhone(text, form) : text;
  }

  /** A telephone number in E.164; where it is none, or lacks its country, it says so and gives `undefined`. */
  protected readPhone(text: string, form: FormData, field = 'username'): string | undefined {
    if (!isPhoneNumber(text)) {
      this.complain('phoneMalformed', this.messages.phoneMalformed, field);
      return;
    }
    const country = form.get('country');
    const phone = toE164(text, typeof country === 'string' ? country : undefined);
    if (phone) return phone;
    this.countryAsked = true;
    this.complain('countryMissing', this.messages.countryMissing, 'country');
    return;
  }

  protected renderCountry(): TemplateResult {
    return html`
      <div class="signin-field">
        ${renderCountrySelect({
          id: this.idOf('country'),
          name: 'country',
          label: this.messages.country,
          language: 'en',
          isBusy: this.busy,
          describedBy: this.idOf('country-problem'),
        })}
        ${this.renderProblemAt('country')}
      </div>
    `;
  }

  #look(event: Event): void {
    const {name, value} = event.target as HTMLInputElement;
    if (name !== 'username' || !this.loginWith.includes('phone')) return;
    this.countryAsked = isPhoneNumber(value) && !value.trim().startsWith('+');
  }

  #isPhoneOnly(): boolean {
    return this.loginWith.length === 1 && this.loginWith[0] === 'phone';
  }

  #type(): 'email' | 'tel' | 'text' {
    const [kind = 'username', ...others] = this.loginWith;
    return others.length > 0 ? 'text' : ({email: 'email', phone: 'tel', username: 'text'} as const)[kind];
  }
}
