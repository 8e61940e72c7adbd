/** Code of a Markdown file that a reader can copy: a module in TypeScript or JavaScript. */
export interface CodeBlock {
  /** Where the block begins, as `README.md:96`. */
  readonly source: string;
  /** Where its imports are resolved: a path in an application that has the block, else a name of its own. */
  readonly path: string;
  readonly code: string;
}

const FENCE = /((?:<!-- app: \S+ \S+ -->\s*)*)^```(\w+)\n([\s\S]*?)\n```$/gm;
const PLACE = /<!-- app: (\S+) (\S+) -->/g;
const SCRIPT = /<script\b([^>]*)>([\s\S]*?)<\/script>/g;
/** A module at the beginning of an Astro page, between lines of hyphens. */
const FRONTMATTER = /^---\n([\s\S]*?)\n---$/m;

/** The code of all blocks in languages that the compiler reads, and of the scripts in HTML, Vue, Svelte and Astro. */
export function codeBlocks(file: string, markdown: string): CodeBlock[] {
  return [...markdown.matchAll(FENCE)].flatMap(
    ([whole, comments = '', language = '', text = ''], index, all) => {
      const start = (all[index]?.index ?? 0) + whole.indexOf('```');
      const source = `${file}:${String(markdown.slice(0, start).split('\n').length)}`;
      const places = [...comments.matchAll(PLACE)].map(([, app = '', place = '']) => `${app}/${place}`);
      if (places.length === 0) places.push(`none/block-${String(index)}.${language}`);
      return modulesIn(language, text).flatMap(({extension, code}, part) =>
        places.map((place) => {
          const path = place.endsWith(`.${extension}`) ? place : `${place}.${String(part)}.${extension}`;
          return {source, path, code};
        }),
      );
    },
  );
}

function modulesIn(language: string, text: string): {extension: string; code: string}[] {
  switch (language) {
    case 'ts':
    case 'tsx':
    case 'js':
    case 'jsx':
      return [{extension: language, code: text}];
    case 'html':
      return scriptsIn(text, 'js');
    case 'vue':
    case 'svelte':
      return scriptsIn(text, 'js');
    case 'astro': {
      const [, frontmatter = ''] = FRONTMATTER.exec(text) ?? [];
      return [{extension: 'ts', code: frontmatter}, ...scriptsIn(text, 'ts')];
    }
    default:
      return [];
  }
}

/** Import maps and scripts that are loaded from elsewhere have no code. */
function scriptsIn(text: string, otherwise: string): {extension: string; code: string}[] {
  return [...text.matchAll(SCRIPT)]
    .filter(([, attributes = '', code = '']) => !attributes.includes('importmap') && code.trim())
    .map(([, attributes = '', code = '']) => ({
      extension: attributes.includes('lang="ts"') ? 'ts' : otherwise,
      code,
    }));
}
