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

/** Longer text is no email address. Characters; addresses themselves have 254 at most. */
const LONGEST_TEXT = 2048;

/**
 * Reads an email address as typed or as copied from a link, a header or a list: `mailto:ada@example.com`,
 * `Ada <ada@example.com>,`. Checks no more than that it has an at sign between two parts: the mail server knows the rest.
 * International domains stay as they are.
 */
export function readEmailAddress(text: string): string | undefined {
  const clean = cleanIdentifier(text);
  if (clean.length > LONGEST_TEXT) return undefined;
  return [unwrapAddress(clean), clean].map(cleanLoginId).find((each) => /^\S+@\S+$/.test(each));
}

function unwrapAddress(text: string): string {
  const address = text.replace(/[\s,;]+$/u, '');
  const [, bracketed] = /<([^<>]+)>$/.exec(address) ?? [];
  const [, linked] = /^mailto:([^?]+)/i.exec(address) ?? [];
  const inner = bracketed ?? linked;
  return inner === undefined ? address : unwrapAddress(inner.trim());
}
