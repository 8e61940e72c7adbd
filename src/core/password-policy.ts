/** The rules that a pool can have for passwords. */
export type PasswordRule = 'length' | 'lowercase' | 'uppercase' | 'number' | 'symbol';

/** A pool's rules: those that hold, and the least number of characters. */
export interface PasswordPolicy {
  readonly rules: readonly PasswordRule[];
  /** Characters; 0 where it is not known. */
  readonly minLength: number;
}

/** The part of Amplify's configuration that has the policy. Amplify takes 6 for the length where nothing is said. */
export interface PasswordFormat {
  readonly minLength?: number;
  readonly requireLowercase?: boolean;
  readonly requireUppercase?: boolean;
  readonly requireNumbers?: boolean;
  readonly requireSpecialCharacters?: boolean;
}

/** What Cognito counts as a symbol; a space does where it is not at an end. */
const SYMBOLS = /[\^$*.[\]{}()?"!@#%&/\\,><':;|_~`=+\- ]/u;

const HOLDS: {readonly [R in PasswordRule]: (password: string, minLength: number) => boolean} = {
  length: (password, minLength) => password.length >= minLength,
  lowercase: (password) => /\p{Ll}/u.test(password),
  uppercase: (password) => /\p{Lu}/u.test(password),
  number: (password) => /\p{Nd}/u.test(password),
  symbol: (password) => SYMBOLS.test(password.trim()),
};

/** Reads the policy from Amplify's configuration; `undefined` where it says nothing. */
export function readPolicy(format: PasswordFormat | undefined): PasswordPolicy | undefined {
  if (!format) return undefined;
  const rules: PasswordRule[] = ['length'];
  if (format.requireLowercase) rules.push('lowercase');
  if (format.requireUppercase) rules.push('uppercase');
  if (format.requireNumbers) rules.push('number');
  if (format.requireSpecialCharacters) rules.push('symbol');
  return {rules, minLength: format.minLength ?? 0};
}

/** The rules that a password breaks. */
export function brokenRules(password: string, {rules, minLength}: PasswordPolicy): readonly PasswordRule[] {
  return rules.filter((rule) => !HOLDS[rule](password, minLength));
}

/**
 * Finds out of Cognito's refusal which rule it was, for pools whose policy the page does not know: «Password did not
 * conform with policy: Password must have uppercase characters».
 */
export function ruleInRefusal(message: string): PasswordRule | undefined {
  if (/long enough|length/i.test(message)) return 'length';
  if (/lowercase/i.test(message)) return 'lowercase';
  if (/uppercase/i.test(message)) return 'uppercase';
  if (/numeric/i.test(message)) return 'number';
  if (/symbol/i.test(message)) return 'symbol';
  return undefined;
}
