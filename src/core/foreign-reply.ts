import {readMember, readError} from './error-chain.js';
import type {Problem} from './problem.js';

/**
 * A reply to a request for Cognito that Cognito did not send: a firewall, a proxy, a content delivery network or a captive
 * portal answered in its place.
 */
export interface ForeignReply {
  /** The HTTP status; `undefined` where it is not known. */
  readonly status: number | undefined;
  /** The header `x-amzn-waf-action` of AWS WAF. Pages see it if `Access-Control-Expose-Headers` names it. */
  readonly wafAction?: string | undefined;
  readonly contentType?: string | undefined;
}

/** What a firewall asks for before it lets a request through. */
export interface FirewallChallenge {
  /** `captcha`: the user has to solve a puzzle. `challenge`: the browser has to get a token, without the user. */
  readonly kind: 'captcha' | 'challenge';
  readonly status: number | undefined;
}

/** The name of an error whose `reply` is a foreign one. */
export const FOREIGN_REPLY = 'ForeignReply';

/** An error for a call that was answered by something else than Cognito. */
export function foreignReplyError(reply: ForeignReply, cause: unknown): Error {
  return Object.assign(new Error(`The reply is not Cognito's: ${describeReply(reply)}.`, {cause}), {
    name: FOREIGN_REPLY,
    reply,
  });
}

/** What is in Amplify's wrapper, if that is what the error is. An error can be wrapped in itself. */
function unwrapped(error: unknown): unknown {
  let inner = error;
  for (let depth = 0; depth < DEEPEST && readError(inner).name === 'Unknown'; depth += 1)
    inner = readMember(inner, 'underlyingError');
  return inner;
}

const DEEPEST = 8;

/** The reply that an error is about; `undefined` for an error of Cognito's or Amplify's. */
export function foreignReplyOf(rejection: unknown): ForeignReply | undefined {
  const error = unwrapped(rejection);
  const {name} = readError(error);
  if (name === FOREIGN_REPLY) return readMember(error, 'reply') as ForeignReply;
  // JSON without an error of Cognito's: a firewall's own response, or that of an API in front of Cognito. Amplify takes a
  // `code` in it for the name, which can be a number, and `UnknownError` where there is none.
  const status = statusOf(error);
  if (status !== undefined && !COGNITO_NAME.test(name)) return {status};
  // Amplify could not parse the reply, and does not say more.
  if (name === 'SyntaxError') return {status: undefined};
  return;
}

/** How the names of Cognito's own errors end, or begin. */
const COGNITO_NAME = /Exception$|^Throttling/;

function statusOf(error: unknown): number | undefined {
  const status = readMember(readMember(error, 'metadata'), 'httpStatusCode');
  return typeof status === 'number' ? status : undefined;
}

/** What a firewall asks for, if that is why a call has failed. */
export function challengeOf(error: unknown): FirewallChallenge | undefined {
  const {name, message} = readError(error);
  if (name === 'ForbiddenException') {
    // Where AWS WAF guards the user pool itself, Cognito passes the action on in the text of its own error.
    const kind = /\b(captcha|challenge)\b/i.exec(message)?.[1]?.toLowerCase();
    return kind === 'captcha' || kind === 'challenge' ? {kind, status: statusOf(error)} : undefined;
  }
  const reply = foreignReplyOf(error);
  if (!reply) return;
  const {status} = reply;
  const kind = reply.wafAction?.toLowerCase() ?? ACTIONS.get(status ?? 0);
  return kind === 'captcha' || kind === 'challenge' ? {kind, status} : undefined;
}

/** AWS WAF's statuses for its actions, for replies whose header the page cannot see. Cognito itself uses neither. */
const ACTIONS: ReadonlyMap<number, FirewallChallenge['kind']> = new Map([
  [405, 'captcha'],
  [202, 'challenge'],
]);

type Reading = Pick<Problem, 'key' | 'recovery' | 'advice'>;

/** Says what a foreign reply means. None of them is a fault of the user's network. */
export function readForeignReply(error: unknown): Reading | undefined {
  if (challengeOf(error))
    return {key: 'humanCheckNeeded', recovery: 'retry', advice: CHALLENGED + seen(error)};
  const reply = foreignReplyOf(error);
  return reply && {...meaningOf(reply.status), advice: adviceFor(reply.status) + seen(error)};
}

function meaningOf(status: number | undefined): Pick<Problem, 'key' | 'recovery'> {
  if (status === undefined || status < 300 || INTERCEPTORS.includes(status))
    return {key: 'intercepted', recovery: 'retry'};
  if (status === 429) return {key: 'tooManyRequests', recovery: 'wait'};
  if (status === 404) return {key: 'notConfigured', recovery: 'configure'};
  if (status >= 500) return {key: 'serviceFailed', recovery: 'retry'};
  return {key: 'requestDeclined', recovery: 'elsewhere'};
}

function adviceFor(status: number | undefined): string {
  if (status === 404) return 'There is no Cognito at this address. Check user-pool-endpoint.';
  if (status !== undefined && status >= 500 && !INTERCEPTORS.includes(status))
    return 'A server in front of Cognito has failed.';
  if (status !== undefined && status >= 300 && !INTERCEPTORS.includes(status))
    return 'A firewall or a proxy in front of Cognito declined the request. Check its rules.';
  return 'A proxy, a captive portal or user-pool-endpoint answered in place of Cognito.';
}

/** Proxy and network authentication. */
const INTERCEPTORS: readonly number[] = [407, 511];

const CHALLENGED =
  'A firewall wants the browser to prove that it is used by a person. Listen to signin-challenge, show what the firewall ' +
  'needs (AWS WAF: AwsWafCaptcha.renderCaptcha), and pass the promise to waitUntil().';

function seen(error: unknown): string {
  const reply = foreignReplyOf(error);
  return reply ? ` (${describeReply(reply)})` : '';
}

function describeReply({status, wafAction, contentType}: ForeignReply): string {
  const parts = [
    `status ${status === undefined ? 'unknown' : String(status)}`,
    `x-amzn-waf-action ${wafAction ?? 'not visible'}`,
    contentType && `content-type ${contentType.slice(0, LONGEST)}`,
  ];
  return parts.filter(Boolean).join(', ');
}

const LONGEST = 60;
