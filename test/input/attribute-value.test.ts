import fc from 'fast-check';
import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {readAttribute} from '../../src/input/attribute-value.js';

const NAMES = [
  'birthdate',
  'email',
  'locale',
  'picture',
  'preferred_username',
  'website',
  'zoneinfo',
  'name',
  'address',
  'custom:x',
];

describe('readAttribute', () => {
  for (const [name, text, expected] of [
    ['birthdate', '1815-12-10', {value: '1815-12-10'}],
    ['birthdate', '2024-02-29', {value: '2024-02-29'}],
    ['birthdate', '2023-02-29', {problem: 'dateMalformed'}],
    ['birthdate', '12024-01-01', {problem: 'dateMalformed'}],
    ['birthdate', '10.12.1815', {problem: 'dateMalformed'}],
    ['birthdate', '', {problem: 'attributeMissing'}],
    ['email', 'info@bücher.example', {value: 'info@bücher.example'}],
    ['email', 'info', {problem: 'emailMalformed'}],
    ['website', 'https://bücher.example/a?b#c', {value: 'https://bücher.example/a?b#c'}],
    ['website', 'HTTP://example.com', {value: 'HTTP://example.com'}],
    ['website', 'example.com', {problem: 'urlMalformed'}],
    ['picture', 'data:image/png;base64,AAAA', {problem: 'urlMalformed'}],
    ['locale', 'pt-BR', {value: 'pt-BR'}],
    ['locale', 'en_US', {value: 'en_US'}],
    ['locale', 'zh-Hant-TW', {value: 'zh-Hant-TW'}],
    ['locale', 'English (UK)', {problem: 'languageMalformed'}],
    ['zoneinfo', 'Europe/Berlin', {value: 'Europe/Berlin'}],
    ['zoneinfo', 'America/Argentina/Buenos_Aires', {value: 'America/Argentina/Buenos_Aires'}],
    ['zoneinfo', 'Etc/GMT+1', {value: 'Etc/GMT+1'}],
    ['zoneinfo', 'UTC', {value: 'UTC'}],
    ['zoneinfo', '+02:00', {problem: 'timeZoneMalformed'}],
    ['preferred_username', '\u200eada ', {value: 'ada'}],
    ['preferred_username', '\u200c', {problem: 'attributeMissing'}],
    ['name', 'علی\u200cرضا', {value: 'علی\u200cرضا'}],
    ['name', '\u200b', {problem: 'attributeMissing'}],
    ['address', '12 Main Street\r\nTown\r\n', {value: '12 Main Street\nTown'}],
    ['custom:x', 'x'.repeat(2048), {value: 'x'.repeat(2048)}],
    ['custom:x', 'x'.repeat(2049), {problem: 'attributeTooLong'}],
    ['website', `https://${'x'.repeat(200_000)} x`, {problem: 'attributeTooLong'}],
    ['zoneinfo', '+'.repeat(200_000), {problem: 'attributeTooLong'}],
    ['email', 'mailto:'.repeat(50_000), {problem: 'attributeTooLong'}],
    ['constructor', 'x', {value: 'x'}],
  ] as const)
    it(`reads ${JSON.stringify(text.slice(0, 40))} for ${name}`, () => {
      assert.deepEqual(readAttribute(name, text), expected);
    });

  it('never throws, is idempotent, and gives no empty value', () => {
    fc.assert(
      fc.property(fc.constantFrom(...NAMES), fc.string({unit: 'binary'}), (name, text) => {
        const once = readAttribute(name, text);
        if ('problem' in once) return;
        assert.notEqual(once.value, '');
        assert.deepEqual(readAttribute(name, once.value), once);
      }),
      {numRuns: 3000},
    );
  });

  it('changes no valid value', () => {
    const valid = fc.oneof(
      fc
        .date({min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true})
        .map((date) => ['birthdate', date.toISOString().slice(0, 10)] as const),
      fc.emailAddress().map((address) => ['email', address] as const),
      fc.webUrl().map((url) => ['website', url] as const),
      fc.constantFrom(...Intl.supportedValuesOf('timeZone')).map((zone) => ['zoneinfo', zone] as const),
    );
    fc.assert(
      fc.property(valid, ([name, value]) => {
        assert.deepEqual(readAttribute(name, value), {value});
      }),
      {numRuns: 1000},
    );
  });
});
