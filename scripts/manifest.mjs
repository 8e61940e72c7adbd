import {cli} from '@custom-elements-manifest/analyzer/cli.js';
import {getWebTypesData} from 'custom-element-jet-brains-integration';
import {getVsCodeCssCustomData, getVsCodeHtmlCustomData} from 'custom-element-vs-code-integration';
import {existsSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {fail, root} from './lib/run.mjs';

const manifest = await cli({argv: ['analyze', '--quiet'], cwd: root, noWrite: true});
const described = describeDetails(structuredClone(manifest));
const vsCode = {hideLogs: true};
const jetBrains = {hideLogs: true, modulePathTemplate: (name, path) => `./${path}`};

/** What is written, by the names that the editors look for. */
const files = {
  'custom-elements.json': manifest,
  'vscode.html-custom-data.json': JSON.parse(getVsCodeHtmlCustomData(described, vsCode)),
  'vscode.css-custom-data.json': tidied(JSON.parse(getVsCodeCssCustomData(described, vsCode))),
  'web-types.json': tidied(JSON.parse(getWebTypesData(described, jetBrains))),
};

const stale = Object.entries(files).flatMap(([name, content]) => {
  const text = `${JSON.stringify(content, null, 2)}\n`;
  const file = join(root, name);
  if (!process.argv.includes('--check')) {
    writeFileSync(file, text);
    return [];
  }
  const committed = existsSync(file) ? readFileSync(file, 'utf8') : '';
  return committed === text ? [] : `${difference(committed, text)}\n${name} is stale: npm run manifest`;
});
if (stale.length > 0) fail(stale.join('\n\n'));

/** VS Code shows what is said about an event, and not its type. */
function describeDetails({modules, ...rest}) {
  for (const {declarations} of modules)
    for (const {events = []} of declarations)
      for (const event of events) event.description += ` \`${event.type.text}\``;
  return {...rest, modules};
}

/** The tools list what several elements have in common once for each of them, and links that nobody has given. */
function tidied(data) {
  return JSON.parse(JSON.stringify(data), (key, value) => {
    if (key === 'doc-url') return value || undefined;
    if (key !== 'properties' && !key.startsWith('pseudo')) return value;
    return value.filter(({name}, index) => value.findIndex((other) => other.name === name) === index);
  });
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
