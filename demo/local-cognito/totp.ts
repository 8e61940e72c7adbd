import {Secret, TOTP} from 'otpauth';

const PERIOD_SECONDS = 30;

/** An authenticator app, as the server knows it. */
export interface Totp {
  /** Base32. */
  readonly secret: string;
  /** The periods whose code has been used up. */
  readonly used: Set<number>;
}

/** What a code turned out to be. */
export type TotpVerdict = 'right' | 'wrong' | 'used';

/** An authenticator with the given key, or with a new one. */
export function newTotp(secret = new Secret({size: 20}).base32): Totp {
  return {secret, used: new Set()};
}

/** The code that the app shows at a moment, and for how long it still does. */
export function showTotp({secret}: Totp, now: number): {code: string; secondsLeft: number} {
  const elapsed = Math.floor(now / 1000) % PERIOD_SECONDS;
  return {code: generator(secret).generate({timestamp: now}), secondsLeft: PERIOD_SECONDS - elapsed};
}

/** Checks a code and, when right, uses it up. The app's clock may be one period off. */
export function checkTotp({secret, used}: Totp, code: string, now: number): TotpVerdict {
  const delta = generator(secret).validate({token: code, timestamp: now, window: 1});
  if (delta === null) return 'wrong';
  const period = Math.floor(now / 1000 / PERIOD_SECONDS) + delta;
  if (used.has(period)) return 'used';
  used.add(period);
  return 'right';
}

function generator(secret: string): TOTP {
  return new TOTP({secret: Secret.fromBase32(secret), period: PERIOD_SECONDS});
}
