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
 * Builds the URI that an authenticator app scans. Built here, since Amplify's `getSetupUri` encodes nothing: an issuer
 * with «&» or «#» in it loses its end, or the secret.
 *
 * @see https://github.com/google/google-authenticator/wiki/Key-Uri-Format
 */
export function otpAuthUri({secret, issuer, account}: OtpAuth): string {
  // A colon divides the issuer from the account, and so may stand in neither.
  const label = [issuer, account]
    .filter(Boolean)
    .map((part) => encodeURIComponent(part.replaceAll(':', ' ')))
    .join(':');
  const parameters = `secret=${encodeURIComponent(secret)}&issuer=${encodeURIComponent(issuer.replaceAll(':', ' '))}`;
  return `otpauth://totp/${label}?${parameters}&algorithm=SHA1&digits=6&period=30`;
}

/** The key in groups of four, which are easier to type from a screen. */
export function inGroups(secret: string): string {
  return secret.replace(/.{4}(?=.)/gu, '$& ');
}
