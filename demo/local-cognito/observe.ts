import type {Context, MiddlewareHandler} from 'hono';
import type {Ending} from './faults/endings.js';
import type {FaultKind} from './faults/fault.js';
import {mentioned} from './mentioned.js';
import type {Call} from './operations/operation.js';
import type {Pool} from './pool.js';
import type {LoggedRequest} from './request-log.js';

/** What the handlers of one request hand on to each other. */
export interface Env {
  readonly Variables: {
    operation: string | undefined;
    call: Call | undefined;
    /** What goes wrong with this request. */
    fault: FaultKind | undefined;
    /** The request as it is in the log so far, if it is. */
    logged: LoggedRequest | undefined;
    /** What becomes of the answer on its way. */
    ending: Ending | undefined;
  };
}

/** One request and its answer in full, secrets included. */
export interface Exchange {
  readonly operation: string | undefined;
  readonly request: object | undefined;
  readonly status: number;
  readonly response: unknown;
}

/** Gets every exchange that no fault has met. For tests, which check them against the AWS SDK's own schemas. */
export type Recorder = (exchange: Exchange) => void;

/** Logs each request; shows the whole exchange to a recorder if there is one. */
export function observe(pool: Pool, record: Recorder | undefined): MiddlewareHandler<Env> {
  return async (c, next) => {
    await next();
    const {operation, call, fault, logged, ending} = c.var;
    const status = ending === 'unanswered' ? 0 : c.res.status;
    const request = describe(pool, c, status);
    if (logged) pool.requests.replace(logged, request);
    else pool.requests.add(request);
    if (fault) return;
    record?.({operation, request: call?.body.all, status, response: await c.res.clone().json()});
  };
}

/** Logs a request that may never get an answer. */
export function logEarly(pool: Pool, c: Context<Env>, status = 0): void {
  const request = describe(pool, c, status);
  pool.requests.add(request);
  c.set('logged', request);
}

function describe(pool: Pool, c: Context<Env>, status: number): LoggedRequest {
  const {operation, call, fault} = c.var;
  return {
    operation,
    ...mentioned(call?.body.all),
    invocationId: c.req.header('amz-sdk-invocation-id'),
    status,
    error: c.error?.name,
    fault,
    at: new Date(pool.clock.now()).toISOString(),
  };
}
