import fc from 'fast-check';
import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {cleanIdentifier, cleanText, removeInvisible, toAsciiDigits} from '../../src/input/normalise-text.js';

/** Any text, and text that is full of the characters that matter here. */
const anyText = fc.oneof(
  fc.string({unit: 'binary'}),
  fc.string({unit: 'grapheme'}),
  fc
    .array(
      fc.constantFrom(
        'a',
        'ی',
        'क',
        '्',
        ' ',
        '\u200c',
        '\u200d',
        '\u200e',
        '\u00ad',
        '\ufeff',
        '👩',
        '\u00a0',
      ),
    )
    .map((parts) => parts.join('')),
);

describe('cleanIdentifier', () => {
  for (const [text, expected] of [
    [' ada ', 'ada'],
    ['\u00a0ada\u202f', 'ada'],
    ['\u202aada\u202c', 'ada'],
    ['\u2068ada\u2069', 'ada'],
    ['\ufeffada', 'ada'],
    ['a\u200bd\u2060a', 'ada'],
    ['ada\u00adlovelace', 'adalovelace'],
    ['\u200e ada', 'ada'],
    ['ada\u0000', 'ada'],
    ['می\u200cخواهم', 'میخواهم'],
    ['ada lovelace', 'ada lovelace'],
    ['Zoe\u0308', 'Zoe\u0308'],
    ['हिन्दी', 'हिन्दी'],
    ['\u200e', ''],
  ] as const)
    it(`cleans ${JSON.stringify(text)}`, () => {
      assert.equal(cleanIdentifier(text), expected);
    });

  it('never throws, is idempotent, and leaves no format character', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const once = cleanIdentifier(text);
        assert.equal(cleanIdentifier(once), once);
        assert.doesNotMatch(once, /\p{Cf}/u);
      }),
      {numRuns: 2000},
    );
  });
});

describe('cleanText', () => {
  for (const [text, expected] of [
    ['می\u200cخواهم', 'می\u200cخواهم'],
    ['क्\u200dष', 'क्\u200dष'],
    ['👩\u200d🔬', '👩\u200d🔬'],
    ['\u200cمی\u200c \u200dخواهم\u200d', 'می خواهم'],
    ['\u202bعلی\u202c', 'علی'],
    [' Ada\u00ad \u200eLovelace\u00a0', 'Ada Lovelace'],
    ['12 Main Street\nTown', '12 Main Street\nTown'],
    [
      '🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}',
      '🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}',
    ],
  ] as const)
    it(`cleans ${JSON.stringify(text)}`, () => {
      assert.equal(cleanText(text), expected);
    });

  it('never throws, is idempotent, and keeps every letter and mark', () => {
    const visible = (text: string) => text.replace(/[^\p{L}\p{M}\p{N}\p{P}\p{S}]/gu, '');
    fc.assert(
      fc.property(anyText, (text) => {
        const once = cleanText(text);
        assert.equal(cleanText(once), once);
        assert.equal(visible(once), visible(text));
        assert.equal(removeInvisible(removeInvisible(text)), removeInvisible(text));
      }),
      {numRuns: 2000},
    );
  });
});

describe('toAsciiDigits', () => {
  it('never throws, is idempotent, and changes nothing but digits', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const once = toAsciiDigits(text);
        assert.equal(toAsciiDigits(once), once);
        assert.equal(once.replace(/\d/g, ''), text.replace(/\p{Nd}/gu, ''));
      }),
    );
  });
});
