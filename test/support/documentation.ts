import {readdirSync} from 'node:fs';

/** The files that users read: the README, and the pages that it links to. */
export function documentation(): string[] {
  const pages = readdirSync('docs').filter((name) => name.endsWith('.md'));
  return ['README.md', ...pages.map((name) => `docs/${name}`)];
}
