import fc from 'fast-check';
import {getCountries, parsePhoneNumberFromString, type PhoneNumber} from 'libphonenumber-js/max';
import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {countries} from '../../src/input/phone-countries.js';
import {hasCallingCode, looksLikePhoneNumber, readPhoneNumber} from '../../src/input/phone-number.js';
import {
  internationalNotations,
  metadataOf,
  nationalNotations,
  type Notation,
  numbersOf,
  regions,
} from '../support/phone-notations.js';

const read = (text: string, region?: string) => {
  const reading = readPhoneNumber(text, region);
  return 'number' in reading ? reading.number : reading.problem;
};

/** The notations that are read as another number. */
function misread(
  number: PhoneNumber,
  notations: readonly Notation[],
  region: string | undefined,
): readonly string[] {
  return notations
    .filter(({text}) => read(text, region) !== number.number)
    .map(({name, text}) => `${number.number}, ${name}: ${JSON.stringify(text)} → ${read(text, region)}`);
}

describe('countries', () => {
  it('has the calling codes, trunk zeros and lengths that libphonenumber has', () => {
    const range = (lengths: readonly number[]) => [Math.min(...lengths), Math.max(...lengths)];
    assert.deepEqual(
      countries.map(({region, callingCode, hasTrunkZero, mobile, any}) => [
        region,
        callingCode,
        hasTrunkZero,
        mobile,
        any,
      ]),
      getCountries()
        .map((region) => {
          const {callingCode, lengths, trunkPrefix, mobile} = metadataOf(region);
          const mobileLengths = (mobile && mobile[1]) || lengths;
          return [region, callingCode, trunkPrefix === '0', range(mobileLengths), range(lengths)];
        })
        .sort(([one], [other]) => (String(one) < String(other) ? -1 : 1)),
    );
  });
});

