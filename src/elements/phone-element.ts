import {html, nothing, type TemplateResult} from 'lit';
import {property, state} from 'lit/decorators.js';
import type {LoginIdKind} from '../core/messages.js';
import {cleanLoginId, readEmailAddress} from '../input/login-id.js';
import {hasCallingCode, looksLikePhoneNumber, readPhoneNumber} from '../input/phone-number.js';
import {renderCountrySelect} from './country-select.js';
import type {StepAction} from './events.js';
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

  /** The login id as Cognito takes it. Where there is none yet, reports what is wrong and returns `undefined`. */
  protected readLoginId(form: FormData): string | undefined {
    const text = String(form.get('username'));
    // Extensions fill fields without an event.
    this.typedLoginId = text;
    if (!cleanLoginId(text)) {
      this.complain('loginIdMissing', this.messages.loginIdMissing(this.loginWith), 'username');
      return;
    }
    const reading = this.#readLoginId(text, selectedCountry(form));
    if (typeof reading === 'string') return reading;
    this.#report(reading.problem, 'username');
    return;
  }

  /** Buttons that send nothing pass on the same login id as the form, or the text as it is while it is not complete. */
  protected override act(action: StepAction): void {
    const form = this.querySelector('form');
    const data = form ? new FormData(form) : undefined;
    const text = String(data?.get('username') ?? '');
    const reading = data && this.#readLoginId(text, selectedCountry(data));
    super.act(action, typeof reading === 'string' ? reading : cleanLoginId(text));
  }

  /** A phone number in E.164. Where there is none, or its country is missing, reports that and returns `undefined`. */
  protected readPhone(text: string, form: FormData, field: string): string | undefined {
    const reading = readPhoneNumber(text, selectedCountry(form));
    if ('number' in reading) return reading.number;
    this.#report(reading.problem, field);
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

  #report(problem: LoginIdProblem, field: string): void {
    this.complain(problem, this.messages[problem], problem === 'countryMissing' ? 'country' : field);
  }

  /**
   * Reads a login id of the kinds that the pool takes. Where user names are allowed, digits alone are a user name: only a
   * plus, or a country that the user has selected, makes them a phone number.
   */
  #readLoginId(text: string, country: string | undefined): string | {readonly problem: LoginIdProblem} {
    const {loginWith} = this;
    const loginId = cleanLoginId(text);
    const phone = loginWith.includes('phone') ? readPhoneNumber(text, country) : undefined;
    if (loginWith.includes('username'))
      return phone && 'number' in phone && isMeantAsPhone(loginId, country) ? phone.number : loginId;
    if (phone && 'number' in phone) return phone.number;
    if (!loginWith.includes('email')) return phone ?? loginId;
    if (AT_SIGN.test(loginId)) return readEmailAddress(text) ?? loginId;
    if (!phone) return {problem: 'emailMalformed'};
    return phone.problem === 'countryMissing' ? phone : {problem: 'loginIdMalformed'};
  }

  /** The list of countries makes visible that the text is read as a phone number, and lets the user change that. */
  #isCountryAsked(): boolean {
    const {loginWith} = this;
    if (this.#isPhoneOnly()) return true;
    if (!loginWith.includes('phone')) return false;
    const text = this.typedLoginId ?? this.loginId;
    if (loginWith.includes('username')) return looksLikePhoneNumber(text) && !hasCallingCode(text);
    const reading = this.#readLoginId(text, undefined);
    return typeof reading === 'object' && reading.problem === 'countryMissing';
  }

  #isPhoneOnly(): boolean {
    return this.loginWith.length === 1 && this.loginWith[0] === 'phone';
  }

  #type(): 'email' | 'tel' | 'text' {
    const [kind = 'username', ...others] = this.loginWith;
    return others.length > 0 ? 'text' : ({email: 'email', phone: 'tel', username: 'text'} as const)[kind];
  }
}

type LoginIdProblem = 'countryMissing' | 'emailMalformed' | 'loginIdMalformed' | 'phoneMalformed';

/** What every email address has. Quoted parts may have white space in them. */
const AT_SIGN = /\S@\S/u;

/** Whether a login id that may be a user name is a phone number. No user name has white space in it. */
function isMeantAsPhone(loginId: string, country: string | undefined): boolean {
  const isNumber = looksLikePhoneNumber(loginId);
  return hasCallingCode(loginId) ? isNumber || /\s/u.test(loginId) : isNumber && country !== undefined;
}

/** The country that is selected in the list; `undefined` where there is no list, or no country is selected. */
function selectedCountry(form: FormData): string | undefined {
  const country = form.get('country');
  return typeof country === 'string' && country ? country : undefined;
}
