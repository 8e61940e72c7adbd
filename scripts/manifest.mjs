import {cli} from '@custom-elements-manifest/analyzer/cli.js';
import {existsSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {fail, root} from './lib/run.mjs';

const file = join(root, 'custom-elements.json');
const manifest = await cli({argv: ['analyze', '--quiet'], cwd: root, noWrite: true});
const text = `${JSON.stringify(manifest, null, 2)}\n`;

if (!process.argv.includes('--check')) {
  writeFileSync(file, text);
} else {
  const committed = existsSync(file) ? readFileSync(file, 'utf8') : '';
  if (committed !== text)
    fail(`${difference(committed, text)}\ncustom-elements.json is stale: npm run manifest`);
}

/** The lines from the first to the last that differ. */
function difference(before, after) {
  const [old, now] = [before.split('\n'), after.split('\n')];
  const start = now.findIndex((line, i) => line !== old[i]);
  while (old.length > start && now.length > start && old.at(-1) === now.at(-1)) {
    old.pop();
    now.pop();
  }
  const lines = [
    ...old.slice(start).map((line) => `- ${line}`),
    ...now.slice(start).map((line) => `+ ${line}`),
  ];
  return [`At line ${start + 1}:`, ...lines.slice(0, 60), ...(lines.length > 60 ? ['…'] : [])].join('\n');
}
