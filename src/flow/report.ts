import {explainSilence} from '../amplify/environment.js';
import {readError, readMember} from '../core/error-chain.js';
import {FOREIGN_REPLY} from '../core/foreign-reply.js';
import type {Problem} from '../core/problem.js';
import {safeText} from '../core/safe-text.js';

/**
 * Tells the developer what to change, where it is theirs to change. The user reads something else.
 *
 * @param endpoint where calls go, if not to Amazon
 */
export async function report(problem: Problem, error: unknown, endpoint: string | undefined): Promise<void> {
  const {key, name, recovery, advice} = problem;
  const what = readable(error);
  const details = what === undefined ? [] : [what];
  if (recovery === 'configure' || name === 'LoadError') {
    // Our own errors say themselves what is missing. Found at load, it is not said again with each answer.
    const line = advice ?? (readError(error).message || 'sign-in is not configured.');
    if (isNew(line)) console.error(said(line), ...(advice ? details : []));
  } else if (advice) console.warn(said(advice), ...details);
  else if (key === 'unexpected') console.warn(said('a call failed with an unknown error.'), what);
  // Mostly it is just that, and nobody should have to read it who does not ask for it.
  else if (key === 'wrongCredentials' && isNew(RIGHT_PASSWORD)) console.debug(said(RIGHT_PASSWORD));
  // Finding out costs a request.
  if (name !== 'NetworkError' || explained.has(endpoint)) return;
  const silence = await explainSilence(endpoint);
  if (!silence) return;
  explained.add(endpoint);
  warn(silence);
}

/**
 * An error of a server's without what the user typed, which its text may repeat; any other error as it is. `undefined`
 * where the advice has all of it.
 */
function readable(error: unknown): unknown {
  const {name, message} = readError(error);
  if (name === FOREIGN_REPLY) return;
  const metadata = readMember(error, 'metadata');
  if (!metadata && !name.endsWith('Exception')) return error;
  const httpStatusCode = readMember(metadata, 'httpStatusCode');
  const requestId = readMember(metadata, 'requestId');
  const details = [
    typeof httpStatusCode === 'number' && `status ${String(httpStatusCode)}`,
    typeof requestId === 'string' && `request ${requestId}`,
  ].filter(Boolean);
  return `${name}: ${safeText(message)}${details.length > 0 ? ` (${details.join(', ')})` : ''}`;
}

const RIGHT_PASSWORD =
  'should a right password be refused, check user-pool-id: it goes into the proof of the password, which fails when the ' +
  'app client belongs to another pool.';

/** The addresses of which a page knows why they do not answer. */
const explained = new Set<string | undefined>();
const told = new Set<string>();

/** Says to the developer, once in a page, what could be better. */
export function warn(advice: string): void {
  if (isNew(advice)) console.warn(said(advice));
}

function isNew(advice: string): boolean {
  const {size} = told;
  return told.add(advice).size > size;
}

const said = (advice: string) => `<amplify-signin-flow>: ${advice}`;
