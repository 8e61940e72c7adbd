import {CognitoError, invalidParameter} from './errors.js';

/** A map of strings, as AuthParameters and ChallengeResponses are. */
export type StringMap = Readonly<Record<string, string>>;

/** The members of a request's JSON, which may be anything until it has been looked at. */
export class Members {
  /** As it came, for a recorder. */
  readonly all: object;

  /** @param json the body of a request */
  constructor(json: string) {
    this.all = parseObject(json);
  }

  /** A member that has to be there. */
  required(name: string): string {
    const value = this.optional(name);
    if (value === undefined || value === '') {
      const constraint = 'failed to satisfy constraint: Member must not be null';
      throw invalidParameter(`1 validation error detected: Value null at '${camel(name)}' ${constraint}`);
    }
    return value;
  }

  optional(name: string): string | undefined {
    const value = this.#get(name) ?? undefined;
    if (value === undefined || typeof value === 'string') return value;
    throw notSerializable();
  }

  /** A map of strings; empty when absent. */
  map(name: string): StringMap {
    const value = this.#get(name) ?? {};
    if (!isStringMap(value)) throw notSerializable();
    return value;
  }

  flag(name: string): boolean | undefined {
    const value = this.#get(name) ?? undefined;
    if (value === undefined || typeof value === 'boolean') return value;
    throw notSerializable();
  }

  /** A structure; empty when absent. */
  structure(name: string): Members {
    return new Members(JSON.stringify(this.#get(name) ?? {}));
  }

  /** A list of names and values, as UserAttributes is. */
  attributes(name: string): Map<string, string> {
    const value = this.#get(name) ?? [];
    if (!Array.isArray(value)) throw notSerializable();
    return new Map(
      value.map((each: unknown) => {
        const [key, text] = [memberOf(each, 'Name'), memberOf(each, 'Value') ?? ''];
        if (typeof key !== 'string' || typeof text !== 'string') throw notSerializable();
        return [key, text] as const;
      }),
    );
  }

  #get(name: string): unknown {
    return memberOf(this.all, name);
  }
}

/** A member of a value that may be anything. */
export function memberOf(value: unknown, name: string): unknown {
  return isObject(value) ? new Map<string, unknown>(Object.entries(value)).get(name) : undefined;
}

/** A key of a map that has to be there. */
export function requiredKey(map: StringMap, key: string): string {
  const value = map[key];
  if (!value) throw invalidParameter(`Missing required parameter ${key}`);
  return value;
}

const notSerializable = () =>
  new CognitoError(
    'SerializationException',
    'The request could not be read: wrong JSON, or a wrong type in it.',
  );

function parseObject(json: string): object {
  try {
    const value: unknown = JSON.parse(json);
    if (isObject(value)) return value;
  } catch {
    // Told to the client below, like any other unreadable body.
  }
  throw notSerializable();
}

function isStringMap(value: unknown): value is StringMap {
  return isObject(value) && Object.values(value).every((each) => typeof each === 'string');
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function camel(name: string): string {
  return name.slice(0, 1).toLowerCase() + name.slice(1);
}
