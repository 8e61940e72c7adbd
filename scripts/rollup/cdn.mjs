import commonjs from '@rollup/plugin-commonjs';
import {nodeResolve} from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import typescript from '@rollup/plugin-typescript';
import {fileURLToPath} from 'node:url';
import {writeIntegrity} from '../integrity.mjs';
import {licenses} from './licenses.mjs';

const folder = 'dist/cdn';
const entry = 'amplify-signin-flow.js';
const sourceFolder = fileURLToPath(new URL('../../src/', import.meta.url));

/**
 * TypeScript's helpers, for our own files. Amplify's files have the same ones from `tslib.es6.js`: shared, they would
 * make Amplify's part import the first one, and the first one could not be the entry any more.
 */
const ownHelpers = {
  name: 'own-helpers',
  resolveId: (source, importer) =>
    source === 'tslib' && importer?.startsWith(sourceFolder)
      ? fileURLToPath(import.meta.resolve('tslib/tslib.es6.mjs'))
      : null,
};

/** The types of an output, where TypeScript looks for them: beside the script. */
const types = (fileName, source) => ({
  name: 'types',
  generateBundle() {
    this.emitFile({type: 'asset', fileName, source});
  },
});

const integrity = {
  name: 'integrity',
  // Once, when both outputs are written.
  closeBundle: () => writeIntegrity(folder, {'amplify-signin-flow': entry}),
};

/** Everything inside, for a page without a build. */
export const cdn = {
  input: 'src/cdn.ts',
  plugins: [
    ownHelpers,
    nodeResolve({browser: true, exportConditions: ['production']}),
    commonjs(),
    typescript({tsconfig: 'src/tsconfig.json', compilerOptions: {noEmit: false}}),
    licenses(`${folder}/LICENSES.txt`),
    terser(),
    integrity,
  ],
  output: [
    {
      dir: folder,
      entryFileNames: entry,
      manualChunks: {
        // What is small and needs Lit: in a file of its own it would import the entry.
        entry: ['src/cdn.ts', '@lit-labs/ssr-client'],
        // All of Amplify in one: it is fetched as a whole.
        functions: ['src/amplify/functions.ts'],
      },
      plugins: [
        types(
          'amplify-signin-flow.d.ts',
          "export * from '../index.js';\nexport {fetchAuthSession, getCurrentUser, signOut} from 'aws-amplify/auth';\n",
        ),
      ],
      sourcemap: true,
    },
    {
      file: `${folder}/amplify-signin-flow.iife.js`,
      format: 'iife',
      name: 'AmplifySigninFlow',
      inlineDynamicImports: true,
      // A second one would have an Amplify of its own, which no element configures.
      banner:
        "if(self.AmplifySigninFlow)console.warn('amplify-signin-flow.iife.js is there already; this one is left aside.');else",
      plugins: [
        types(
          'amplify-signin-flow.iife.d.ts',
          "declare global {\n  var AmplifySigninFlow: typeof import('./amplify-signin-flow.js');\n}\nexport {};\n",
        ),
      ],
      sourcemap: true,
    },
  ],
};
