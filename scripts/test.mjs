import './lib/node-version.mjs';
import {existsSync, readdirSync} from 'node:fs';
import {join} from 'node:path';
import {ensureBrowser} from './lib/browser.mjs';
import {ensureDependencies} from './lib/dependencies.mjs';
import {fail, node, npm, root} from './lib/run.mjs';

/** In the order in which they run; each resolves with an exit code. */
const steps = {
  types: () => npm('run', '--silent', 'types'),
  lint: () => npm('run', '--silent', 'lint'),
  build: () => npm('run', '--silent', 'build'),
  package: () => node('scripts/package-check.mjs'),
  manifest: () => node('scripts/manifest.mjs', '--check'),
  core: () => nodeTest(['test/input', 'test/core']),
  cognito: () => nodeTest('test/local-cognito'),
  unit: () => browserTest('test/elements', 'test/flow', 'test/amplify', 'test/browser'),
  e2e: () => nodeTest('test/e2e', '--test-concurrency=1'),
  soak: () => nodeTest('test/soak'),
  apps: () => nodeTest('test/apps'),
};
const inBrowser = ['unit', 'e2e', 'soak', 'apps'];
/** Only when they are named: they take long. */
const slow = ['soak', 'apps'];

const nodeTest = (folders, ...options) =>
  node(
    '--import',
    'tsx',
    '--test',
    '--test-reporter=spec',
    ...options,
    ...[folders].flat().flatMap(testFiles),
  );

const browserTest = (...folders) =>
  node('node_modules/@web/test-runner/dist/bin.js', '--files', ...folders.flatMap(testFiles));

/** Listed here, because `node --test` takes no pattern before Node 21. */
function testFiles(folder) {
  const path = join(root, folder);
  const names = existsSync(path) ? readdirSync(path, {recursive: true}) : [];
  const files = names.filter((name) => name.endsWith('.test.ts'));
  if (files.length === 0) fail(`There is no *.test.ts in ${folder}.`);
  return files.sort().map((name) => join(folder, name));
}

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in steps));
if (unknown.length > 0)
  fail(`No such step: ${unknown.join(', ')}. There are ${Object.keys(steps).join(', ')}.`);
if (wanted.some((name) => ['package', 'e2e', 'apps'].includes(name))) wanted.push('build');
const isWanted = (name) => (wanted.length === 0 ? !slow.includes(name) : wanted.includes(name));
const chosen = Object.keys(steps).filter(isWanted);

await ensureDependencies();
if (chosen.some((name) => inBrowser.includes(name))) process.env.CHROME_PATH = await ensureBrowser();

let interrupted = 0;
process.on('SIGINT', () => (interrupted = 130));

const seconds = (since) => `${((performance.now() - since) / 1000).toFixed(1)} s`;
const start = performance.now();
for (const name of chosen) {
  const stepStart = performance.now();
  console.log(`\n=== ${name}`);
  const code = (await steps[name]()) || interrupted;
  console.log(`=== ${name}: ${code === 0 ? 'passed' : 'failed'} in ${seconds(stepStart)}`);
  if (code !== 0) {
    console.error(`\nStopped at ${name} after ${seconds(start)} (exit code ${code}).`);
    process.exit(code);
  }
}
console.log(`\nAll passed in ${seconds(start)}: ${chosen.join(', ')}.`);
