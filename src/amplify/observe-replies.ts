import type {AuthClient} from '../core/auth-client.js';
import {readError} from '../core/error-chain.js';
import {FOREIGN_REPLY, type ForeignReply, foreignReplyError, foreignReplyOf} from '../core/foreign-reply.js';

/**
 * A client whose calls are rejected with the status and the headers of the reply where something else than Cognito
 * answered.
 *
 * Amplify parses such a reply as JSON, and passes on nothing but the `SyntaxError`: no status, no headers, and it has no
 * option for a `fetch` of one's own. `PerformanceResourceTiming` has the status, but arrives after the rejection, lacks the
 * headers and is missing in some browsers; a second request would be counted by the firewall, and answered differently. So
 * `fetch` is observed while a call is pending, and only then. It changes nothing: each request and each reply is passed
 * on as it is, and only requests to Cognito are looked at. What other scripts do to `fetch` meanwhile stays: then the
 * observer is not removed, and does nothing until the next call. Where `fetch` cannot be replaced, only the status is
 * missing.
 */
export function observingReplies<C extends AuthClient>(client: C): C {
  return new Proxy({} as C, {
    get(_, name) {
      const member: unknown = Reflect.get(client, name);
      if (typeof member !== 'function') return member;
      return (...input: unknown[]) =>
        withReplies(() => Reflect.apply(member, client, input) as Promise<unknown>);
    },
  });
}

/** Calls in progress, each with the last reply to it. Calls of one page follow one another, except for abandoned ones. */
const pending = new Set<{last?: ForeignReply | undefined}>();
let installed: {readonly observer: typeof fetch; readonly original: typeof fetch} | undefined;

async function withReplies<T>(call: () => Promise<T>): Promise<T> {
  const mine: {last?: ForeignReply | undefined} = {};
  pending.add(mine);
  install();
  try {
    return await call();
  } catch (error) {
    throw mine.last && isUnreadable(error) ? foreignReplyError(mine.last, error) : error;
  } finally {
    pending.delete(mine);
    if (pending.size === 0) uninstall();
  }
}

function install(): void {
  if (installed && globalThis.fetch === installed.observer) return;
  // Behind an accessor, what is read is not always what was set, so that it could not be removed again.
  if (!Object.getOwnPropertyDescriptor(globalThis, 'fetch')?.writable) return;
  const original = globalThis.fetch;
  if (typeof original !== 'function') return;
  // Other scripts may use the properties that they have given to their own `fetch`.
  const observer = new Proxy(original, {
    apply(target, receiver, input: Parameters<typeof fetch>) {
      const reply = Reflect.apply(target, receiver, input) as unknown;
      if (pending.size > 0 && isForCognito(input))
        Promise.resolve(reply)
          .then(note)
          .catch(() => undefined);
      return reply;
    },
  });
  if (replaceFetch(observer)) installed = {observer, original};
}

function uninstall(): void {
  if (installed && globalThis.fetch === installed.observer) replaceFetch(installed.original);
  installed = undefined;
}

/** A page may have frozen its globals. */
function replaceFetch(by: typeof fetch): boolean {
  try {
    globalThis.fetch = by;
    return globalThis.fetch === by;
  } catch {
    return false;
  }
}

function isForCognito([input, init]: Parameters<typeof fetch>): boolean {
  try {
    // Other scripts may make a `Request` of what Amplify passes.
    const headers = init?.headers ?? (input instanceof Request ? input.headers : undefined);
    const target = new Headers(headers).get('x-amz-target');
    return target?.startsWith('AWSCognitoIdentityProviderService.') ?? false;
  } catch {
    return false;
  }
}

function note(reply: unknown): void {
  const {status, headers} = reply as Response;
  const contentType = headers.get('content-type') ?? undefined;
  const wafAction = headers.get('x-amzn-waf-action') ?? undefined;
  const isCognito =
    (status === 200 || status === 400) && contentType?.includes('json') && wafAction === undefined;
  for (const call of pending) call.last = isCognito ? undefined : {status, contentType, wafAction};
}

const UNREADABLE: readonly string[] = ['TypeError', 'Unknown'];

/** What Amplify rejects with when a reply is not JSON, not an object, or has no error of Cognito's in it. */
function isUnreadable(error: unknown): boolean {
  const {name} = readError(error);
  return UNREADABLE.includes(name) || (name !== FOREIGN_REPLY && foreignReplyOf(error) !== undefined);
}
