import {readFile} from 'node:fs/promises';
import {documentation} from '../support/documentation.js';

/** One or more comments like `<!-- app: vue src/SignIn.vue -->`, and the block of code after them. */
const SNIPPET = /((?:<!-- app: \S+ \S+ -->\s*)+)```\w*\n([\s\S]*?)\n```/g;
const PLACE = /<!-- app: (\S+) (\S+) -->/g;

/** The snippets of the documentation that an application is made with: the paths where they belong, and their texts. */
export async function snippetsFor(app: string): Promise<ReadonlyMap<string, string>> {
  const texts = await Promise.all(documentation().map((file) => readFile(file, 'utf8')));
  const all = [...texts.join('\n').matchAll(SNIPPET)].flatMap(([, places = '', text = '']) =>
    [...places.matchAll(PLACE)].map(([, name, path = '']) => ({name, path, text: `${text}\n`})),
  );
  return new Map(all.filter(({name}) => name === app).map(({path, text}) => [path, text]));
}
