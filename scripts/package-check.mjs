import {checkPackage, createPackageFromTarballData} from '@arethetypeswrong/core';
import {build} from 'esbuild';
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {
  closeSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import {isBuiltin} from 'node:module';
import {homedir, tmpdir} from 'node:os';
import {dirname, join, resolve, sep} from 'node:path';
import {publint} from 'publint';
import {formatMessage} from 'publint/utils';
import {fail, npm, root, run} from './lib/run.mjs';

/**
 * Looks at the package as npm would publish it, with what is in `dist` now. Under `node_modules`, so that what it imports
 * is found, and nothing of it is linted.
 */
const folder = join(root, 'node_modules/.cache/package-check');
const installed = join(folder, 'node_modules/amplify-signin-flow');

/** What is needed; what is not listed has no place in the package. */
const ALLOWED = [
  /^(package\.json|README\.md|LICENSE|CHANGELOG\.md)$/,
  /^docs\/[\w-]+\.md$/,
  /^(custom-elements|vscode\.(html|css)-custom-data|web-types)\.json$/,
  /^dist\/(index|headless|server|react|vue|svelte|angular)\.(js|js\.map|d\.ts)$/,
  /^dist\/(amplify|angular|browser|core|define|elements|flow|input|messages)\/[\w-]+\.(js|js\.map|d\.ts)$/,
  // What CommonJS becomes, and where it came from.
  /^dist\/(_virtual|vendor\/(dijkstrajs|qrcode|tslib)\/(.+\/)?)\/?[\w.-]+\.js(\.map)?$/,
  /^dist\/(cdn\/)?amplify-signin-flow\.css$/,
  /^dist\/cdn\/[\w-]+(\.iife)?\.(js|js\.map|d\.ts)$/,
  /^dist\/cdn\/(integrity|importmap)\.json$/,
  /^dist\/(cdn\/)?LICENSES\.txt$/,
];
const NEEDED = [
  'README.md',
  'LICENSE',
  'CHANGELOG.md',
  'docs/frameworks.md',
  'custom-elements.json',
  'vscode.html-custom-data.json',
  'vscode.css-custom-data.json',
  'web-types.json',
  'dist/index.js',
  'dist/index.d.ts',
  'dist/LICENSES.txt',
  'dist/cdn/LICENSES.txt',
  'dist/cdn/amplify-signin-flow.js',
  'dist/cdn/amplify-signin-flow.iife.js',
];

rmSync(folder, {recursive: true, force: true});
mkdirSync(dirname(installed), {recursive: true});
const tarball = await pack();
const names = readdirSync(installed, {recursive: true})
  .filter((name) => statSync(join(installed, name)).isFile())
  .map((name) => name.replaceAll(sep, '/'))
  .sort();
const contents = new Map(names.map((name) => [name, readFileSync(join(installed, name), 'utf8')]));
const manifest = JSON.parse(contents.get('package.json'));
const entries = entryPoints();

const problems = [
  ...checkFiles(),
  ...checkMaps(),
  ...checkPaths(),
  ...(await checkImports()),
  ...(await checkSideEffects()),
  ...(await checkWithPublint()),
  ...(await checkTypes()),
  ...(await checkOnServer()),
];
const packedBytes = statSync(tarball).size;
rmSync(folder, {recursive: true, force: true});
if (problems.length > 0) fail(`The package is not as it should be:\n- ${problems.join('\n- ')}`);
const bytes = [...contents.values()].reduce((sum, text) => sum + text.length, 0);
console.log(
  `${names.length} files, ${kilobytes(bytes)}, ${kilobytes(packedBytes)} packed, ${entries.length} entry points.`,
);

/** Packs what is there, without another build, and unpacks it as npm does. */
async function pack() {
  const code = await npm('pack', '--ignore-scripts', '--silent', '--pack-destination', folder);
  const name = readdirSync(folder).find((file) => file.endsWith('.tgz'));
  if (code !== 0 || !name) fail('npm pack failed.');
  if ((await run('tar', ['-xzf', join(folder, name), '-C', folder])) !== 0)
    fail(`${name} could not be unpacked.`);
  renameSync(join(folder, 'package'), installed);
  return join(folder, name);
}

/** What an application can import, each file of a pattern by its name; scripts for pages without a build are not for it. */
function entryPoints() {
  return Object.entries(manifest.exports).flatMap(([key, target]) => {
    const file = typeof target === 'string' ? target : target.default;
    if (!file.endsWith('.js')) return [];
    const [before, after] = file.slice(2).split('*');
    if (after === undefined) return [key];
    return names
      .filter((name) => name.startsWith(before) && name.endsWith(after))
      .map((name) => key.replace('*', name.slice(before.length, name.length - after.length)));
  });
}

function checkFiles() {
  return [
    ...names
      .filter((name) => !ALLOWED.some((pattern) => pattern.test(name)))
      .map((name) => `${name} is in it, and nobody needs it.`),
    ...NEEDED.filter((name) => !contents.has(name)).map((name) => `${name} is missing.`),
  ];
}

/** A map is of use only with the source in it: the package has none beside it. */
function checkMaps() {
  return names
    .filter((name) => name.endsWith('.map'))
    .flatMap((name) => {
      const {sources, sourcesContent = []} = JSON.parse(contents.get(name));
      const isOutside = (source) => !resolve(root, dirname(name), source).startsWith(root);
      return [
        ...(sources.every((_, index) => sourcesContent[index]) ? [] : [`${name} is without the source.`]),
        ...sources
          .filter(isOutside)
          .slice(0, 1)
          .map((source) => `${name} points out of the project: ${source}`),
      ];
    });
}

function checkPaths() {
  const places = [resolve(root), homedir() + '/', tmpdir() + '/', 'file:///'].filter(
    (place) => place.length > 2,
  );
  return names.flatMap((name) =>
    places
      .filter((place) => contents.get(name).includes(place))
      .map((place) => `${name} has a path of this machine in it: ${place}`),
  );
}

/** What the package imports has to be there: in it, or in what its package.json asks for. And no page has Node's own. */
async function checkImports() {
  const known = [manifest.name, ...Object.keys({...manifest.dependencies, ...manifest.peerDependencies})];
  const {metafile, errors} = await build({
    absWorkingDir: installed,
    entryPoints: names.filter((name) => name.endsWith('.js')),
    bundle: true,
    packages: 'external',
    platform: 'neutral',
    format: 'esm',
    outdir: 'out',
    write: false,
    metafile: true,
    logLevel: 'silent',
  }).catch((failure) => failure);
  if (errors.length > 0) return errors.map(({text, location}) => `${location?.file}: ${text}`);
  const imported = Object.entries(metafile.inputs).flatMap(([name, {imports}]) =>
    imports.filter(({external}) => external).map(({path}) => [name, path]),
  );
  for (const name of names.filter((each) => each.endsWith('.d.ts')))
    for (const [, path] of contents.get(name).matchAll(/(?:from |import\()['"]([^'"]+)['"]/g))
      if (!path.startsWith('.')) imported.push([name, path]);
  return imported.flatMap(([name, path]) => {
    const from = path.startsWith('@') ? path.split('/', 2).join('/') : path.split('/', 1)[0];
    if (isBuiltin(path)) return `${name} imports ${path}, which only Node has.`;
    if (/^dist\/cdn\/.*\.js$/.test(name))
      return `${name} imports ${path}, which a page without a build has not.`;
    return known.includes(from) ? [] : `${name} imports ${path}, which package.json does not ask for.`;
  });
}

/** What is imported for what it does has to stay in an application, and what is imported and not used to go. */
async function checkSideEffects() {
  const registers = (entry) => entry === '.' || entry.startsWith('./define/');
  const checks = entries.map(async (entry) => {
    const {outputFiles} = await build({
      stdin: {contents: `import '${manifest.name}${entry.slice(1)}';`, resolveDir: folder},
      bundle: true,
      external: Object.keys({...manifest.dependencies, ...manifest.peerDependencies}),
      format: 'esm',
      write: false,
      logLevel: 'silent',
    }).catch(() => ({outputFiles: []}));
    const code = outputFiles.map(({text}) => text.replaceAll(/^\/\/.*$/gm, '').trim()).join('');
    if (registers(entry) && !code.includes('customElements.define('))
      return [`${entry} is dropped by bundlers: sideEffects in package.json.`];
    if (!registers(entry) && code)
      return [`${entry} is kept by bundlers, used or not: sideEffects in package.json.`];
    return [];
  });
  return (await Promise.all(checks)).flat();
}

async function checkWithPublint() {
  const {messages, pkg} = await publint({pkgDir: installed, strict: true, pack: false});
  return messages.map((message) => `publint: ${formatMessage(message, pkg, {color: false})}`);
}

/** The package is for ES modules only: how CommonJS and Node 10 resolve it does not matter. */
async function checkTypes() {
  const packed = createPackageFromTarballData(readFileSync(tarball));
  const {problems: found} = await checkPackage(packed, {entrypoints: entries});
  return found
    .filter(({resolutionKind}) => !['node10', 'node16-cjs'].includes(resolutionKind))
    .map(
      ({kind, entrypoint, resolutionKind, resolutionOption, fileName, moduleSpecifier}) =>
        `attw: ${kind} at ${entrypoint ?? `${fileName}: ${moduleSpecifier}`} (${resolutionKind ?? resolutionOption})`,
    );
}

/** Imports everything where there is no page: nothing is to happen, and nothing to be left behind. */
async function checkOnServer() {
  writeFileSync(join(folder, 'package.json'), '{"type": "module"}');
  writeFileSync(join(folder, 'import.js'), `(${importAll})(${JSON.stringify([manifest.name, entries])});`);
  const {code, output, errors} = await listen([join(folder, 'import.js')]);
  const said = `${output}${errors}`.trim().split('\n').filter(Boolean);
  return (code === 0 ? said : [...said, `exit code ${code}`]).map((line) => `On a server: ${line}`);
}

/** Runs in a process of its own. */
async function importAll([name, entries]) {
  // An application of Angular's links the directive; without that, on Node, it needs the compiler beforehand.
  await import('@angular/compiler');
  await import('@angular/core');
  const before = new Set(Object.getOwnPropertyNames(globalThis));
  // Lit's own, on Node.
  const lits = /^(lit|reactiveElement)\w+$|^customElements$/;
  for (const entry of entries) {
    const specifier = name + entry.slice(1);
    const traps = ['fetch', 'setTimeout', 'setInterval'].map((trap) => {
      const original = globalThis[trap];
      globalThis[trap] = (...args) => {
        console.log(`${specifier} calls ${trap}.`);
        return original(...args);
      };
      return () => (globalThis[trap] = original);
    });
    await import(specifier).catch((error) => console.log(`${specifier} throws ${error}`));
    for (const restore of traps) restore();
    for (const added of Object.getOwnPropertyNames(globalThis))
      if (!before.has(added) && !lits.test(added)) console.log(`${specifier} adds ${added} to the globals.`);
    for (const added of Object.getOwnPropertyNames(globalThis)) before.add(added);
  }
}

/** Into files, since a program that ends by `process.exit` leaves the rest of what it said in the pipe. */
async function listen(args) {
  const [output, errors] = ['output', 'errors'].map((name) => join(folder, name));
  const said = [output, errors].map((file) => openSync(file, 'w'));
  const child = spawn(process.execPath, args, {cwd: folder, timeout: 60_000, stdio: ['ignore', ...said]});
  const [code] = await once(child, 'close');
  for (const file of said) closeSync(file);
  return {code, output: readFileSync(output, 'utf8'), errors: readFileSync(errors, 'utf8')};
}

function kilobytes(count) {
  return `${Math.round(count / 1000)} kB`;
}
