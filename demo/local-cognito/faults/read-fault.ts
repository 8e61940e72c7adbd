import {challenges} from '../challenges/index.js';
import {invalidParameter} from '../errors.js';
import {operations} from '../operations/index.js';
import type {Aim, Fault, FaultKind, FaultOf} from './fault.js';

/** What a member must be, and in which words that is asked for. */
interface Rule {
  readonly must: string;
  readonly holds: (value: unknown) => boolean;
}

type Rules<T> = {readonly [M in keyof T]-?: Rule};

const LONGEST_DELAY = 10 * 60 * 1000;

const oneOf = (...values: readonly unknown[]): Rule => ({
  must: `be one of: ${values.join(', ')}`,
  holds: (value) => values.includes(value),
});
const wholeNumber = (from: number, to: number, or?: string): Rule => ({
  must: `be a whole number from ${from} to ${to}${or ? `, or "${or}"` : ''}`,
  holds: (value) =>
    (or !== undefined && value === or) ||
    (Number.isInteger(value) && Number(value) >= from && Number(value) <= to),
});
const text: Rule = {
  must: 'be a text, and not empty',
  holds: (value) => typeof value === 'string' && value !== '',
};
const flag = oneOf(true, false);
/** A header of the answer holds it. */
const exception: Rule = {
  must: 'be the name of an exception, such as LimitExceededException',
  holds: (value) => typeof value === 'string' && /^\w+$/.test(value),
};

const aim: Rules<Aim> = {
  user: text,
  operation: oneOf(...operations.keys()),
  challenge: oneOf(...Object.keys(challenges)),
  times: wholeNumber(1, 1000, 'always'),
};

const kinds: {readonly [K in FaultKind]: Rules<Omit<FaultOf<K>, 'kind' | keyof Aim>>} = {
  error: {name: exception, message: text, status: wholeNumber(400, 599)},
  delay: {milliseconds: wholeNumber(1, LONGEST_DELAY)},
  drop: {when: oneOf('before', 'after')},
  html: {},
  'proxy-html': {status: wholeNumber(200, 599)},
  'waf-captcha': {},
  'waf-challenge': {},
  'waf-block': {},
  hang: {begins: flag},
  'code-delivery': {},
  throttle: {},
  cors: {preflight: flag},
};

const required: Readonly<Partial<Record<FaultKind, readonly string[]>>> = {
  error: ['name', 'message'],
  delay: ['milliseconds'],
};

/** Reads a fault that came in as JSON. Throws with what to do about it when it makes no sense. */
export function readFault(value: unknown): Fault {
  const members = new Map<string, unknown>(isObject(value) ? Object.entries(value) : []);
  const kind = members.get('kind');
  if (!isKind(kind)) {
    throw invalidParameter(
      `A fault is an object, and its kind must be one of: ${Object.keys(kinds).join(', ')}.`,
    );
  }
  const rules = new Map<string, Rule>(Object.entries({...kinds[kind], ...aim}));
  for (const [name, member] of members) {
    if (name === 'kind') continue;
    const rule = rules.get(name);
    if (!rule)
      throw invalidParameter(`${name} is unknown: "${kind}" may have ${[...rules.keys()].join(', ')}.`);
    if (!rule.holds(member)) throw invalidParameter(`${name} must ${rule.must}.`);
  }
  const missing = required[kind]?.find((name) => !members.has(name));
  if (missing) throw invalidParameter(`"${kind}" needs ${missing}.`);
  return Object.fromEntries(members) as unknown as Fault;
}

function isKind(value: unknown): value is FaultKind {
  return typeof value === 'string' && Object.hasOwn(kinds, value);
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
