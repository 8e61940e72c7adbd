import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {isBuiltin} from 'node:module';
import {describe, it} from 'node:test';
import {build} from 'esbuild';

interface Manifest {
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
}

const manifestAt = (path: string) => JSON.parse(readFileSync(path, 'utf8')) as Manifest;
const demo = manifestAt('demo/package.json').dependencies;

/** The packages that the demo's server and page import, directly or through the sources of the element. */
async function importedPackages(): Promise<string[]> {
  const {metafile} = await build({
    entryPoints: ['demo/server.ts', 'demo/page/main.ts', 'demo/page/theme.ts'],
    alias: {'amplify-signin-flow': './src/index.ts'},
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'neutral',
    packages: 'external',
    outdir: 'out',
    write: false,
    metafile: true,
  });
  const paths = Object.values(metafile.inputs).flatMap(({imports}) =>
    imports.filter(({external}) => external).map(({path}) => path),
  );
  const names = paths.flatMap((path) =>
    isBuiltin(path) ? [] : (/^(@[^/]+\/)?\w[^/]*/.exec(path)?.[0] ?? []),
  );
  return [...new Set(names)].sort();
}

// `npm start` installs only the packages of this workspace.
describe('The packages of the demo', () => {
  it('include every import, and the loader of TypeScript', async () => {
    const imported = await importedPackages();
    assert.deepEqual(Object.keys(demo).sort(), [...imported, 'tsx'].sort());
  });

  it('have the ranges of the root', () => {
    const root = manifestAt('package.json');
    const ranges = {...root.peerDependencies, ...root.dependencies, ...root.devDependencies};
    for (const [name, range] of Object.entries(demo))
      assert.equal(range, ranges[name] ?? range, `${name} in demo/package.json`);
  });
});
