import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {ESLint} from 'eslint';
import tseslint from 'typescript-eslint';
import {supportedApis} from '../../scripts/eslint/supported-apis.mjs';

describe('The lint rule supported-apis', () => {
  const eslint = new ESLint({
    overrideConfigFile: true,
    overrideConfig: {
      files: ['**/*.ts'],
      languageOptions: {
        parser: tseslint.parser,
        parserOptions: {projectService: {allowDefaultProject: ['*.ts']}},
      },
      plugins: {ours: {rules: {'supported-apis': supportedApis}}},
      rules: {'ours/supported-apis': 'error'},
    },
  });

  const lint = async (code: string) => {
    const [result] = await eslint.lintText(code, {filePath: 'example.ts'});
    return result?.messages.map(({message}) => message.replace(/ is missing.*/, '')) ?? [];
  };

  const element = "const element = document.createElement('div');";
  const CASES: readonly (readonly [code: string, ...reported: string[]])[] = [
    ['export default URL.canParse("x");', 'URL.canParse'],
    ['export default AbortSignal.any([]);', 'AbortSignal.any'],
    ['export default requestIdleCallback;', 'Window.requestIdleCallback'],
    [`${element} export default element.attachInternals().states;`, 'ElementInternals.states'],
    [`${element} export const {states} = element.attachInternals();`, 'ElementInternals.states'],
    [`${element} export default element.checkVisibility();`, 'Element.checkVisibility'],
    ['export default customElements.getName(HTMLElement as never);', 'CustomElementRegistry.getName'],
    ['export default new URL("x").searchParams.size;', 'URLSearchParams.size'],
    [`${element} export default element.replaceChildren();`],
    ['export default structuredClone({});'],
    ['export default typeof requestIdleCallback;'],
    ['export type Given = typeof requestIdleCallback;'],
    [
      'declare function runOptional(name: string, run: () => unknown): void;\n' +
        "runOptional('idle', () => requestIdleCallback(() => undefined)); export {};",
    ],
  ];

  for (const [code, ...reported] of CASES)
    it(`reports ${reported.join() || 'nothing'} in ${code}`, async () => {
      assert.deepEqual(await lint(code), reported);
    });
});
