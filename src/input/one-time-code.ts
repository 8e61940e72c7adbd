import {cleanIdentifier, toAsciiDigits} from './normalise-text.js';

/** Where a code comes from: a text message, an e-mail, or an authenticator app. */
export type CodeMedium = 'SMS' | 'EMAIL' | 'TOTP';

/** How many digits a code may have. Cognito's passwordless codes have 8, its MFA codes 6; pools may change both. */
const LENGTHS: {readonly [M in CodeMedium]: {readonly least: number; readonly most: number}} = {
  SMS: {least: 4, most: 10},
  EMAIL: {least: 4, most: 10},
  TOTP: {least: 6, most: 6},
};

/** What people put between the groups of a code. */
const GAP = '[\\s.\\-\\u2010-\\u2015]';
const alone = (digits: string) => new RegExp(`(?<!\\d${GAP}?)${digits}(?!${GAP}?\\d)`, 'gu');

/**
 * Where a code may stand in a message, the likeliest first: a message often has other numbers in it, a year, a time, a
 * telephone number. What is as long as Cognito's codes wins, then what is in even groups, then any number.
 */
const SHAPES: readonly RegExp[] = [
  /(?<!\d)(?:\d{8}|\d{6})(?!\d)/gu,
  alone(`(?:\\d{3}${GAP}\\d{3}|\\d{4}${GAP}\\d{4}|\\d{2}${GAP}\\d{2}${GAP}\\d{2})`),
  alone(`\\d(?:${GAP}\\d)+`),
  /(?<!\d)(?!(?:19|20)\d\d(?!\d))\d+/gu,
  /\d+/gu,
];

/**
 * Finds the code in what a person typed or pasted: «123 456», «Your code is 123456.», «۱۲۳۴۵۶».
 *
 * @returns the digits, or `undefined` when there is nothing in the text that can be a code of this medium
 */
export function extractCode(text: string, medium: CodeMedium): string | undefined {
  const {least, most} = LENGTHS[medium];
  const fits = (digits: string) => digits.length >= least && digits.length <= most;
  const ascii = toAsciiDigits(cleanIdentifier(text));
  for (const shape of SHAPES) {
    const found = (ascii.match(shape) ?? []).map(onlyDigits).find(fits);
    if (found) return found;
  }
  return [onlyDigits(ascii)].find(fits);
}

function onlyDigits(text: string): string {
  return text.replace(/\D/gu, '');
}
