import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {safeText} from '../../src/core/safe-text.js';

const FAILED = 'failed to satisfy constraint: Member must satisfy regular expression pattern: [\\S]+';

/** What users type, with characters that could be taken for the end of a quotation. */
const SECRETS = [
  'hunter2',
  'parole mot',
  "it's",
  "a' at 'b",
  `x' at 'y' ${FAILED}; Value 'z`,
  '"quoted" (and) [bracketed]',
  'line\nbreak',
  '$& $1 \\1',
  '',
];

describe('safeText', () => {
  for (const secret of SECRETS)
    it(`leaves out what was typed: ${JSON.stringify(secret)}`, () => {
      for (const quoted of [`'${secret}'`, `[${secret}]`, secret]) {
        const text = safeText(`1 validation error detected: Value ${quoted} at 'password' ${FAILED}`);
        for (const part of secret.split(/[\s']+/))
          if (part.length > 1 && !FAILED.includes(part) && part !== 'at' && part !== 'Value')
            assert.ok(!text.includes(part), `${part} is in ${text}`);
        assert.match(text, /at 'password' failed/);
      }
    });

  it('leaves out email addresses, phone numbers and codes', () => {
    for (const typed of ['ada@example.com', '+44 20 7946 0018', '+442079460018', '123456', '12345678'])
      assert.ok(!safeText(`PreSignUp failed with error ${typed} is not welcome.`).includes(typed), typed);
  });

  it('keeps what a developer needs', () => {
    for (const text of [
      "1 validation error detected: Value at 'clientId' failed to satisfy constraint",
      "2 validation errors detected: Value at 'password' failed to satisfy constraint; Value at 'clientId' failed",
      'USER_PASSWORD_AUTH flow not enabled for this client',
      'User pool eu-west-1_AbCdEf123 does not exist.',
    ])
      assert.equal(safeText(text), text);
  });

  it('neither searches nor shows a text that is too long, as one with a pasted book in it', () => {
    assert.equal(safeText(`Value '${'secret '.repeat(20_000)}`), '…');
    assert.equal(safeText('value '.repeat(50_000)), '…');
  });

  it('is bounded, and safe when it is applied twice', () => {
    assert.equal(safeText('x '.repeat(1000)).length, 301);
    assert.equal(
      safeText(safeText("Value 'a' at 'password' failed")),
      safeText("Value 'a' at 'password' failed"),
    );
  });
});
