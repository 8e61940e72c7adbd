/** Format characters (direction marks, zero-width characters, soft hyphens, byte order marks) and control characters. */
const INVISIBLE = /[\p{Cf}\u0000-\u0008\u000e-\u001f\u007f-\u009f]/gu;
/** The same without the zero-width joiners and the tags of flag emoji, which spell words and symbols. */
const INVISIBLE_IN_WORDS =
  /(?![\u200c\u200d\u{e0020}-\u{e007f}])[\p{Cf}\u0000-\u0008\u000e-\u001f\u007f-\u009f]/gu;
/** A zero-width joiner that joins nothing. */
const STRAY_JOINER =
  /(?<![\p{L}\p{M}\p{Extended_Pictographic}])[\u200c\u200d]|[\u200c\u200d](?![\p{L}\p{M}\p{Extended_Pictographic}])/gu;

/**
 * Cleans an identifier: a login id, an address, a code, a number. Removes all invisible characters and the white space
 * at the ends. Cognito accepts no invisible character in a user name (`[\p{L}\p{M}\p{S}\p{N}\p{P}]+`), so no valid one
 * changes. Letters and marks stay as they are, also decomposed ones: Cognito compares them as they were stored.
 *
 * Never for passwords: every character of a password counts.
 */
export function cleanIdentifier(text: string): string {
  return text.replace(INVISIBLE, '').trim();
}

/**
 * Cleans free text, such as a name or a postal address. The zero-width joiners inside words stay: Persian and the Indic
 * scripts need them.
 */
export function cleanText(text: string): string {
  return removeInvisible(text).trim();
}

/** Removes the invisible characters of free text, except the joiners inside words. White space stays. */
export function removeInvisible(text: string): string {
  return text.replace(INVISIBLE_IN_WORDS, '').replace(STRAY_JOINER, '');
}

/** Replaces the decimal digits of every script (Arabic-Indic, Devanagari, full-width …) with 0 to 9. */
export function toAsciiDigits(text: string): string {
  return text.replace(/\p{Nd}/gu, (digit) => String(digitValue(digit)));
}

function digitValue(digit: string): number {
  // Unicode keeps the ten digits of a script together and in order, and some scripts next to each other: the value is
  // the last decimal place of the distance from the first digit of the block.
  const point = digit.codePointAt(0) ?? 0;
  let first = point;
  while (/\p{Nd}/u.test(String.fromCodePoint(first - 1))) first -= 1;
  return (point - first) % 10;
}
