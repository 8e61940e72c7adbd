import {countries, type Country} from './phone-countries.js';
import {unwrapPhone, withoutLabels, withoutSeparators} from './phone-text.js';

/** A phone number in E.164, or the reason why there is none. */
export type PhoneReading =
  {readonly number: string} | {readonly problem: 'countryMissing' | 'phoneMalformed'};

/** Cognito and E.164 allow up to 15 digits. No number with its calling code has less than 6. */
const [FEWEST_DIGITS, MOST_DIGITS] = [6, 15];

/** Prefixes inside a country other than a single zero, by calling code. The lookahead protects numbers that begin alike. */
const TRUNK_PREFIXES: ReadonlyMap<string, RegExp> = new Map([
  ['1', /^1(?=\d{10}$)/],
  ['7', /^8(?=\d{10}$)/],
  ['36', /^06(?=\d{8,9}$)/],
  // Mexico's prefixes before 2019: 1 after the calling code, 01, 044 and 045 inside the country.
  ['52', /^(?:0?1|04[45])(?=\d{10}$)/],
  // Brazil, Colombia and Bolivia: the code of a long-distance carrier can follow the zero.
  ['55', /^(?:0|90)(?:\d\d)?(?=\d{10,11}$)/],
  ['57', /^0(?:[3579]|4\d\d)?(?=(?:\d{8}|\d{10})$)/],
  ['591', /^0(?:1\d)?(?=\d{8}$)/],
  ['241', /^0(?=\d{8}$)/],
  ['250', /^0(?=\d{9}$)/],
  ['370', /^[08](?=\d{8}$)/],
  ['375', /^8?0(?=\d{9}$)/],
  ['380', /^8?0(?=\d{9}$)/],
  ['692', /^1(?=\d{7}$)/],
  ['993', /^8(?=\d{8}$)/],
]);

/** What is dialled before a foreign number, by region. 00 works in most countries and is tried everywhere. */
const INTERNATIONAL_PREFIXES: readonly (readonly [regions: string, prefix: RegExp])[] = [
  ['AU CC CX', /^0011/],
  ['BY KZ RU TJ TM', /^810/],
  ['CU', /^119/],
  ['FI AX', /^99\d/],
  ['IL', /^01\d/],
  ['JP', /^010/],
  // The last digit selects a carrier.
  ['GY HK ID KE KH KR MN NG SG TH TW TZ UG', /^00\d/],
  ['BO BR', /^00\d\d/],
];

/** Where the zero in "+39 (0)6 1234567" is part of the number: landlines of Italy and San Marino. */
const KEEPS_ZERO = /^(?:39(?![03])|378(?=549))/;

/**
 * Whether a text that is not known to be a phone number may be one: only digits, and what people write between them.
 */
export function looksLikePhoneNumber(text: string): boolean {
  return /^\+?\d{4,}$/.test(withoutSeparators(unwrapPhone(text)));
}

/** Whether a number says itself which country it is of: by a plus, or by a `tel:` address with a plus. */
export function hasCallingCode(text: string): boolean {
  return withoutSeparators(unwrapPhone(text)).startsWith('+');
}

/**
 * Reads a phone number in any notation and writes it in E.164, as Cognito expects it.
 *
 * @param region the selected country, ISO 3166-1, two letters, for numbers without a calling code
 */
export function readPhoneNumber(text: string, region: string | undefined): PhoneReading {
  const written = withoutLabels(unwrapPhone(text));
  const bare = withoutSeparators(written);
  if (!/^\+?\d+$/.test(bare)) return MALFORMED;
  const withoutZero = withoutSeparators(written.replace(/(\d[^\d]*)[([{]\s*0\s*[)\]}]/gu, '$1'));
  const digits = KEEPS_ZERO.test(withoutZero.replace(/^\+|^00/, '')) ? bare : withoutZero;
  if (digits.startsWith('+')) return checked(international(digits.slice(1).replace(/^0+/, '')));
  const country = countries.find((each) => each.region === region);
  const dialled = afterInternationalPrefix(digits, country);
  if (dialled !== undefined) return checked(dialled);
  if (digits.length < 4 || digits.length > MOST_DIGITS + 3) return MALFORMED;
  if (!country) return digits.startsWith('00') ? MALFORMED : {problem: 'countryMissing'};
  // No number begins with two zeros where a zero is dialled first.
  return digits.startsWith('00') && country.hasTrunkZero ? MALFORMED : checked(national(digits, country));
}

const MALFORMED: PhoneReading = {problem: 'phoneMalformed'};

function checked(digits: string | undefined): PhoneReading {
  const isPossible = digits && digits.length >= FEWEST_DIGITS && digits.length <= MOST_DIGITS;
  return isPossible ? {number: `+${digits}`} : MALFORMED;
}

/** A number with its calling code, without the plus. `undefined` where it is too short for its country. */
function international(digits: string): string | undefined {
  const sharing = countries.filter(({callingCode}) => digits.startsWith(callingCode));
  const [country] = sharing;
  if (!country) return digits;
  const {callingCode} = country;
  const rest = withoutTrunkPrefix(digits.slice(callingCode.length), country);
  return sharing.some(({any: [min]}) => rest.length >= min) ? callingCode + rest : undefined;
}

/** A number that was typed as it is dialled abroad, with its calling code; `undefined` where it was not. */
function afterInternationalPrefix(digits: string, country: Country | undefined): string | undefined {
  const own = INTERNATIONAL_PREFIXES.filter(
    ([regions]) => country && regions.split(' ').includes(country.region),
  );
  const prefixes = [
    /^00/,
    ...(country?.callingCode === '1' ? [/^011/] : []),
    ...own.map(([, prefix]) => prefix),
  ];
  return prefixes
    .filter((prefix) => prefix.test(digits))
    .map((prefix) => international(digits.replace(prefix, '')))
    .find((each) => each !== undefined && isPossible(each));
}

/** Whether a number with its calling code has a length that its country has. */
function isPossible(digits: string): boolean {
  return countries.some(
    ({callingCode, any}) => digits.startsWith(callingCode) && fits(digits.length - callingCode.length, any),
  );
}

/** A number of the selected country, with or without its calling code; `undefined` where its length is not possible. */
function national(digits: string, country: Country): string | undefined {
  const {callingCode, hasTrunkZero, mobile, any} = country;
  const candidates = [withoutTrunkPrefix(digits, country)];
  if (digits.startsWith(callingCode)) {
    const withoutCode = withoutTrunkPrefix(digits.slice(callingCode.length), country);
    // Where people always dial a zero first, digits without one are more likely a calling code without its plus.
    if (hasTrunkZero) candidates.unshift(withoutCode);
    else candidates.push(withoutCode);
  }
  const number =
    candidates.find((each) => fits(each.length, mobile)) ?? candidates.find((each) => fits(each.length, any));
  return number && callingCode + number;
}

function withoutTrunkPrefix(digits: string, {callingCode, hasTrunkZero}: Country): string {
  const prefix = TRUNK_PREFIXES.get(callingCode) ?? (hasTrunkZero ? /^0/ : undefined);
  const number = prefix ? digits.replace(prefix, '') : digits;
  return callingCode === '54' ? argentine(number) : number;
}

/** Argentina's mobile numbers have 15 after the area code inside the country, and 9 before it in E.164. */
function argentine(number: string): string {
  return number.replace(/^(11|[23]\d{2,3})15(\d{6,8})$/, (whole, area: string, line: string) =>
    area.length + line.length === 10 ? `9${area}${line}` : whole,
  );
}

function fits(length: number, [min, max]: readonly [number, number]): boolean {
  return length >= min && length <= max;
}
