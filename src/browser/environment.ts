import {languageTag} from '../core/language.js';

/**
 * What the browser and the page say about themselves. The values are untrusted input: they can be missing, malformed, or
 * throw when they are read. Each is read in this file only, validated, and has a fallback.
 */
const globals = globalThis as Partial<typeof globalThis>;

/** The user's language as a canonical BCP 47 tag. `undefined` where the browser does not name a valid one. */
export function browserLanguage(): string | undefined {
  const language = languageTag(attempt(() => globals.navigator?.language));
  if (language !== undefined) return language;
  const others: unknown = attempt(() => Array.from(globals.navigator?.languages ?? []));
  return Array.isArray(others) ? others.map(languageTag).find((tag) => tag !== undefined) : undefined;
}

/** The user's time zone, as in `Europe/Berlin`. `undefined` where the browser does not name a valid one. */
export function browserTimeZone(): string | undefined {
  const zone: unknown = attempt(() => new Intl.DateTimeFormat().resolvedOptions().timeZone);
  if (typeof zone !== 'string' || zone === '' || zone === 'Etc/Unknown') return;
  // Throws for a zone that does not exist.
  return attempt(() => (new Intl.DateTimeFormat('en', {timeZone: zone}), zone));
}

/**
 * The host name of the page. A frame without an address of its own (`about:srcdoc`, `blob:`) has that of the page that
 * made it. Empty for `file:` and in a sandboxed frame.
 */
export function hostName(): string {
  const own: unknown = attempt(() => globals.location?.hostname);
  const name: unknown = own || attempt(() => new URL(String(globals.origin)).hostname);
  return typeof name === 'string' ? name : '';
}

/** Whether the device has a connection. Only an explicit `false` means that it has none. */
export function isOnline(): boolean {
  return attempt(() => globals.navigator?.onLine) !== false;
}

/** Whether the page has the APIs that need https. Where it is not known nothing is reported. */
export function isSecure(): boolean {
  return attempt(() => globals.isSecureContext) !== false;
}

/** Whether the browser has passkeys, and the page may use them; the same test as Amplify's, which does not export it. */
export function hasPasskeys(): boolean {
  return (
    attempt(
      () =>
        globals.isSecureContext === true &&
        'credentials' in (globals.navigator ?? {}) &&
        typeof globals.PublicKeyCredential === 'function',
    ) ?? false
  );
}

/**
 * Copies a text.
 *
 * @returns whether it was copied; browsers allow it in a secure context only, and a page can forbid it
 */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

function attempt<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return;
  }
}
