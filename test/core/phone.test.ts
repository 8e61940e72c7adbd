import parse, {
  type Examples,
  getCountries,
  getCountryCallingCode,
  getExampleNumber,
} from 'libphonenumber-js/max';
import assert from 'node:assert/strict';
import {createRequire} from 'node:module';
import {describe, it} from 'node:test';
import {countries, isPhoneNumber, toE164} from '../../src/core/phone.js';

// A JSON module, for which Node 20 and the compiler want the import written in different ways.
const examples = createRequire(import.meta.url)('libphonenumber-js/examples.mobile.json') as Examples;

describe('countries', () => {
  it('are those that libphonenumber knows', () => {
    assert.deepEqual(
      countries.map(({region, callingCode}) => [region, callingCode]).sort(),
      getCountries()
        .map((region) => [region, getCountryCallingCode(region)])
        .sort(),
    );
  });
});

describe('toE164', () => {
  it('takes the number of every country as people write it there, and as it is sent', () => {
    const wrong = getCountries().flatMap((region) => {
      const example = getExampleNumber(region, examples);
      if (!example) return [];
      const written = [example.formatNational(), example.nationalNumber, example.formatInternational()];
      return written
        .filter((text) => toE164(text, region) !== example.number)
        .map((text) => `${region} ${text}`);
    });
    // Argentina's mobile numbers get a 15 in their midst inside the country; who has one types it with the plus.
    assert.deepEqual(wrong, ['AR 011 15-2345-6789']);
  });

  for (const [text, region, expected] of [
    ['0151 23456789', 'DE', '+4915123456789'],
    ['(0151) 2345-6789', 'DE', '+4915123456789'],
    ['07911 123456', 'GB', '+447911123456'],
    ['06 12 34 56 78', 'FR', '+33612345678'],
    ['347 123 4567', 'IT', '+393471234567'],
    ['06 1234 5678', 'IT', '+390612345678'],
    ['(206) 555-0100', 'US', '+12065550100'],
    ['1 206 555 0100', 'US', '+12065550100'],
    ['8 912 345-67-89', 'RU', '+79123456789'],
    ['800 555 35 35', 'RU', '+78005553535'],
    ['06 30 123 4567', 'HU', '+36301234567'],
    ['+44 7911 123456', 'DE', '+447911123456'],
    ['0044 7911 123456', 'DE', '+447911123456'],
    ['+1 (206) 555-0100', undefined, '+12065550100'],
    ['0151 23456789', undefined, undefined],
  ] as const)
    it(`writes «${text}» of ${region ?? 'nowhere'} as ${expected ?? 'nothing'}`, () => {
      assert.equal(toE164(text, region), expected);
      if (expected) assert.ok(parse(expected)?.isPossible());
    });
});

describe('isPhoneNumber', () => {
  for (const text of ['0151 23456789', '+49 151', '(206) 555-0100', '06.12.34.56.78'])
    it(`«${text}» is one`, () => {
      assert.ok(isPhoneNumber(text));
    });
  for (const text of ['', 'ada', 'ada@example.com', '42', 'user123', '+', '----'])
    it(`«${text}» is none`, () => {
      assert.ok(!isPhoneNumber(text));
    });
});
