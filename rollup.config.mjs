import commonjs from '@rollup/plugin-commonjs';
import {nodeResolve} from '@rollup/plugin-node-resolve';
import typescript from '@rollup/plugin-typescript';
import {readdirSync, rmSync} from 'node:fs';
import {cdn} from './scripts/rollup/cdn.mjs';
import {licenses} from './scripts/rollup/licenses.mjs';

const entries = readdirSync('src', {recursive: true})
  .filter((file) => /^((define|elements|messages)[\\/])?[^\\/]+\.ts$/.test(file) && !file.startsWith('cdn'))
  .map((file) => `src/${file}`);

/** When the build starts: to load this file must delete nothing. */
const emptyDist = {
  name: 'empty-dist',
  buildStart: () => rmSync('dist', {recursive: true, force: true}),
};

/** One file per source file, for applications that bring aws-amplify. */
const modules = {
  input: entries,
  external: /^(lit|aws-amplify|@aws-amplify|@lit-labs|react|vue|svelte)(\/|$)/,
  plugins: [
    emptyDist,
    nodeResolve(),
    commonjs(),
    typescript({
      tsconfig: 'src/tsconfig.json',
      exclude: ['src/cdn*.ts', 'src/angular/**'],
      compilerOptions: {noEmit: false, declaration: true, declarationDir: 'dist'},
    }),
    // Of what is in vendor/.
    licenses('dist/LICENSES.txt'),
  ],
  onLog(level, log, print) {
    // The banner has the directive; and two entries are nothing but types.
    if (!['MODULE_LEVEL_DIRECTIVE', 'EMPTY_BUNDLE'].includes(log.code)) print(level, log);
  },
  output: {
    dir: 'dist',
    preserveModules: true,
    preserveModulesRoot: 'src',
    // Rollup drops the directive of a source, and a bundle for servers goes by it.
    banner: ({name}) => (name === 'react' ? "'use client';" : ''),
    // npm leaves every folder called node_modules out of a package.
    entryFileNames: ({name}) => `${name.replace('node_modules', 'vendor')}.js`,
    sourcemap: true,
  },
};

export default [modules, cdn];
