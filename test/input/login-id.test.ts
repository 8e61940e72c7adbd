import fc from 'fast-check';
import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {cleanLoginId, readEmailAddress} from '../../src/input/login-id.js';

describe('cleanLoginId', () => {
  for (const [text, expected] of [
    [' ada ', 'ada'],
    ['\u2068ada@example.com\u2069', 'ada@example.com'],
    ['１００２３４', '100234'],
    ['١٠٠٢٣٤', '100234'],
    ['user１２', 'user12'],
    ['علی۱۲', 'علی۱۲'],
    ['田中１２', '田中１２'],
    ['José', 'José'],
    ['Zoe\u0308', 'Zoe\u0308'],
    ['हिन्दी', 'हिन्दी'],
    ['info@bücher.example', 'info@bücher.example'],
    ['O’Neill', 'O’Neill'],
  ] as const)
    it(`cleans ${JSON.stringify(text)}`, () => {
      assert.equal(cleanLoginId(text), expected);
    });

  it('never throws, and is idempotent', () => {
    fc.assert(
      fc.property(fc.string({unit: 'binary'}), (text) => {
        assert.equal(cleanLoginId(cleanLoginId(text)), cleanLoginId(text));
      }),
      {numRuns: 2000},
    );
  });

  it('changes no valid user name: what Cognito allows, with 0 to 9 as digits', () => {
    const validCharacter = fc
      .integer({min: 0x21, max: 0x2ffff})
      .map((point) => String.fromCodePoint(point))
      .filter((char) => /^[\p{L}\p{M}\p{S}\p{N}\p{P}]$/u.test(char) && !/^(?!\d)\p{Nd}$/u.test(char));
    fc.assert(
      fc.property(fc.array(validCharacter, {minLength: 1, maxLength: 128}), (chars) => {
        assert.equal(cleanLoginId(chars.join('')), chars.join(''));
      }),
      {numRuns: 3000},
    );
  });
});

describe('readEmailAddress', () => {
  for (const [text, expected] of [
    ['ada@example.com', 'ada@example.com'],
    [' ada@example.com\u00a0', 'ada@example.com'],
    ['info@bücher.example', 'info@bücher.example'],
    ['ada@xn--bcher-kva.example', 'ada@xn--bcher-kva.example'],
    ['почта@пример.example', 'почта@пример.example'],
    ['mailto:ada@example.com', 'ada@example.com'],
    ['MAILTO:ada@example.com?subject=x', 'ada@example.com'],
    ['Ada Lovelace <ada@example.com>', 'ada@example.com'],
    ['<mailto:ada@example.com>', 'ada@example.com'],
    ['Ада <ada１２@example.com>', 'ada12@example.com'],
    ['ada@example.com, ', 'ada@example.com'],
    ['Ada <ada@example.com>;', 'ada@example.com'],
    ['Ada.Lovelace+News@Example.COM', 'Ada.Lovelace+News@Example.COM'],
    ['"ada"@example.com', '"ada"@example.com'],
    ["o'neill!#$%&*/=?^`{|}~@example.com", "o'neill!#$%&*/=?^`{|}~@example.com"],
    ['ada@[192.0.2.1]', 'ada@[192.0.2.1]'],
    ['ada\u200b@example.com', 'ada@example.com'],
    ['ada', undefined],
    ['ada@', undefined],
    ['@example.com', undefined],
    ['ada lovelace@example.com', undefined],
    ['', undefined],
  ] as const)
    it(`reads ${JSON.stringify(text)} as ${String(expected)}`, () => {
      assert.equal(readEmailAddress(text), expected);
    });

  it('never throws, and is idempotent', () => {
    const text = fc.oneof(
      fc.string({unit: 'binary'}),
      fc
        .array(fc.constantFrom('a', 'я', '１', '@', '<', '>', 'mailto:', '?', ' ', '\u200e'))
        .map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(text, (each) => {
        const once = readEmailAddress(each);
        if (once !== undefined) assert.equal(readEmailAddress(once), once);
      }),
      {numRuns: 3000},
    );
  });

  it('does not search text that is longer than any address, which would take quadratic time', () => {
    const address = `${'a'.repeat(2000)}@example.com`;
    assert.equal(readEmailAddress(address), address);
    assert.equal(readEmailAddress(`${'a'.repeat(2048)}@example.com`), undefined);
    assert.equal(readEmailAddress(`${'@'.repeat(200_000)} x`), undefined);
    assert.equal(readEmailAddress('mailto:'.repeat(50_000)), undefined);
  });

  it('changes no valid address', () => {
    fc.assert(
      fc.property(fc.emailAddress(), (address) => {
        assert.equal(readEmailAddress(address), address);
      }),
    );
  });
});
