import {cleanIdentifier, toAsciiDigits} from './normalise-text.js';

/** Longer text is no phone number, and would take long to search. Characters. */
const LONGEST_TEXT = 200;
/** With fewer digits before it, a word is more likely a part of the number: `1-800-FLOWERS`. */
const FEWEST_DIGITS_BEFORE_LABEL = 6;

/** The links of a chat to a phone number. They have the calling code, and mostly no plus. */
const CHAT_LINK =
  /^(?:(?:https?:\/\/)?(?:www\.)?(?:wa\.me\/|api\.whatsapp\.com\/send\/?\?(?:.*&)?phone=)|whatsapp:\/\/send\/?\?(?:.*&)?phone=)(?:\+|%2b|%20| )*(\d+)/isu;
/** The start of an address (`tel:`), or of a line of a vCard (`TEL;TYPE=cell:`). */
const ADDRESS =
  /^(?:[\w-]+\.)?(?:tel(?:;[^:]*)?|sms|callto|telprompt|facetime|sips?):(?:tel:)?(?:\/\/)?(.*)/isu;

/** Cuts an extension. It cannot be part of a number in E.164, and no code reaches it. */
const EXTENSION =
  /(?<=[\d)\s.,;-])(?:[,;(]?\s*(?:extension|extn?|x|ramal|anexo|poste|int|durchwahl|доб|内線|分机|转|#)[\s.:=#]*|\s*(?:;|,,+|[pw]\s*))\d{1,20}[\s)#]*$/iu;
/** What people write between the digits, after compatibility normalisation. */
const SEPARATORS =
  /[\s()[\]{}./\\_\-\u2010-\u2015\u2212\u30fc\u00b7\u2022\u30fb,:~'\u2018\u2019\ufe0f\u20e3]/gu;

/** Abbreviations that can touch the number: `Tel.0151 …`. */
const ABBREVIATION = /^(?:tel|mob|cel|fon|tlf|ph|тел|моб)\.(?=\d)/iu;
/** Any text before a plus. */
const BEFORE_PLUS = /^[^\d+]+(?=\+)/u;
/**
 * A label before or after the number. What touches a digit is none, since it may be a part of a name or of an address:
 * `ada123456`, `ada.123456`. Only scripts without upper case write a label without a space.
 */
const LABEL_BEFORE = /^[^\d+]+(?<![\p{Lu}\p{Ll}\p{M}._/\\@-])(?=\d)/u;
const LABEL_AFTER = /(?<=\d)(?![\p{L}\p{M}@]|[-._/\\]+\p{L})[^\d+]+$/u;

/**
 * Takes a phone number out of what surrounds it: invisible characters, the parts of a `tel:` address or of a link to a
 * chat, an extension. Digits of every script become 0 to 9. Empty for a text that is too long for a phone number.
 */
export function unwrapPhone(text: string): string {
  const clean = cleanIdentifier(text);
  if (clean.length > LONGEST_TEXT) return '';
  const ascii = toAsciiDigits(clean.normalize('NFKC'))
    .replace(/\u2795/gu, '+')
    .trim();
  const [, linked] = CHAT_LINK.exec(ascii) ?? [];
  if (linked !== undefined) return `+${linked}`;
  const [, address] = ADDRESS.exec(ascii) ?? [];
  return (address === undefined ? ascii : fromAddress(address)).trim().replace(EXTENSION, '').trim();
}

/** Drops labels and names around a number, and the second of two numbers. Separators stay. */
export function withoutLabels(text: string): string {
  if (text.includes('@')) return text;
  const number = text
    .replace(/\+[\s+]*\+/gu, '+')
    .replace(ABBREVIATION, '')
    .replace(BEFORE_PLUS, '')
    .replace(LABEL_BEFORE, '')
    // The first of two numbers.
    .replace(/^(\+[^+]*\d)[^\d+]*\+.*/su, '$1');
  const digits = number.replace(/\D/gu, '').length;
  return digits < FEWEST_DIGITS_BEFORE_LABEL ? number : number.replace(LABEL_AFTER, '');
}

/** Removes what people write between the digits. */
export function withoutSeparators(text: string): string {
  return text.replace(SEPARATORS, '');
}

/** Reads what follows `tel:` (RFC 3966): a number, and parameters of which only the calling code matters. */
function fromAddress(address: string): string {
  const [number = '', ...parameters] = address
    .replace(/%2b/giu, '+')
    .replace(/%20/gu, ' ')
    .split(/[;?&@]/u);
  const context = parameters.find((each) => each.startsWith('phone-context=+'));
  return context && !number.startsWith('+') ? context.slice('phone-context='.length) + number : number;
}
