import type {MiddlewareHandler} from 'hono';
import {memberOf} from './members.js';
import type {Call} from './operations/operation.js';
import type {Pool} from './pool.js';

/** What the handlers of one request hand on to each other. */
export interface Env {
  readonly Variables: {operation: string | undefined; call: Call | undefined};
}

/** One request and its answer in full, secrets included. */
export interface Exchange {
  readonly operation: string | undefined;
  readonly request: object | undefined;
  readonly status: number;
  readonly response: unknown;
}

/** Gets every exchange. For tests, which check them against the AWS SDK's own schemas. */
export type Recorder = (exchange: Exchange) => void;

/** Logs each request; shows the whole exchange to a recorder if there is one. */
export function observe(pool: Pool, record: Recorder | undefined): MiddlewareHandler<Env> {
  return async (c, next) => {
    await next();
    const {operation, call} = c.var;
    const {status} = c.res;
    const request = call?.body.all;
    pool.requests.add({
      operation,
      ...mentioned(request),
      invocationId: c.req.header('amz-sdk-invocation-id'),
      status,
      error: c.error?.name,
      at: new Date(pool.clock.now()).toISOString(),
    });
    record?.({operation, request, status, response: await c.res.clone().json()});
  };
}

/** Only what is named here gets into the log: no password, code, session or token can slip in. */
function mentioned(request: unknown): {challenge: string | undefined; username: string | undefined} {
  const maps = [memberOf(request, 'AuthParameters'), memberOf(request, 'ChallengeResponses')];
  const names = [...maps.map((map) => memberOf(map, 'USERNAME')), memberOf(request, 'Username')];
  const [username] = names.flatMap((name) => textOf(name) ?? []);
  return {challenge: textOf(memberOf(request, 'ChallengeName')), username};
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
