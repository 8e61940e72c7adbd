import {readFileSync} from 'node:fs';
import {join, relative, resolve} from 'node:path';
import ts from 'typescript';
import type {CodeBlock} from './code-blocks.js';

/** Where the blocks are for the compiler. Nothing is written there; packages are found in the project's `node_modules`. */
const FOLDER = resolve('test/readme-blocks');

/** What the blocks use of tools that only the applications install, with the types that these tools have. */
const CONTEXT = `
declare module '*.css';
declare module 'vite' {
  interface Plugin { name: string }
  export function defineConfig(config: {plugins?: (Plugin | Plugin[])[]}): unknown;
}
declare module 'vitest' {
  export function it(name: string, run: () => void | Promise<void>): void;
  export function expect<T>(actual: T): {toBe(expected: T): void};
}
declare module '@vitejs/plugin-vue' {
  interface CompilerOptions { isCustomElement?: (tag: string) => boolean }
  export default function vue(options?: {template?: {compilerOptions?: CompilerOptions}}): import('vite').Plugin;
}
declare module 'react-router' {
  export function useLoaderData<Loader extends (...args: never[]) => unknown>(): Awaited<ReturnType<Loader>>;
}
declare module '@jsenv/importmap-node-module' {
  interface Options {
    importResolution?: {magicExtensions?: string[]};
    manualImportmap?: {imports?: Record<string, string>};
  }
  export function writeImportmaps(options: {directoryUrl: URL; importmaps: Record<string, Options>}): Promise<void>;
}
declare function defineNuxtConfig(config: {
  vue?: {compilerOptions?: {isCustomElement?: (tag: string) => boolean}};
}): unknown;
`;

/** Files that an application has beside a block. */
const BESIDE = new Map([['amplify_outputs.json', readFileSync('test/support/amplify_outputs.json', 'utf8')]]);

/** The sources behind the entries of `package.json`, by the names that applications import. */
function sourcesOfPackage(): Record<string, string[]> {
  const {exports} = JSON.parse(readFileSync('package.json', 'utf8')) as {
    exports: Record<string, {types?: string}>;
  };
  const entries = Object.entries(exports).flatMap(([key, {types}]) => {
    if (!types) return [];
    const source = types.replace('./dist/', './src/').replace('.d.ts', '.ts');
    return [
      [`amplify-signin-flow${key.slice(1)}`, [source.replace('src/angular.ts', 'src/angular/angular.ts')]],
    ];
  });
  return Object.fromEntries(entries) as Record<string, string[]>;
}

/** Compiles each block as a module of its own, and returns what the compiler reports. */
export function compileBlocks(blocks: readonly CodeBlock[]): string[] {
  const virtual = new Map([[join(FOLDER, 'context.d.ts'), CONTEXT]]);
  const sources = new Map<string, string>();
  for (const {path, code, source} of blocks) {
    const file = join(FOLDER, path);
    virtual.set(file, code);
    sources.set(file, source);
    for (const [name, text] of BESIDE) virtual.set(join(file, '..', name), text);
  }
  const options: ts.CompilerOptions = {
    ...{target: ts.ScriptTarget.ES2022, lib: ['lib.es2023.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts']},
    ...{module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler},
    ...{moduleDetection: ts.ModuleDetectionKind.Force, jsx: ts.JsxEmit.ReactJSX},
    ...{experimentalDecorators: true, useDefineForClassFields: false, importHelpers: true},
    ...{
      strict: true,
      allowJs: true,
      checkJs: true,
      resolveJsonModule: true,
      skipLibCheck: true,
      noEmit: true,
    },
    noUncheckedSideEffectImports: true,
    types: ['node', 'svelte'],
    paths: sourcesOfPackage(),
  };
  const program = ts.createProgram(
    [...sources.keys(), join(FOLDER, 'context.d.ts'), resolve('src/index.ts')],
    options,
    hostWith(virtual, options),
  );
  return [...sources].flatMap(([file, source]) => {
    const sourceFile = program.getSourceFile(file);
    const found = [
      ...program.getSyntacticDiagnostics(sourceFile),
      ...program.getSemanticDiagnostics(sourceFile),
    ];
    return found.map(({start = 0, messageText}) => {
      const {line = 0} = sourceFile?.getLineAndCharacterOfPosition(start) ?? {};
      const text = ts.flattenDiagnosticMessageText(messageText, '\n');
      return `${source}, ${relative(FOLDER, file)}, line ${String(line + 1)}: ${text}`;
    });
  });
}

/** The compiler's own host, with files that exist only in memory. */
function hostWith(virtual: ReadonlyMap<string, string>, options: ts.CompilerOptions): ts.CompilerHost {
  const host = ts.createCompilerHost(options);
  const {fileExists, readFile, directoryExists, getSourceFile} = host;
  const folders = [...virtual.keys()].map((file) => join(file, '..'));
  host.fileExists = (path) => virtual.has(path) || fileExists.call(host, path);
  host.readFile = (path) => virtual.get(path) ?? readFile.call(host, path);
  host.directoryExists = (path) =>
    folders.some((folder) => `${folder}/`.startsWith(`${path}/`)) ||
    (directoryExists?.call(host, path) ?? true);
  host.getSourceFile = (path, ...rest) => {
    const text = virtual.get(path);
    if (text === undefined) return getSourceFile.call(host, path, ...rest);
    return ts.createSourceFile(path, text, rest[0], true);
  };
  return host;
}
