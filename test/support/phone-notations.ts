import fc from 'fast-check';
import {
  type CountryCode,
  type Examples,
  getCountries,
  getExampleNumber,
  parsePhoneNumberFromString,
  type PhoneNumber,
} from 'libphonenumber-js/max';
import {createRequire} from 'node:module';

// JSON modules, for which Node 20 and the compiler want the import written in different ways.
const require = createRequire(import.meta.url);
const examples = require('libphonenumber-js/examples.mobile.json') as Examples;
const metadata = require('libphonenumber-js/metadata.max.json') as {
  readonly countries: Readonly<Record<CountryCode, readonly unknown[]>>;
};

/** The patterns of the kinds of number, and their lengths where they differ from those of the country. */
type Kind = readonly [pattern?: string, lengths?: readonly number[]] | 0;

/** What libphonenumber knows of a country, by the positions in its compact metadata. */
export function metadataOf(region: CountryCode): {
  readonly callingCode: string;
  readonly lengths: readonly number[];
  readonly trunkPrefix: string | undefined;
  readonly landline: Kind;
  readonly mobile: Kind;
} {
  const row = metadata.countries[region];
  const [landline = 0, mobile = 0] = (row[11] ?? []) as readonly Kind[];
  return {
    callingCode: row[0] as string,
    lengths: row[3] as readonly number[],
    trunkPrefix: (row[5] || undefined) as string | undefined,
    landline,
    mobile,
  };
}

/** A number as a person could paste it. */
export interface Notation {
  readonly name: string;
  readonly text: string;
}

/** The regions for which libphonenumber has a mobile number. */
export const regions: readonly CountryCode[] = getCountries().filter((region) =>
  getExampleNumber(region, examples),
);

/** Valid numbers of a region: the example of libphonenumber, and others that match its patterns. The same in each run. */
export function numbersOf(
  region: CountryCode,
  kind: 'landline' | 'mobile',
  count: number,
): readonly PhoneNumber[] {
  const {callingCode, [kind]: description} = metadataOf(region);
  const [pattern] = description || [];
  const generated = pattern
    ? fc.sample(fc.stringMatching(new RegExp(`^(?:${pattern})$`)), {numRuns: count * 4, seed: 9})
    : [];
  const example = kind === 'mobile' ? getExampleNumber(region, examples)?.number : undefined;
  const found = new Map<string, PhoneNumber>();
  for (const text of [example, ...generated.map((digits) => `+${callingCode}${digits}`)]) {
    const number = text && found.size < count ? parsePhoneNumberFromString(text) : undefined;
    if (number?.isValid() && number.country === region && number.number === text) found.set(text, number);
  }
  return [...found.values()];
}

