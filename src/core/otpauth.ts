/** What an authenticator app is told. */
export interface OtpAuth {
  /** Base32, as Cognito gives it. */
  readonly secret: string;
  /** Whose code it is: the name of the site. */
  readonly issuer: string;
  /** Whose account: the login id. */
  readonly account: string;
}

/**
 * How long a name may be in the URI, in characters after encoding. The issuer is in it twice. With both names at their
 * limit the QR code still has room for the key, and cameras can still read it.
 */
const [LONGEST_ISSUER, LONGEST_ACCOUNT] = [240, 480];

/**
 * Builds the URI that an authenticator app scans. Built here, since Amplify's `getSetupUri` encodes nothing: an issuer
 * with «&» or «#» in it loses its end, or the secret.
 *
 * A site without a name, as on a page opened from `file:`, has no issuer in the URI: apps show an empty one as such.
 *
 * @see https://github.com/google/google-authenticator/wiki/Key-Uri-Format
 */
export function otpAuthUri({secret, issuer, account}: OtpAuth): string {
  const site = encodeURIComponent(displayName(issuer, LONGEST_ISSUER));
  const user = encodeURIComponent(displayName(account, LONGEST_ACCOUNT));
  const label = [site, user].filter(Boolean).join(':');
  const parameters = [
    `secret=${encodeURIComponent(secret.replaceAll(LONE_SURROGATE, ''))}`,
    ...(site ? [`issuer=${site}`] : []),
    'algorithm=SHA1',
    'digits=6',
    'period=30',
  ];
  return `otpauth://totp/${label}?${parameters.join('&')}`;
}

/**
 * Makes a text fit to be shown by an authenticator app: without colons, which divide the issuer from the account, without
 * control characters, and not longer than a QR code allows.
 *
 * @returns an empty text where nothing is left to be seen
 */
export function displayName(text: unknown, longest: number = LONGEST_ISSUER): string {
  if (typeof text !== 'string') return '';
  const clean = text
    .replaceAll(LONE_SURROGATE, '')
    .replace(/[\p{Cc}\p{Zl}\p{Zp}:]/gu, ' ')
    .trim();
  if (!/[^\p{C}\p{Z}]/u.test(clean)) return '';
  let [kept, room] = ['', longest];
  for (const character of clean) {
    room -= encodeURIComponent(character).length;
    if (room < 0) break;
    kept += character;
  }
  return kept.trimEnd();
}

/** `encodeURIComponent` throws on half of a character. */
const LONE_SURROGATE = /\p{Cs}/gu;

/** The key in groups of four, which are easier to type from a screen. */
export function inGroups(secret: string): string {
  return secret.replace(/.{4}(?=.)/gu, '$& ');
}
