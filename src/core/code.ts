/** Where a code comes from: a text message, an e-mail, or an authenticator app. */
export type CodeMedium = 'SMS' | 'EMAIL' | 'TOTP';

/** How many digits a code may have. Cognito's passwordless codes have 8, its MFA codes 6; pools may change both. */
const LENGTHS: {readonly [M in CodeMedium]: {readonly least: number; readonly most: number}} = {
  SMS: {least: 4, most: 10},
  EMAIL: {least: 4, most: 10},
  TOTP: {least: 6, most: 6},
};

/** Digits that belong together: one separator at most between two of them, as in «123 456» and «12-34-56». */
const RUN = /\d(?:[\s.\-\u2010-\u2015]?\d)*/gu;

/**
 * Finds the code in what a person typed or pasted: «123 456», «Your code is 123456.», «۱۲۳۴۵۶».
 *
 * @returns the digits, or `undefined` when there is nothing in the text that can be a code of this medium
 */
export function extractCode(text: string, medium: CodeMedium): string | undefined {
  const {least, most} = LENGTHS[medium];
  const fits = (digits: string) => digits.length >= least && digits.length <= most;
  const runs = (toAsciiDigits(text).match(RUN) ?? []).map(onlyDigits);
  // A message often has other numbers in it (a year, a time, a phone number): what is as long as Cognito's codes wins.
  const likely = runs.find((run) => fits(run) && (run.length === 6 || run.length === 8));
  return likely ?? runs.find(fits) ?? [runs.join('')].find(fits);
}

function onlyDigits(text: string): string {
  return text.replace(/\D/gu, '');
}

/** Writes every script's decimal digits (Arabic-Indic, Devanagari, full-width …) as 0 to 9, which is what Cognito takes. */
function toAsciiDigits(text: string): string {
  return text.replace(/\p{Nd}/gu, (digit) => String(digitValue(digit)));
}

function digitValue(digit: string): number {
  // Unicode keeps the ten digits of a script together and in order, some scripts side by side: the value is the
  // distance from the first of them, of which the last place counts.
  const point = digit.codePointAt(0) ?? 0;
  let first = point;
  while (/\p{Nd}/u.test(String.fromCodePoint(first - 1))) first -= 1;
  return (point - first) % 10;
}
