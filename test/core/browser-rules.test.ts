import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {BROWSER_RULES} from '../../src/core/browser-rules.js';
import {english} from '../../src/core/messages.js';
import {classify, type ProblemKey} from '../../src/core/problem.js';
import {fault} from '../support/scripted-auth.js';

type Row = [name: string, message: string, key: ProblemKey, advice?: RegExp];

const STORED = /storage/i;

/** Outside a passkey ceremony. The texts are those of Chromium, Firefox and Safari. */
const ROWS: Row[] = [
  ['QuotaExceededError', "Setting the value of 'x' exceeded the quota.", 'storageFull', STORED],
  ['NS_ERROR_DOM_QUOTA_REACHED', 'Persistent storage maximum size reached', 'storageFull', STORED],
  ['SecurityError', 'Access is denied for this document.', 'storageBlocked', STORED],
  ['NS_ERROR_FILE_CORRUPTED', '', 'storageBlocked', STORED],
  ['UnknownError', 'Internal error opening backing store for indexedDB.open.', 'storageBlocked', STORED],
  ['InvalidStateError', 'The database connection is closing.', 'storageBlocked', STORED],
  ['NotAllowedError', 'Access is denied.', 'storageBlocked', STORED],
  ['NotReadableError', 'Data lost due to missing file.', 'storageBlocked', STORED],
  ['NotFoundError', 'The object store was not found.', 'storageBlocked', STORED],
  ['ConstraintError', 'Key already exists.', 'storageBlocked', STORED],
  ['DataCloneError', 'It could not be cloned.', 'storageBlocked', STORED],
  ['ReadOnlyError', 'The transaction is read-only.', 'storageBlocked', STORED],
  ['TransactionInactiveError', 'The transaction has finished.', 'storageBlocked', STORED],
  ['VersionError', 'The requested version is less than the existing version.', 'storageBlocked', STORED],
  ['TypeError', "Cannot read properties of null (reading 'getItem')", 'storageBlocked', STORED],
  ['TypeError', 'null is not an object (evaluating localStorage.setItem)', 'storageBlocked', STORED],
  ['OperationError', 'The operation failed for an operation-specific reason', 'cryptoFailed', /cryptography/],
  ['DataError', 'Data provided to an operation does not meet requirements', 'cryptoFailed', /cryptography/],
  ['EncodingError', 'The encoding operation failed.', 'cryptoFailed', /cryptography/],
  ['NotSupportedError', 'Unrecognized name.', 'cryptoFailed', /cryptography/],
  ['InvalidAccessError', 'The key is of the wrong type.', 'cryptoFailed', /cryptography/],
  ['TypeError', "Cannot read properties of undefined (reading 'subtle')", 'insecureContext', /https/],
  ['TypeError', 'crypto.subtle is undefined', 'insecureContext', /https/],
  [
    'TypeError',
    "undefined is not an object (evaluating 'crypto.getRandomValues')",
    'insecureContext',
    /https/,
  ],
  ['ReferenceError', "Can't find variable: crypto", 'insecureContext', /https/],
  ['AbortError', 'The user aborted a request.', 'network'],
  ['TimeoutError', 'signal timed out', 'network'],
  ['TypeError', 'Failed to fetch', 'network'],
  ['TypeError', 'Load failed', 'network'],
  ['TypeError', 'NetworkError when attempting to fetch resource.', 'network'],
  ['TypeError', 'Failed to fetch dynamically imported module: /x.js', 'network', /could not be loaded/],
  ['TypeError', 'error loading dynamically imported module: /x.js', 'network', /could not be loaded/],
  ['TypeError', 'Importing a module script failed.', 'network', /could not be loaded/],
  ['ChunkLoadError', 'Loading chunk 7 failed.', 'network', /could not be loaded/],
];

describe('BROWSER_RULES', () => {
  for (const [name, message, key, advice] of ROWS)
    it(`assign ${name} «${message}» to its feature: ${key}`, () => {
      const plain = fault(name, message);
      const wrapped = Object.assign(fault('Unknown', 'An unknown error has occurred.'), {
        underlyingError: plain,
      });
      for (const error of [plain, wrapped, new Error('wrapped', {cause: wrapped})]) {
        const problem = classify(error, 'SIGN_IN');
        assert.deepEqual([problem.key, problem.name], [key, name]);
        assert.match(problem.advice ?? '', advice ?? /^$/);
        assert.ok(english[problem.key]);
      }
    });

  it('have a row here each', () => {
    for (const rule of BROWSER_RULES)
      assert.ok(
        ROWS.some(
          ([name, message, key]) =>
            key === rule.key &&
            (rule.name.endsWith('*') ? name.startsWith(rule.name.slice(0, -1)) : name === rule.name) &&
            (rule.message?.test(message) ?? true),
        ),
        `${rule.name} ${rule.message?.source ?? ''}`,
      );
  });

  it('leave a fault of a program alone', () => {
    assert.equal(classify(new TypeError('x is not a function'), 'SIGN_IN').key, 'unexpected');
  });
});
