import {html, nothing, type TemplateResult} from 'lit';
import {property, state} from 'lit/decorators.js';
import type {LoginIdKind} from '../core/messages.js';
import {cleanLoginId, readEmailAddress} from '../input/login-id.js';
import {hasCallingCode, looksLikePhoneNumber, readPhoneNumber} from '../input/phone-number.js';
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

  /** The login id as the user has typed it so far. */
  @state() private typedLoginId: string | undefined;

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
        ${this.#isCountryAsked() ? this.renderCountry(this.loginWith.includes('username')) : nothing}
      </div>
    `;
  }

  /** The login id as Cognito takes it. Where there is none yet, reports what is missing and returns `undefined`. */
  protected readLoginId(form: FormData): string | undefined {
    const text = String(form.get('username'));
    const loginId = cleanLoginId(text);
    // Extensions fill fields without an event.
    this.typedLoginId = text;
    if (!loginId) {
      this.complain('loginIdMissing', this.messages.loginIdMissing(this.loginWith), 'username');
      return;
    }
    if (this.#isPhone(loginId, form)) return this.readPhone(text, form);
    return this.loginWith.includes('username') ? loginId : (readEmailAddress(text) ?? loginId);
  }

  /** A phone number in E.164. Where there is none, or its country is missing, reports that and returns `undefined`. */
  protected readPhone(text: string, form: FormData, field = 'username'): string | undefined {
    const reading = readPhoneNumber(text, selectedCountry(form));
    if ('number' in reading) return reading.number;
    const {problem} = reading;
    this.complain(problem, this.messages[problem], problem === 'countryMissing' ? 'country' : field);
    return;
  }

  /** @param isOptional the text may be something else than a phone number, and is unless a country is selected */
  protected renderCountry(isOptional = false): TemplateResult {
    const {messages} = this;
    return html`
      <div class="signin-field">
        ${renderCountrySelect({
          id: this.idOf('country'),
          name: 'country',
          label: messages.country,
          none: isOptional ? messages.notAPhoneNumber : messages.chooseCountry,
          isOptional,
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
    if (name === 'username') this.typedLoginId = value;
  }

  /**
   * Whether a login id is a phone number. Where user names are allowed, digits alone are a user name: only a plus, or a
   * country that the user has selected, makes them a phone number.
   */
  #isPhone(loginId: string, form: FormData): boolean {
    const {loginWith} = this;
    if (!loginWith.includes('phone')) return false;
    if (this.#isPhoneOnly()) return true;
    if (!loginWith.includes('username')) return looksLikePhoneNumber(loginId);
    const country = selectedCountry(form);
    const isMeant = hasCallingCode(loginId) || (country !== undefined && looksLikePhoneNumber(loginId));
    return isMeant && 'number' in readPhoneNumber(loginId, country);
  }

  /** The list of countries makes visible that the text is read as a phone number, and lets the user change that. */
  #isCountryAsked(): boolean {
    if (this.#isPhoneOnly()) return true;
    const text = this.typedLoginId ?? this.loginId;
    return this.loginWith.includes('phone') && looksLikePhoneNumber(text) && !hasCallingCode(text);
  }

  #isPhoneOnly(): boolean {
    return this.loginWith.length === 1 && this.loginWith[0] === 'phone';
  }

  #type(): 'email' | 'tel' | 'text' {
    const [kind = 'username', ...others] = this.loginWith;
    return others.length > 0 ? 'text' : ({email: 'email', phone: 'tel', username: 'text'} as const)[kind];
  }
}

/** The country that is selected in the list; `undefined` where there is no list, or no country is selected. */
function selectedCountry(form: FormData): string | undefined {
  const country = form.get('country');
  return typeof country === 'string' && country ? country : undefined;
}
