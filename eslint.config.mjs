import lit from 'eslint-plugin-lit';
import litA11y from 'eslint-plugin-lit-a11y';
import wc from 'eslint-plugin-wc';
import {defineConfig, globalIgnores} from 'eslint/config';
import {readdirSync} from 'node:fs';
import tseslint from 'typescript-eslint';
import {supportedApis} from './scripts/eslint/supported-apis.mjs';

const code = ['src/**/*.ts', 'demo/**/*.ts', 'test/**/*.ts'];
const elements = readdirSync('src/define').map((file) => file.replace('.ts', ''));

/** Imports only point down: the folders and the packages that the files of a floor may import besides their own. */
const floor = (files, folders, packages, patterns = []) => ({
  files: [files],
  rules: {
    'no-restricted-imports': [
      'error',
      {
        patterns: [
          {regex: `^\\.\\./(?!(${folders.join('|')})/)`, message: 'A floor imports only what is below it.'},
          {
            regex: `^(?!\\.|(${packages.join('|')})(/|$))`,
            message: 'This floor does without that package.',
            allowTypeImports: true,
          },
          ...patterns,
        ],
      },
    ],
  },
});

export default defineConfig(
  globalIgnores(['dist/', 'test/apps/*/']),
  {files: ['**/*.mjs'], rules: {'no-unused-vars': 'error'}},
  {
    files: code,
    extends: [
      tseslint.configs.strictTypeChecked,
      lit.configs['flat/recommended'],
      wc.configs['flat/recommended'],
      litA11y.configs.recommended,
    ],
    languageOptions: {parserOptions: {projectService: true}},
    linterOptions: {reportUnusedDisableDirectives: 'error'},
    rules: {
      '@typescript-eslint/no-base-to-string': ['error', {ignoredTypeNames: ['Error', 'File', 'URL']}],
      '@typescript-eslint/no-confusing-void-expression': ['error', {ignoreArrowShorthand: true}],
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      '@typescript-eslint/no-unused-vars': ['error', {argsIgnorePattern: '^_', varsIgnorePattern: '^_'}],
      '@typescript-eslint/prefer-promise-reject-errors': ['error', {allowThrowingUnknown: true}],
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', {allowNumber: true}],
      // Lit calls a template's listeners with the element as `this`.
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  {
    files: ['src/**/*.ts'],
    plugins: {browsers: {rules: {'supported-apis': supportedApis}}},
    rules: {
      'browsers/supported-apis': 'error',
      'no-console': ['error', {allow: ['debug', 'warn', 'error']}],
      'no-restricted-syntax': [
        'error',
        {
          selector:
            'Identifier[name=/^(unsafeHTML|unsafeSVG|unsafeCSS|styleMap|innerHTML|outerHTML|insertAdjacentHTML)$/]',
          message: 'Trusted Types and a strict content security policy must hold.',
        },
        {
          selector: 'TemplateElement[value.raw=/<style|\\sstyle=/]',
          message: 'A strict content security policy must hold: use a constructed style sheet.',
        },
      ],
    },
  },
  {
    files: ['src/**/*.ts'],
    ignores: ['src/browser/**', 'src/core/clock.ts'],
    rules: {
      'no-restricted-globals': [
        'error',
        ...[
          'isSecureContext',
          'localStorage',
          'location',
          'matchMedia',
          'navigator',
          'performance',
          'sessionStorage',
        ].map((name) => ({name, message: 'Read it in src/browser, which validates it.'})),
      ],
      'no-restricted-properties': [
        'error',
        {object: 'Date', property: 'now', message: 'Use now() of core/clock.ts.'},
      ],
    },
  },
  {
    files: ['test/**/*.ts'],
    rules: {
      // chai's assertions are expressions; its `equal` and node:test's suites are promises that nobody awaits.
      '@typescript-eslint/no-unused-expressions': 'off',
      '@typescript-eslint/no-floating-promises': [
        'error',
        {
          allowForKnownSafeCalls: [
            {from: 'package', package: '@types/chai', name: 'Equal'},
            {from: 'package', package: 'node:test', name: ['describe', 'it', 'suite', 'test']},
          ],
        },
      ],
      '@typescript-eslint/no-deprecated': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
    },
  },
  floor('src/input/**', ['-'], ['-']),
  floor('src/core/**', ['input'], ['-']),
  floor('src/messages/**', ['core'], ['-']),
  floor('src/browser/**', ['core'], ['-']),
  floor('src/amplify/**', ['core', 'browser'], ['aws-amplify']),
  floor(
    'src/elements/**',
    ['core', 'input', 'browser'],
    ['lit', 'qrcode'],
    [{regex: `^\\./(${elements.join('|')})\\.js$`, message: 'No element imports another element.'}],
  ),
  floor('src/flow/**', ['core', 'input', 'browser', 'amplify', 'elements'], ['lit']),
  floor('src/define/**', ['core', 'amplify', 'elements', 'flow'], ['-']),
);