describe('readPhoneNumber', () => {
  // Numbers that libphonenumber and E.164 disagree about, or that their country replaced years ago.
  const isCurrent = ({number, country, nationalNumber}: PhoneNumber) =>
    number.length <= 16 && !(country === 'GA' && nationalNumber.length < 8);

  it('reads every notation with a calling code, for the mobile numbers of every region', () => {
    let variants = 0;
    const wrong = regions.flatMap((region) =>
      numbersOf(region, 'mobile', 8)
        .filter(isCurrent)
        .flatMap((number) => {
          const notations = internationalNotations(number);
          variants += notations.length * 2;
          // Whatever is selected: nothing, or another country.
          return [undefined, region === 'DE' ? 'FR' : 'DE'].flatMap((selected) =>
            misread(number, notations, selected),
          );
        }),
    );
    // "+39 (0)43…" is a landline: mobile numbers of Italy that begin with 4 are not assigned yet.
    assert.deepEqual(
      wrong.filter((each) => !(each.startsWith('+394') && /0[)\]）]/.test(each))),
      [],
    );
    assert.ok(variants > 100_000, String(variants));
  });

  it('reads every notation without a calling code, for the mobile numbers of every region', () => {
    let variants = 0;
    const wrong = regions.flatMap((region) =>
      numbersOf(region, 'mobile', 8)
        .filter(isCurrent)
        .flatMap((number) => {
          const notations = nationalNotations(number);
          variants += notations.length;
          return misread(number, notations, region);
        }),
    );
    // Without the plus, some are also numbers of that country.
    assert.deepEqual(
      wrong.filter((each) => !/^\+(?:376|683|690|685)\d+, without the plus/.test(each)),
      [],
    );
    assert.ok(variants > 20_000, String(variants));
  });

  it('reads the notations of landlines', () => {
    const wrong = regions.flatMap((region) =>
      numbersOf(region, 'landline', 8)
        .filter(isCurrent)
        .flatMap((number) => [
          ...misread(number, internationalNotations(number), undefined),
          ...misread(
            number,
            nationalNotations(number).filter(({name}) => !name.startsWith('without')),
            region,
          ),
        ]),
    );
    assert.deepEqual(wrong, []);
  });

  it('reads "+44 (0)" for ten thousand numbers', () => {
    for (let step = 0; step < 10_000; step += 1) {
      const line = String(7_400_000_000 + step * 59_999);
      assert.equal(read(`+44 (0)${line.slice(0, 4)} ${line.slice(4)}`), `+44${line}`);
    }
  });

  for (const [text, region, expected] of [
    ['0151 23456789', 'DE', '+4915123456789'],
    ['(0151) 2345-6789', 'DE', '+4915123456789'],
    ['07911 123456', 'GB', '+447911123456'],
    ['(0)7911 123456', 'GB', '+447911123456'],
    ['44 (0)7911 123456', 'GB', '+447911123456'],
    ['+44 020 7946 0018', undefined, '+442079460018'],
    ['06 12 34 56 78', 'FR', '+33612345678'],
    ['347 123 4567', 'IT', '+393471234567'],
    ['06 1234 5678', 'IT', '+390612345678'],
    ['+39 (0)6 1234 5678', undefined, '+390612345678'],
    ['+39 (06) 1234 5678', undefined, '+390612345678'],
    ['+39 (0)347 123 4567', undefined, '+393471234567'],
    ['(206) 555-0100', 'US', '+12065550100'],
    ['1 206 555 0100', 'US', '+12065550100'],
    ['1-206-555-0100 x 12', 'US', '+12065550100'],
    ['011 44 7911 123456', 'US', '+447911123456'],
    ['011 52 1 55 1234 5678', 'US', '+525512345678'],
    ['8 912 345-67-89', 'RU', '+79123456789'],
    ['800 555 35 35', 'RU', '+78005553535'],
    ['8 800 555-35-35', 'RU', '+78005553535'],
    ['8 10 44 7911 123456', 'RU', '+447911123456'],
    ['8 701 234 5678', 'KZ', '+77012345678'],
    ['8 029 491-19-11', 'BY', '+375294911911'],
    ['8 067 123 45 67', 'UA', '+380671234567'],
    ['06 30 123 4567', 'HU', '+36301234567'],
    ['8 612 34567', 'LT', '+37061234567'],
    ['0 612 34567', 'LT', '+37061234567'],
    ['+44 7911 123456', 'DE', '+447911123456'],
    ['0044 7911 123456', 'DE', '+447911123456'],
    ['0011 44 7911 123456', 'AU', '+447911123456'],
    ['010 44 7911 123456', 'JP', '+447911123456'],
    ['001 44 7911 123456', 'HK', '+447911123456'],
    ['002 44 7911 123456', 'KR', '+447911123456'],
    ['012 44 7911 123456', 'IL', '+447911123456'],
    ['00 15 44 7911 123456', 'BR', '+447911123456'],
    ['11 15-2345-6789', 'AR', '+5491123456789'],
    ['011 15-2345-6789', 'AR', '+5491123456789'],
    ['0351 15 234 5678', 'AR', '+5493512345678'],
    ['02901 15 234567', 'AR', '+5492901234567'],
    ['+54 11 15 2345 6789', undefined, '+5491123456789'],
    ['+54 (0)11 15 2345 6789', undefined, '+5491123456789'],
    ['+54 9 11 2345 6789', undefined, '+5491123456789'],
    ['011 4321-5678', 'AR', '+541143215678'],
    ['+52 1 55 1234 5678', undefined, '+525512345678'],
    ['044 55 1234 5678', 'MX', '+525512345678'],
    ['01 55 1234 5678', 'MX', '+525512345678'],
    ['(11) 98765-4321', 'BR', '+5511987654321'],
    ['0 11 98765-4321', 'BR', '+5511987654321'],
    ['0 15 11 98765-4321', 'BR', '+5511987654321'],
    ['+55 (0xx11) 98765-4321', undefined, 'phoneMalformed'],
    ['98765 43210', 'IN', '+919876543210'],
    ['91987 65432', 'IN', '+919198765432'],
    ['+1 (206) 555-0100', undefined, '+12065550100'],
    ['0151 23456789', undefined, 'countryMissing'],
    ['0151 23456789', '', 'countryMissing'],
    ['0151 23456789', 'XX', 'countryMissing'],
    ['', 'DE', 'phoneMalformed'],
    ['+', 'DE', 'phoneMalformed'],
    ['+49', 'DE', 'phoneMalformed'],
    ['42', 'DE', 'phoneMalformed'],
    ['ada', 'DE', 'phoneMalformed'],
    ['ada@example.com', 'DE', 'phoneMalformed'],
    ['0151 2345678O', 'DE', 'phoneMalformed'],
    ['555-0100', 'US', 'phoneMalformed'],
    ['206 555 0100 1', 'US', 'phoneMalformed'],
    ['1-800-FLOWERS', 'US', 'phoneMalformed'],
    ['+1 206 555', undefined, 'phoneMalformed'],
    ['+44 7911 123456 7890', undefined, 'phoneMalformed'],
    ['+44 7911 123456 mobile', undefined, '+447911123456'],
    ['+44 7911 123456 (mobile)', undefined, '+447911123456'],
    ['+44 20 7946 0958 – Ada Lovelace', undefined, '+442079460958'],
    ['07911 123456 (work)', 'GB', '+447911123456'],
    ['Ada Lovelace, 07911 123456', 'GB', '+447911123456'],
    ['Tel.0151 23456789', 'DE', '+4915123456789'],
    ['Téléphone : 06 12 34 56 78', 'FR', '+33612345678'],
    ['Тел.: 8 912 345-67-89', 'RU', '+79123456789'],
    ['携帯：０９０-1234-5678', 'JP', '+819012345678'],
    ['手机13812345678', 'CN', '+8613812345678'],
    ['هاتف: ٠٧٩١١١٢٣٤٥٦', 'GB', '+447911123456'],
    ['🇬🇧 07911 123456', 'GB', '+447911123456'],
    ['“+44 7911 123456”', undefined, '+447911123456'],
    ['Ada <+44 7911 123456>;', undefined, '+447911123456'],
    ["+41 79'123'45'67", undefined, '+41791234567'],
    ['++44 7911 123456', undefined, '+447911123456'],
    ['+4️⃣4️⃣ 7911 123456', undefined, '+447911123456'],
    ['+④④ 7911 ₁₂₃⁴⁵⁶', undefined, '+447911123456'],
    ['+44 7911 Ⅳ23456', undefined, 'phoneMalformed'],
    ['https://wa.me/447911123456', 'DE', '+447911123456'],
    ['wa.me/447911123456?text=Hi', undefined, '+447911123456'],
    ['https://api.whatsapp.com/send?text=1&phone=%2B447911123456', undefined, '+447911123456'],
    ['whatsapp://send?phone=447911123456', undefined, '+447911123456'],
    ['https://t.me/+447911123456', undefined, '+447911123456'],
    ['callto://+447911123456', undefined, '+447911123456'],
    ['sms:+447911123456?&body=12', undefined, '+447911123456'],
    ['sip:+447911123456@example.com', undefined, '+447911123456'],
    ['TEL;TYPE=cell:+44 7911 123456', undefined, '+447911123456'],
    ['item1.TEL;TYPE=CELL;PREF=1;VALUE=uri:tel:+447911123456', undefined, '+447911123456'],
    ['TEL;CELL:07911 123456', 'GB', '+447911123456'],
    ['+447911123456p123', undefined, '+447911123456'],
    ['+44 7911 123456 w 123#', undefined, '+447911123456'],
    ['+44 7911 123456,,,123#', undefined, '+447911123456'],
    ['+44 7911 123456 ext', undefined, '+447911123456'],
    ['0151 23456789 Durchwahl 12', 'DE', '+4915123456789'],
    ['+49 800 FLOWERS', undefined, 'phoneMalformed'],
    ['1 800 FLOWERS', 'DE', 'phoneMalformed'],
    ['ada.1234567', 'DE', 'phoneMalformed'],
    ['ada1234567', 'DE', 'phoneMalformed'],
    ['1234567ada', 'DE', 'phoneMalformed'],
    ['1234567-ada', 'DE', 'phoneMalformed'],
    ['1234567 ada@example.com', 'DE', 'phoneMalformed'],
    ['https://example.com/1234567', 'DE', 'phoneMalformed'],
    ['0x1234567', 'DE', 'phoneMalformed'],
    ['9'.repeat(40), 'DE', 'phoneMalformed'],
    ['9'.repeat(100_000), 'DE', 'phoneMalformed'],
  ] as const)
    it(`reads ${JSON.stringify(text.slice(0, 50))} in ${region || 'no country'} as ${expected}`, () => {
      assert.equal(read(text, region), expected);
      if (expected.startsWith('+')) assert.ok(parsePhoneNumberFromString(expected)?.isPossible());
    });

  it('does not search text that is longer than any notation, which would take quadratic time', () => {
    assert.equal(read(`${'x '.repeat(90)}+447911123456`), '+447911123456');
    assert.equal(read(`${'x '.repeat(100)}+447911123456`), 'phoneMalformed');
  });

  const anyRegion = fc.constantFrom(undefined, ...countries.map(({region}) => region));
  const phoneText = fc
    .array(fc.constantFrom(...Array.from('+0123456789 ().-/x;=#٠９\u200e\u00a0')), {maxLength: 30})
    .map((chars) => chars.join(''));

  it('never throws, and writes nothing but E.164', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({unit: 'binary'}), phoneText), anyRegion, (text, region) => {
        assert.match(read(text, region), /^(?:\+[1-9]\d{5,14}|countryMissing|phoneMalformed)$/);
      }),
      {numRuns: 3000},
    );
  });

  it('is idempotent: what it writes it reads again as the same, whatever country is selected', () => {
    fc.assert(
      fc.property(phoneText, anyRegion, anyRegion, (text, region, other) => {
        const once = read(text, region);
        if (once.startsWith('+')) assert.equal(read(once, other), once);
      }),
      {numRuns: 5000},
    );
  });

  it('changes no valid number in E.164', () => {
    for (const region of regions)
      for (const kind of ['mobile', 'landline'] as const)
        for (const {number} of numbersOf(region, kind, 20))
          if (number.length <= 16) assert.equal(read(number), number);
  });
});

