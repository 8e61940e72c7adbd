/** The language of the built-in messages. */
export const DEFAULT_LANGUAGE = 'en';

/** Names of locales that say that no language is set. */
const NO_LANGUAGE = /^(und|posix|root)(-|$)/i;

/**
 * Reads a language from a `lang` attribute or from the browser. Accepts the notation of POSIX, as `en_US.UTF-8`.
 *
 * @returns a canonical BCP 47 tag, or `undefined` if there is none: every API for languages throws on a malformed tag
 */
export function languageTag(value: unknown): string | undefined {
  if (typeof value !== 'string') return;
  const text = value
    .trim()
    .replace(/[.@].*$/su, '')
    .replaceAll('_', '-');
  try {
    const [tag] = Intl.getCanonicalLocales(text);
    return tag === undefined || NO_LANGUAGE.test(tag) ? undefined : tag;
  } catch {
    return;
  }
}

/** The region of a language: `AT` for `de-AT`, and `DE` for `de`, which most people speak there. */
export function regionOf(language: string): string | undefined {
  try {
    return new Intl.Locale(language).maximize().region;
  } catch {
    return;
  }
}

/** Returns a function that names a region in a language. A region without a name keeps its code. */
export function regionNames(language: string): (region: string) => string {
  try {
    const names = new Intl.DisplayNames(language, {type: 'region'});
    return (region) => names.of(region) ?? region;
  } catch {
    return (region) => region;
  }
}
