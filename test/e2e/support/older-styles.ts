/** What a browser does not know: texts of the style sheets, and what they become so that no browser knows them. */
export interface OlderStyles {
  readonly name: string;
  readonly unknown: readonly (readonly [text: string, replacement: string])[];
}

const UNKNOWN = [
  ['light-dark(', '-x-light-dark('],
  [':has(', ':-x-has('],
  ['color-mix(', '-x-color-mix('],
  ['text-wrap:', '-x-text-wrap:'],
  ['clip-path:', '-x-clip-path:'],
  ['accent-color:', '-x-accent-color:'],
  ['rotate:', '-x-rotate:'],
] as const;

export const VARIANTS: readonly OlderStyles[] = [
  {name: 'everything', unknown: []},
  ...UNKNOWN.map((pair) => ({name: `no ${pair[0].replace(/[(:]/g, '')}`, unknown: [pair]})),
  {name: 'none of them', unknown: UNKNOWN},
];

/** Renames what is unknown, in a style sheet's text. */
export function renamed(text: string, {unknown}: OlderStyles): string {
  return unknown.reduce((css, [known, replacement]) => css.split(known).join(replacement), text);
}

/** Removes the declarations and the rules that contain what is unknown, and leaves the conditions of `@supports`. */
export function stripped(text: string, {unknown}: OlderStyles): string {
  return unknown.reduce((css, [known]) => {
    const escaped = known.replace(/[()]/g, '\\$&');
    const declaration = new RegExp(`(?<=[{;]|\\*/)[^{};]*${escaped}[^{};]*;`, 'g');
    const rule = new RegExp(`(?<=[{};]|\\*/)[^{};@]*${escaped}[^{};@]*\\{[^{}]*\\}`, 'g');
    return css.replace(rule, '').replace(declaration, '');
  }, text);
}
