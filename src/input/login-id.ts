import {cleanIdentifier, toAsciiDigits} from './normalise-text.js';

/** A letter of another script than Latin. */
const FOREIGN_LETTER = /(?!\p{Script=Latin})\p{L}/u;

/**
 * Cleans a login id of any kind. Digits of other scripts become 0 to 9, except in a name that is written in another
 * script than Latin: there they are part of the name.
 */
export function cleanLoginId(text: string): string {
  const clean = cleanIdentifier(text);
  return FOREIGN_LETTER.test(clean) ? clean : toAsciiDigits(clean);
}

/**
 * Reads an email address as typed or as copied from a link or a header: `mailto:ada@example.com`,
 * `Ada <ada@example.com>`. Checks no more than that it has an at sign between two parts: the mail server knows the rest.
 * International domains stay as they are.
 */
export function readEmailAddress(text: string): string | undefined {
  const clean = cleanIdentifier(text);
  return [unwrapAddress(clean), clean].map(cleanLoginId).find((each) => /^\S+@\S+$/.test(each));
}

function unwrapAddress(text: string): string {
  const [, bracketed] = /<([^<>]+)>$/.exec(text) ?? [];
  const [, linked] = /^mailto:([^?]+)/i.exec(text) ?? [];
  const inner = bracketed ?? linked;
  return inner === undefined ? text : unwrapAddress(inner.trim());
}
