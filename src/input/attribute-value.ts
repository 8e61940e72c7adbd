import {cleanLoginId, readEmailAddress} from './login-id.js';
import {cleanIdentifier, cleanText} from './normalise-text.js';

/** Why the value of a user attribute cannot be sent. Each is the key of a message. */
export type AttributeProblem =
  | 'attributeMissing'
  | 'attributeTooLong'
  | 'dateMalformed'
  | 'emailMalformed'
  | 'languageMalformed'
  | 'timeZoneMalformed'
  | 'urlMalformed';

/** A value as Cognito stores it, or the reason why there is none. */
export type AttributeReading = {readonly value: string} | {readonly problem: AttributeProblem};

/** Cognito's limit for every attribute. Characters. */
const LONGEST = 2048;

/** Reads what was typed; `undefined` where it is not of the form. */
type Read = (text: string) => string | undefined;

const matching =
  (pattern: RegExp): Read =>
  (text) => {
    const value = cleanIdentifier(text);
    return pattern.test(value) ? value : undefined;
  };

const url = [matching(/^https?:\/\/[^\s/?#]+\S*$/i), 'urlMalformed'] as const;

/** The attributes of OpenID Connect that have a form. */
const FORMS: {readonly [name: string]: readonly [read: Read, problem: AttributeProblem] | undefined} = {
  birthdate: [readDate, 'dateMalformed'],
  email: [readEmailAddress, 'emailMalformed'],
  locale: [matching(/^[a-z]{2,8}(?:[-_][a-z\d]{2,8})*$/i), 'languageMalformed'],
  picture: url,
  preferred_username: [cleanLoginId, 'attributeMissing'],
  profile: url,
  website: url,
  zoneinfo: [matching(/^[a-z][\w+-]*(?:\/[\w+-]+)*$/i), 'timeZoneMalformed'],
};

/** Reads the value of a user attribute other than a phone number. */
export function readAttribute(name: string, text: string): AttributeReading {
  // Forms send line breaks as two characters.
  const plain = cleanText(text.replaceAll('\r\n', '\n'));
  if (!plain) return {problem: 'attributeMissing'};
  if (plain.length > LONGEST) return {problem: 'attributeTooLong'};
  const [read, problem] = (Object.hasOwn(FORMS, name) ? FORMS[name] : undefined) ?? [];
  const value = read ? read(text) : plain;
  return value ? {value} : {problem: problem ?? 'attributeMissing'};
}

/** A date of the calendar as YYYY-MM-DD. A date field gives years of five digits as well. */
function readDate(text: string): string | undefined {
  const value = cleanIdentifier(text);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return undefined;
  const date = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value) ? value : undefined;
}
