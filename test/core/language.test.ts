import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import fc from 'fast-check';
import {languageTag, regionNames, regionOf} from '../../src/core/language.js';

const anything = fc.oneof(
  fc.string({unit: 'binary'}),
  fc.string({
    unit: fc.constantFrom('a', 'A', 'z', 'Z', '0', '9', '-', '_', '*', '.', '@', 'x', ' '),
    maxLength: 12,
  }),
  fc
    .tuple(
      fc.constantFrom('de', 'EN', 'zh-hant', 'und', 'C', 'i', 'x'),
      fc.constantFrom('-', '_', ''),
      fc.string(),
    )
    .map((parts) => parts.join('')),
  fc.anything(),
);

describe('languageTag', () => {
  it('returns a tag that every API for languages accepts, and is idempotent (2,000 generated values)', () => {
    fc.assert(
      fc.property(anything, (value) => {
        const tag = languageTag(value);
        if (tag === undefined) return;
        assert.equal(languageTag(tag), tag);
        new Intl.DisplayNames(tag, {type: 'region'});
        (1).toLocaleString(tag);
        'a'.localeCompare('b', tag);
      }),
      {numRuns: 2000},
    );
  });

  it('keeps the tags of languages', () => {
    for (const tag of ['en', 'de-AT', 'zh-Hant-TW', 'sr-Latn', 'ar-u-nu-latn', 'es-419', 'yue'])
      assert.equal(languageTag(tag), tag);
  });

  it('reads the notation of POSIX', () => {
    assert.deepEqual(['en_US', 'pt_BR.UTF-8', 'de_DE@euro', ' fr '].map(languageTag), [
      'en-US',
      'pt-BR',
      'de-DE',
      'fr',
    ]);
  });

  it('returns undefined for what names no language', () => {
    for (const value of [
      '',
      ' ',
      'C',
      'C.UTF-8',
      'POSIX',
      '*',
      'und',
      'und-x',
      'root',
      'x',
      'english language',
      5,
      null,
    ])
      assert.equal(languageTag(value), undefined, String(value));
  });
});

describe('regionOf and regionNames', () => {
  it('do not throw, whatever they are given (1,000 generated values)', () => {
    fc.assert(
      fc.property(fc.string({unit: 'binary'}), (text) => {
        regionOf(text);
        assert.equal(typeof regionNames(text)('DE'), 'string');
      }),
      {numRuns: 1000},
    );
  });

  it('name regions', () => {
    assert.deepEqual([regionOf('de'), regionOf('de-AT')], ['DE', 'AT']);
    assert.deepEqual([regionNames('en')('DE'), regionNames('*')('DE')], ['Germany', 'DE']);
  });
});
