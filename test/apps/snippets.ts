import {readFile} from 'node:fs/promises';

/** `<!-- app: vue src/SignIn.vue -->`, and the block of code after it. */
const SNIPPET = /<!-- app: (\S+) (\S+) -->\s*```\w*\n([\s\S]*?)\n```/g;

/** The snippets of the README that an application is made with: the paths where they belong, and their texts. */
export async function snippetsFor(app: string): Promise<ReadonlyMap<string, string>> {
  const readme = await readFile('README.md', 'utf8');
  const ours = [...readme.matchAll(SNIPPET)].filter(([, name]) => name === app);
  return new Map(ours.map(([, , path = '', text = '']) => [path, `${text}\n`]));
}
