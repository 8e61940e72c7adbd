import commonjs from '@rollup/plugin-commonjs';
import {nodeResolve} from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import typescript from '@rollup/plugin-typescript';
import {readdirSync, rmSync} from 'node:fs';

rmSync('dist', {recursive: true, force: true});

const entries = readdirSync('src', {recursive: true})
  .filter((file) => /^((define|elements|messages)[\\/])?[^\\/]+\.ts$/.test(file) && file !== 'cdn.ts')
  .map((file) => `src/${file}`);

/** One file per source file, for applications that bring aws-amplify. */
const modules = {
  input: entries,
  external: /^(lit|aws-amplify|@aws-amplify)(\/|$)/,
  plugins: [
    nodeResolve(),
    commonjs(),
    typescript({
      tsconfig: 'src/tsconfig.json',
      exclude: ['src/cdn.ts'],
      compilerOptions: {noEmit: false, declaration: true, declarationDir: 'dist'},
    }),
  ],
  output: {
    dir: 'dist',
    preserveModules: true,
    preserveModulesRoot: 'src',
    // npm leaves every folder called node_modules out of a package.
    entryFileNames: ({name}) => `${name.replace('node_modules', 'vendor')}.js`,
    sourcemap: true,
  },
};

/** Everything inside, for a page without a build, in chunks that load when needed. */
const cdn = {
  input: 'src/cdn.ts',
  plugins: [
    nodeResolve({browser: true, exportConditions: ['production']}),
    commonjs(),
    typescript({tsconfig: 'src/tsconfig.json', compilerOptions: {noEmit: false}}),
    terser(),
  ],
  output: {dir: 'dist/cdn', entryFileNames: 'amplify-signin-flow.js', sourcemap: true},
};

export default [modules, cdn];
