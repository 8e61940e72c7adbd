/** What the flow reads of an error. */
export interface ReadError {
  readonly name: string;
  readonly message: string;
}

/** Amplify and applications wrap errors once or twice. More than this is a loop, or not worth reading. */
const DEPTH = 8;

/** Names that say no more than that something is wrapped. Amplify uses `Unknown` for what it does not know itself. */
const WRAPPERS: ReadonlySet<string> = new Set([
  'AmplifyError',
  'AuthError',
  'Error',
  'PasskeyError',
  'Unknown',
]);

/** Whether the name says nothing about what went wrong. */
export function isWrapper({name}: ReadError): boolean {
  return WRAPPERS.has(name);
}

/**
 * Reads the name and the message of whatever a promise was rejected with. Never throws: a getter may, and a revoked proxy
 * does.
 */
export function readError(error: unknown): ReadError {
  const name = readMember(error, 'name');
  const message = readMember(error, 'message');
  return {
    name: typeof name === 'string' && name !== '' ? name : 'Unknown',
    message: typeof message === 'string' ? message : typeof error === 'string' ? error : '',
  };
}

/** The error and what it wraps, the outermost first: Amplify's `underlyingError`, else the standard `cause`. */
export function errorChain(error: unknown): readonly ReadError[] {
  const chain = [readError(error)];
  const seen = new Set<unknown>();
  let current = error;
  while (chain.length < DEPTH) {
    seen.add(current);
    current = readMember(current, 'underlyingError') ?? readMember(current, 'cause');
    if (!isObject(current) || seen.has(current)) break;
    chain.push(readError(current));
  }
  return chain;
}

/** A member of something that may throw when it is read; `undefined` then. */
export function readMember(value: unknown, key: string): unknown {
  if (!isObject(value)) return;
  try {
    return (value as Readonly<Record<string, unknown>>)[key];
  } catch {
    return;
  }
}

function isObject(value: unknown): value is object {
  return (typeof value === 'object' && value !== null) || typeof value === 'function';
}