describe('looksLikePhoneNumber', () => {
  for (const text of [
    '0151 23456789',
    '+49 151',
    '(206) 555-0100',
    '06.12.34.56.78',
    '\u202a+44 7911\u202c',
    '٠١٢٣٤',
  ])
    it(`accepts ${JSON.stringify(text)}`, () => {
      assert.ok(looksLikePhoneNumber(text));
    });
  for (const text of ['', 'ada', 'ada@example.com', '42', 'user123', 'ada.1234567', '+', '----', '1a2b3c4d'])
    it(`rejects ${JSON.stringify(text)}`, () => {
      assert.ok(!looksLikePhoneNumber(text));
    });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.string({unit: 'binary'}), (text) => typeof looksLikePhoneNumber(text) === 'boolean'),
    );
  });
});

describe('hasCallingCode', () => {
  for (const [text, expected] of [
    ['+44 7911 123456', true],
    ['\u202a+44 7911 123456', true],
    ['(+44) 7911 123456', true],
    ['＋４４ ７９１１', true],
    ['tel:+447911123456', true],
    ['100234', false],
    ['0044 7911 123456', false],
    ['ada+1@example.com', false],
  ] as const)
    it(`${expected ? 'accepts' : 'rejects'} ${JSON.stringify(text)}`, () => {
      assert.equal(hasCallingCode(text), expected);
    });

  it('never throws', () => {
    fc.assert(fc.property(fc.string({unit: 'binary'}), (text) => typeof hasCallingCode(text) === 'boolean'));
  });
});
