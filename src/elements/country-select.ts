import {html, type TemplateResult} from 'lit';
import {browserLanguage} from '../browser/environment.js';
import {DEFAULT_LANGUAGE, languageTag, regionNames, regionOf} from '../core/language.js';
import {countries} from '../input/phone-countries.js';
import {isPainting} from './painted-form.js';
import {text} from './text.js';

/** The list of countries, for numbers that do not begin with a plus. */
interface CountrySelect {
  readonly id: string;
  readonly name: string;
  readonly label: string;
  /** The entry that selects no country. */
  readonly none: string;
  /** No country is selected by anything but the user: the text beside the list may be something else than a phone number. */
  readonly isOptional: boolean;
  /** The language of the names, BCP 47. */
  readonly language: string;
  readonly isBusy: boolean;
  readonly describedBy: string;
}

/** Draws the list, by name, with the country of the browser's language chosen. */
export function renderCountrySelect(select: CountrySelect): TemplateResult {
  const {id, name, label, none, isOptional, isBusy, describedBy} = select;
  const language = languageTag(select.language) ?? DEFAULT_LANGUAGE;
  const nameOf = regionNames(language);
  // A server does not know where the user is.
  const here = isPainting || isOptional ? undefined : regionOf(browserLanguage() ?? DEFAULT_LANGUAGE);
  const entries = countries
    .map(({region, callingCode}) => ({region, callingCode, country: nameOf(region)}))
    .sort((one, other) => one.country.localeCompare(other.country, language));
  return html`
    <label class="signin-label" for=${id}>${text(label)}</label>
    <select
      class="signin-input"
      id=${id}
      name=${name}
      autocomplete=${isOptional ? 'off' : 'country'}
      aria-describedby=${describedBy}
      ?disabled=${isBusy}
    >
      <option value="" ?selected=${!entries.some(({region}) => region === here)}>${text(none)}</option>
      ${entries.map(
        ({region, callingCode, country}) =>
          html`<option value=${region} ?selected=${region === here}>
            ${text(`${country} (+${callingCode})`)}
          </option>`,
      )}
    </select>
  `;
}
