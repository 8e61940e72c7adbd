import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import * as sdk from '@aws-sdk/client-cognito-identity-provider';
import type {Exchange} from '../../../demo/local-cognito/index.js';

/*
 * The AWS SDK carries the API's model along as nested arrays, as its own code reads them:
 *   structure  [3, namespace, name, traits, memberNames, memberSchemas, howManyOfThemAreRequired]
 *   list       [1, namespace, name, traits, itemSchema]
 *   map        [2, namespace, name, traits, keySchema, valueSchema]
 *   operation  [9, namespace, name, traits, input, output]
 *   error      [-3, …] like a structure
 *   alias      [0, namespace, name, traits, schema]
 * A schema may also be a function that returns it, a pair [schema, traits], or a number: a simple type,
 * plus 64 for a list or 128 for a map of it.
 */
const STRUCTURES = [3, -3];
const [LIST, MAP, OPERATION, ALIAS] = [1, 2, 9, 0];
const [LIST_OF, MAP_OF] = [64, 128];
const SIMPLE = new Map([
  [0, 'string'],
  [1, 'number'],
  [2, 'boolean'],
  [4, 'number'],
  [15, 'object'],
]);

/** Errors that any operation may answer with, because they come before it. */
const BEFORE_ANY_OPERATION = ['SerializationException', 'RequestEntityTooLargeException'];

/** What is wrong with an exchange, if anything, in sentences that begin with where. */
export function problemsOf({operation = '?', status, response}: Exchange): string[] {
  if (status !== 200) return problemsOfError(operation, response);
  const schema = schemaNamed(operation);
  if (!Array.isArray(schema) || schema[0] !== OPERATION) return [`${operation} is not an operation`];
  return [...problemsOfValue(operation, response, schema[5]), ...problemsOfChallenge(operation, response)];
}

function problemsOfError(operation: string, response: unknown): string[] {
  const name = String(member(response, '__type'));
  if (BEFORE_ANY_OPERATION.includes(name)) return [];
  if (!schemaNamed(operation)) {
    return name === 'UnknownOperationException' ? [] : [`${operation} is unknown, but the error is ${name}`];
  }
  if (!declaredErrors(operation).includes(name)) return [`${operation} does not declare ${name}`];
  const {__type: _, ...members} = response as Record<string, unknown>;
  return problemsOfValue(`${operation}: ${name}`, members, schemaNamed(name));
}

function problemsOfValue(where: string, value: unknown, schema: unknown): string[] {
  const plain = unwrap(schema);
  if (typeof plain === 'number') return problemsOfSimple(where, value, plain);
  if (plain === 'unit') return problemsOfMembers(where, value, [], [], 0);
  if (!Array.isArray(plain)) return [`${where} has an unknown schema`];
  const [kind, , , , first, second, required] = plain as unknown[];
  if (kind === LIST) return problemsOfItems(where, value, first);
  if (kind === MAP) return problemsOfEntries(where, value, second);
  if (kind === ALIAS) return problemsOfValue(where, value, first);
  if (typeof kind !== 'number' || !STRUCTURES.includes(kind)) return [`${where} has an unknown schema`];
  return problemsOfMembers(where, value, first as string[], second as unknown[], Number(required ?? 0));
}

function problemsOfSimple(where: string, value: unknown, code: number): string[] {
  if (code >= MAP_OF) return problemsOfEntries(where, value, code - MAP_OF);
  if (code >= LIST_OF) return problemsOfItems(where, value, code - LIST_OF);
  const expected = SIMPLE.get(code);
  return expected === typeof value
    ? []
    : [`${where} is ${typeof value}, not ${expected ?? `of type ${code}`}`];
}

function problemsOfItems(where: string, value: unknown, item: unknown): string[] {
  if (!Array.isArray(value)) return [`${where} is not a list`];
  return value.flatMap((each: unknown, index) => problemsOfValue(`${where}[${index}]`, each, item));
}

function problemsOfEntries(where: string, value: unknown, item: unknown): string[] {
  if (!isObject(value)) return [`${where} is not a map`];
  return Object.entries(value).flatMap(([key, each]) => problemsOfValue(`${where}.${key}`, each, item));
}

function problemsOfMembers(
  where: string,
  value: unknown,
  names: readonly string[],
  schemas: readonly unknown[],
  required: number,
): string[] {
  if (!isObject(value)) return [`${where} is not a structure`];
  const members = new Map<string, unknown>(Object.entries(value));
  const missing = names.slice(0, required).filter((name) => members.get(name) === undefined);
  return [
    ...missing.map((name) => `${where}.${name} is missing`),
    ...[...members].flatMap(([name, each]) => {
      const index = names.indexOf(name);
      return index < 0
        ? [`${where}.${name} is unknown`]
        : problemsOfValue(`${where}.${name}`, each, schemas[index]);
    }),
  ];
}

/** The schemas tell neither the names of challenges nor the length of a session; the model does. */
function problemsOfChallenge(operation: string, response: unknown): string[] {
  const {ChallengeName: name, Session: session} = Object(response) as sdk.InitiateAuthResponse;
  const known: readonly string[] = Object.values(sdk.ChallengeNameType);
  return [
    ...(name !== undefined && !known.includes(name) ? [`${operation}.ChallengeName ${name} is unknown`] : []),
    ...(session !== undefined && !(session.length >= 20 && session.length <= 2048)
      ? [`${operation}.Session has ${session.length} characters`]
      : []),
  ];
}

const require = createRequire(import.meta.url);

/** The schemas do not link operations to their errors; the documentation in the SDK's types does. */
function declaredErrors(operation: string): string[] {
  const file = require.resolve(
    `@aws-sdk/client-cognito-identity-provider/dist-types/commands/${operation}Command.d.ts`,
  );
  const documented = readFileSync(file, 'utf8').matchAll(/@throws \{@link (\w+Exception)\}/g);
  return [...documented].map(([, name = '']) => name);
}

function schemaNamed(name: string): unknown {
  return new Map<string, unknown>(Object.entries(sdk)).get(`${name}$`);
}

function unwrap(schema: unknown): unknown {
  if (isGetter(schema)) return unwrap(schema());
  const isPair = Array.isArray(schema) && schema.length === 2;
  return isPair ? unwrap(schema[0]) : schema;
}

function isGetter(schema: unknown): schema is () => unknown {
  return typeof schema === 'function';
}

function member(value: unknown, name: string): unknown {
  return isObject(value) ? new Map<string, unknown>(Object.entries(value)).get(name) : undefined;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
