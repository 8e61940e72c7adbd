import {browserLanguage, browserTimeZone} from '../browser/environment.js';
import type {FieldInputMode, FieldType} from './step-element.js';

/** How a user attribute is asked for. */
interface AttributeField {
  readonly type?: FieldType;
  readonly autocomplete: string;
  readonly inputMode?: FieldInputMode;
  /** A text of several lines. */
  readonly isMultiline?: true;
}

/** Cognito's standard attributes, which are OpenID Connect's, in the terms of HTML's `autocomplete`. */
const FIELDS: {readonly [name: string]: AttributeField | undefined} = {
  address: {autocomplete: 'street-address', isMultiline: true},
  birthdate: {type: 'date', autocomplete: 'bday'},
  email: {type: 'email', autocomplete: 'email'},
  family_name: {autocomplete: 'family-name'},
  gender: {autocomplete: 'sex'},
  given_name: {autocomplete: 'given-name'},
  locale: {autocomplete: 'language'},
  middle_name: {autocomplete: 'additional-name'},
  name: {autocomplete: 'name'},
  nickname: {autocomplete: 'nickname'},
  phone_number: {type: 'tel', autocomplete: 'tel'},
  picture: {type: 'url', autocomplete: 'photo'},
  preferred_username: {autocomplete: 'off'},
  profile: {type: 'url', autocomplete: 'url'},
  website: {type: 'url', autocomplete: 'url'},
  zoneinfo: {autocomplete: 'off'},
};

/** Says how to ask for an attribute; any that is not standard, `custom:*` among them, is plain text. */
export function fieldOf(attribute: string): AttributeField {
  return FIELDS[attribute] ?? {autocomplete: 'off'};
}

/** Attributes that users cannot set: the time of the last change, and what Cognito decides itself. */
const NOT_ASKED: ReadonlySet<string> = new Set(['email_verified', 'phone_number_verified', 'updated_at']);

/** Whether the user is asked for an attribute. */
export function isAsked(attribute: string): boolean {
  return !NOT_ASKED.has(attribute);
}

/** What stands in the field at first: the browser knows these two better than most people. */
export function suggestionFor(attribute: string): string | undefined {
  if (attribute === 'locale') return browserLanguage();
  if (attribute === 'zoneinfo') return browserTimeZone();
  return undefined;
}
