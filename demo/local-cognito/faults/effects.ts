import {setTimeout} from 'node:timers/promises';
import type {Context, Next} from 'hono';
import {CognitoError} from '../errors.js';
import type {Env} from '../observe.js';
import type {ArrivalKind, FaultOf} from './fault.js';

/** What a fault does with a call. The signal says that nobody waits any longer. */
type Effect<K extends ArrivalKind> = (
  fault: FaultOf<K>,
  c: Context<Env>,
  next: Next,
  signal: AbortSignal,
) => Promise<Response | undefined>;

const PORTAL =
  '<!doctype html>\n<html lang="en"><title>Free Wi-Fi</title><p>Accept the terms to go online.</p></html>\n';

/** One row per kind. */
export const effects: {readonly [K in ArrivalKind]: Effect<K>} = {
  error: async ({name, message, status}) => {
    throw new CognitoError(name, message, status);
  },
  throttle: async () => {
    throw new CognitoError('TooManyRequestsException', 'Rate exceeded');
  },
  delay: async ({milliseconds}, c, next, signal) => {
    await setTimeout(milliseconds, undefined, {signal}).catch(() => undefined);
    return c.req.raw.signal.aborted ? unanswered(c) : goOn(next);
  },
  drop: async ({when = 'before'}, c, next) => {
    if (when === 'before') return unanswered(c);
    c.set('ending', 'lost');
    return goOn(next);
  },
  html: async (_fault, c) => c.html(PORTAL),
  'proxy-html': async ({status = 200}, c) => fromFirewall(c, PROXY, status),
  'waf-captcha': async (_fault, c, next) =>
    hasToken(c) ? goOn(next) : fromFirewall(c, PUZZLE, CAPTCHA_STATUS, 'captcha'),
  'waf-challenge': async (_fault, c, next) =>
    hasToken(c) ? goOn(next) : fromFirewall(c, null, CHALLENGE_STATUS, 'challenge'),
  'waf-block': async (_fault, c) => fromFirewall(c, BLOCKED, BLOCK_STATUS),
  hang: async ({begins = false}, c, _next, signal) => {
    if (begins) return c.body(endless(signal), 200, {'Content-Type': 'application/x-amz-json-1.1'});
    await aborted(signal);
    return unanswered(c);
  },
  cors: async (_fault, c, next) => {
    c.set('ending', 'unreadable');
    return goOn(next);
  },
};

const PROXY =
  '<!doctype html>\n<html lang="en"><title>Proxy</title><p>This request was not passed on.</p></html>\n';
const PUZZLE = '<!doctype html>\n<html lang="en"><title>Human Verification</title></html>\n';
const BLOCKED = '<html><head><title>403 Forbidden</title></head><body><h1>403 Forbidden</h1></body></html>\n';
/** Statuses with which a `Response` takes no body. */
const WITHOUT_BODY: readonly number[] = [204, 205, 304];
/** Those of AWS WAF. */
const [CAPTCHA_STATUS, CHALLENGE_STATUS, BLOCK_STATUS] = [405, 202, 403];

/** AWS WAF lets pages of other origins see its action, and no other header of its own. */
function fromFirewall(c: Context<Env>, body: string | null, status: number, action?: string): Response {
  const headers = new Headers({'Content-Type': 'text/html; charset=UTF-8'});
  if (action) {
    headers.set('x-amzn-waf-action', action);
    c.header('Access-Control-Expose-Headers', 'x-amzn-waf-action');
  }
  return new Response(WITHOUT_BODY.includes(status) ? null : body, {status, headers});
}

const hasToken = (c: Context<Env>) => c.req.header('x-aws-waf-token') !== undefined;

async function goOn(next: Next): Promise<undefined> {
  await next();
}

/** What it returns is never sent. */
function unanswered(c: Context<Env>): Response {
  c.set('ending', 'unanswered');
  return c.body(null);
}

async function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return;
  await new Promise((resolve) => signal.addEventListener('abort', resolve, {once: true}));
}

/** Begins, and goes no further. */
function endless(signal: AbortSignal): ReadableStream<Uint8Array> {
  return new ReadableStream({
    async start(controller) {
      controller.enqueue(new TextEncoder().encode('{'));
      await aborted(signal);
      controller.close();
    },
  });
}
