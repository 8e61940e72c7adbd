/** How much of a text is shown on the console. */
const LONGEST = 300;
/** Longer text is not searched, which would take quadratic time, and not shown: it can have anything in it. */
const LONGEST_SEARCHED = 4000;
const LEFT_OUT = '…';

/**
 * The text of an error for the console: cut to a length, and without what the user may have typed. Cognito repeats values
 * in its complaints about parameters, passwords and codes included, and triggers repeat login ids.
 */
export function safeText(text: string): string {
  if (text.length > LONGEST_SEARCHED) return LEFT_OUT;
  const safe = text
    // Up to the last place: a value can have quotes in it, and could be taken for the end of itself.
    .replace(/\bvalue (?!(?:null )?at ').*\bat '/gis, `Value ${LEFT_OUT} at '`)
    .replace(/[^\s@'"<>()]+@[^\s@'"<>()]+/g, LEFT_OUT)
    .replace(/\+?\d[\d ().-]{5,}\d/g, LEFT_OUT)
    .replace(/\b\d{4,10}\b/g, LEFT_OUT)
    .replace(/\s+/g, ' ');
  return safe.length > LONGEST ? `${safe.slice(0, LONGEST)}${LEFT_OUT}` : safe;
}
