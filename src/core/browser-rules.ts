import type {Rule} from './problem-rules.js';

/*
 * What the browser's own functions reject with, outside a passkey ceremony. Amplify uses storage, fetch and cryptography,
 * and this package imports parts of itself late. The same names mean something else in a ceremony: see
 * passkey-problem.ts.
 */

type Consequence = Omit<Rule, 'name' | 'message'>;

const NO_CRYPTO: Consequence = {
  key: 'insecureContext',
  recovery: 'configure',
  advice: 'The browser offers this page no cryptography. Serve it over https.',
};
const CRYPTO_FAILED: Consequence = {
  key: 'cryptoFailed',
  recovery: 'retry',
  advice:
    "The browser's cryptography failed. If that happens in one browser only, its installation is damaged.",
};
const STORAGE_FULL: Consequence = {
  key: 'storageFull',
  recovery: 'elsewhere',
  advice: 'Amplify could not store the tokens: the storage of this site is full.',
};
const STORAGE_FAILED: Consequence = {
  key: 'storageBlocked',
  recovery: 'elsewhere',
  advice:
    'Amplify could not use its storage: the browser blocks cookies and site data, the frame is sandboxed, or the stored ' +
    'data of this site is damaged.',
};
const NO_ANSWER: Consequence = {key: 'network', recovery: 'retry'};
const NOT_LOADED: Consequence = {
  key: 'network',
  recovery: 'retry',
  advice:
    'A part of the application could not be loaded. Check that the file is there (an older page may ask for a file that a ' +
    'new release has removed), and that script-src of the content security policy allows it.',
};

/** Texts are the browsers' own, in English in all of them. The first rule that fits decides. */
export const BROWSER_RULES: readonly Rule[] = [
  {
    name: 'TypeError',
    message: /dynamically imported module|importing a module script failed/i,
    ...NOT_LOADED,
  },
  {name: 'ChunkLoadError', ...NOT_LOADED},
  {
    name: 'TypeError',
    message: /failed to fetch|load failed|networkerror when attempting|fetch failed/i,
    ...NO_ANSWER,
  },
  {name: 'TypeError', message: /\b(subtle|getRandomValues|importKey|crypto)\b/, ...NO_CRYPTO},
  {name: 'ReferenceError', message: /\bcrypto\b/i, ...NO_CRYPTO},
  // The storage objects are null in some embedded browsers.
  {name: 'TypeError', message: /\b(localStorage|sessionStorage|(get|set|remove)Item)\b/, ...STORAGE_FAILED},

  // fetch, where it was aborted or took too long.
  {name: 'AbortError', ...NO_ANSWER},
  {name: 'TimeoutError', ...NO_ANSWER},

  {name: 'OperationError', ...CRYPTO_FAILED},
  {name: 'DataError', ...CRYPTO_FAILED},
  {name: 'EncodingError', ...CRYPTO_FAILED},
  {name: 'InvalidAccessError', ...CRYPTO_FAILED},
  {name: 'NotSupportedError', ...CRYPTO_FAILED},

  {name: 'NS_ERROR_DOM_QUOTA_REACHED', ...STORAGE_FULL},
  {name: 'NS_ERROR_*', ...STORAGE_FAILED},
  {name: 'ConstraintError', ...STORAGE_FAILED},
  {name: 'DataCloneError', ...STORAGE_FAILED},
  {name: 'InvalidStateError', ...STORAGE_FAILED},
  {name: 'NotAllowedError', ...STORAGE_FAILED},
  {name: 'NotFoundError', ...STORAGE_FAILED},
  {name: 'NotReadableError', ...STORAGE_FAILED},
  {name: 'ReadOnlyError', ...STORAGE_FAILED},
  {name: 'TransactionInactiveError', ...STORAGE_FAILED},
  {name: 'UnknownError', ...STORAGE_FAILED},
  {name: 'VersionError', ...STORAGE_FAILED},
];
