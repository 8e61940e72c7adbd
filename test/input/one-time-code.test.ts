import fc from 'fast-check';
import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {type CodeMedium, extractCode} from '../../src/input/one-time-code.js';

const FOUND: [text: string, medium: CodeMedium, code: string][] = [
  ['123456', 'TOTP', '123456'],
  ['123 456', 'TOTP', '123456'],
  ['12-34-56', 'TOTP', '123456'],
  ['123\u00a0456', 'TOTP', '123456'],
  ['Your code is 123 456', 'SMS', '123456'],
  ['Your code is 123 456. It expires in 3 minutes.', 'SMS', '123456'],
  ['123456 is your code. Call +1 555 0100 if it was not you', 'SMS', '123456'],
  ['Acme 2026: your code is 12345678', 'EMAIL', '12345678'],
  ['123456 10 min', 'SMS', '123456'],
  ['2026-11-23 12:00 code 4821', 'SMS', '4821'],
  ['1234 5678', 'EMAIL', '12345678'],
  ['2024', 'SMS', '2024'],
  ['1234', 'SMS', '1234'],
  ['1234567890', 'EMAIL', '1234567890'],
  ['1 2 3 4 5 6', 'TOTP', '123456'],
  ['123  456', 'TOTP', '123456'],
  ['١٢٣٤٥٦', 'SMS', '123456'],
  ['۱۲۳ ۴۵۶', 'SMS', '123456'],
  ['१२३४५६', 'TOTP', '123456'],
  ['１２３４５６', 'TOTP', '123456'],
  ['𝟙𝟚𝟛𝟜𝟝𝟘', 'TOTP', '123450'],
  ['\u202a123456\u202c', 'TOTP', '123456'],
  ['123\u200b456', 'TOTP', '123456'],
  ['12\u00ad34\u206056', 'SMS', '123456'],
  ['\ufeff123\u2009456\u00a0', 'TOTP', '123456'],
  ['コードは１２３４５６です', 'EMAIL', '123456'],
];

describe('extractCode', () => {
  for (const [text, medium, code] of FOUND)
    it(`finds ${code} in «${text}» (${medium})`, () => {
      assert.equal(extractCode(text, medium), code);
    });

  for (const [text, medium] of [
    ['', 'SMS'],
    ['code', 'SMS'],
    ['123', 'SMS'],
    ['12345678901', 'EMAIL'],
    ['12345', 'TOTP'],
    ['1234567', 'TOTP'],
  ] as const)
    it(`finds nothing in «${text}» (${medium})`, () => {
      assert.equal(extractCode(text, medium), undefined);
    });

  it('reads the digits of every script', () => {
    for (let zero = 0; zero < 0x110000; zero += 1) {
      const isDigit = (point: number) => point >= 0 && /\p{Nd}/u.test(String.fromCodePoint(point));
      if (!isDigit(zero) || isDigit(zero - 1)) continue;
      const digits = [1, 2, 3, 4, 5, 0].map((value) => String.fromCodePoint(zero + value)).join('');
      assert.equal(extractCode(digits, 'TOTP'), '123450', digits);
    }
  });

  const medium = fc.constantFrom<CodeMedium>('SMS', 'EMAIL', 'TOTP');
  const message = fc.oneof(
    fc.string({unit: 'binary'}),
    fc
      .array(
        fc.constantFrom(
          '1',
          '٢',
          '３',
          '45',
          '678901',
          ' ',
          '-',
          '.',
          '\u200e',
          '\u200b',
          'code',
          '2026',
          ':',
        ),
      )
      .map((parts) => parts.join('')),
  );

  it('never throws, is idempotent, and finds nothing but digits', () => {
    fc.assert(
      fc.property(message, medium, (text, each) => {
        const code = extractCode(text, each);
        if (code === undefined) return;
        assert.match(code, /^\d{4,10}$/);
        assert.equal(extractCode(code, each), code);
      }),
      {numRuns: 5000},
    );
  });

  it('changes no valid code', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\d{4,10}$/), (code) => {
        assert.equal(extractCode(code, 'SMS'), code);
        assert.equal(extractCode(code, 'EMAIL'), code);
        if (code.length === 6) assert.equal(extractCode(code, 'TOTP'), code);
      }),
    );
  });
});