/** The notations of a number that name its country. */
export function internationalNotations(number: PhoneNumber): readonly Notation[] {
  const international = number.formatInternational();
  const [first = '', ...rest] = international.split(' ');
  const behind = rest.join(' ');
  const {countryCallingCode: code, nationalNumber: digits} = number;
  return [
    {name: 'E.164', text: number.number},
    {name: 'international', text: international},
    {name: 'tel:', text: number.getURI()},
    {
      name: 'tel: with parameters',
      text: `tel:${international.replaceAll(' ', '-')};ext=12;phone-context=example.com`,
    },
    {name: 'tel: with a calling code as context', text: `tel:${digits};phone-context=+${code}`},
    {name: 'tel: with an encoded plus', text: `tel:%2B${code}${digits}`},
    {name: 'TEL:', text: `TEL:${number.number}`},
    {name: 'sms:', text: `sms:${number.number}?body=Hello%201`},
    {name: '00', text: international.replace('+', '00')},
    {name: '00, a space', text: international.replace('+', '00 ')},
    {name: '(0)', text: `${first} (0) ${behind}`},
    {name: '(0) without a space', text: `${first} (0)${behind}`},
    {name: '[0]', text: `${first}[0]${behind}`},
    {name: '(0) after 00', text: `00${code} (0)${behind}`},
    {name: 'full-width (0)', text: `${first}（０）${behind}`},
    {name: '+0', text: `+00${code}${digits}`},
    {name: 'a bracket around the code', text: `(${first}) ${behind}`},
    {name: 'dots', text: international.replaceAll(' ', '.')},
    {name: 'slashes', text: international.replaceAll(' ', '/')},
    {name: 'hyphens', text: international.replaceAll(' ', '-')},
    {name: 'en dashes', text: international.replaceAll(' ', '\u2013')},
    {name: 'non-breaking hyphens', text: international.replaceAll(' ', '\u2011')},
    {name: 'minus signs', text: international.replaceAll(' ', '\u2212')},
    {name: 'no-break spaces', text: international.replaceAll(' ', '\u00a0')},
    {name: 'narrow no-break spaces', text: international.replaceAll(' ', '\u202f')},
    {name: 'ideographic spaces', text: international.replaceAll(' ', '\u3000')},
    {name: 'middle dots', text: international.replaceAll(' ', '\u00b7')},
    {name: 'direction marks', text: `\u202a${international}\u202c`},
    {name: 'direction isolates', text: `\u2066${international}\u2069`},
    {name: 'left-to-right marks', text: `\u200e${international}\u200e`},
    {name: 'a byte order mark', text: `\ufeff${international}`},
    {name: 'zero-width spaces', text: international.replaceAll(' ', '\u200b')},
    {name: 'soft hyphens', text: international.replaceAll(' ', '\u00ad')},
    {name: 'full-width', text: fullWidth(international)},
    {name: 'Arabic-Indic digits', text: inDigits(international, 0x660)},
    {name: 'extended Arabic-Indic digits', text: inDigits(international, 0x6f0)},
    {name: 'Devanagari digits', text: inDigits(international, 0x966)},
    {name: 'Bengali digits', text: inDigits(international, 0x9e6)},
    {name: 'Thai digits', text: inDigits(international, 0xe50)},
    {name: 'white space around', text: ` \t${international} \n`},
    ...['ext. 12', 'ext 12', 'x12', 'X 12', '#12', ';ext=12', ',,12', 'extension 1234', '(ext. 7)'].map(
      (extension) => ({
        name: extension,
        text: `${international} ${extension}`,
      }),
    ),
    {name: 'a label', text: `Tel.: ${international}`},
    {name: 'a name', text: `Ada Lovelace ${international}`},
    {name: 'an icon', text: `📞 ${international}`},
    ...['mobile', '(work)', '– Ada', '携帯', '🇬🇧'].map((label) => ({
      name: `${label} after it`,
      text: `${international} ${label}`,
    })),
    {name: 'quotation marks', text: `“${international}”`},
    {name: 'angle brackets', text: `Ada <${international}>;`},
    {name: 'two plus signs', text: `+${international}`},
    {name: 'apostrophes', text: `+${code} ${digits.replace(/(\d{3})(?=\d)/g, "$1'")}`},
    {name: 'a vCard', text: `TEL;TYPE=CELL;PREF=1:${international}`},
    {name: 'wa.me', text: `https://wa.me/${number.number.slice(1)}?text=1`},
    {name: 'whatsapp:', text: `whatsapp://send?phone=${number.number.slice(1)}`},
    {name: 'callto:', text: `callto://${number.number}`},
    {name: 'sip:', text: `sip:${number.number}@example.com`},
    ...['p12', 'w12', ' p 12', ',,12#'].map((pause) => ({
      name: `the pause ${pause}`,
      text: number.number + pause,
    })),
    {name: 'two numbers', text: `${international} / ${international}`},
  ];
}

/** The notations of a number that only those understand who know its country. */
export function nationalNotations(number: PhoneNumber): readonly Notation[] {
  const national = number.formatNational();
  return [
    {name: 'national', text: national},
    {name: 'national, only digits', text: national.replace(/\D/g, '')},
    {name: 'national, dots', text: national.replaceAll(' ', '.')},
    {name: 'national, slashes', text: national.replaceAll(' ', '/')},
    {name: 'national, no-break spaces', text: national.replaceAll(' ', '\u00a0')},
    {name: 'national, direction marks', text: `\u202d${national}\u202c`},
    {name: 'national, full-width', text: fullWidth(national)},
    {name: 'national, Arabic-Indic digits', text: inDigits(national, 0x660)},
    {name: 'national, extension', text: `${national} ext. 12`},
    {name: 'national, a label', text: `Mobile: ${national}`},
    {name: 'national, a label in Japanese', text: `携帯${national.replace(/^\D+/, '')}`},
    // A word after fewer digits may be a part of the number, as in 1-800-FLOWERS.
    ...(number.nationalNumber.length < 6
      ? []
      : [{name: 'national, a label after it', text: `${national} (work)`}]),
    {name: 'national, a name', text: `Ada Lovelace, ${national}`},
    {name: 'national, tel:', text: `tel:${national.replace(/\D/g, '')}`},
    {name: 'without the trunk prefix', text: number.nationalNumber},
    {name: 'without the plus', text: number.number.slice(1)},
    {name: 'without the plus, spaces', text: number.formatInternational().slice(1)},
  ];
}

function fullWidth(text: string): string {
  return text
    .replaceAll(' ', '\u3000')
    .replace(/[!-~]/g, (char) => String.fromCodePoint(char.charCodeAt(0) + 0xfee0));
}

function inDigits(text: string, zero: number): string {
  return text.replace(/\d/g, (digit) => String.fromCodePoint(zero + Number(digit)));
}
