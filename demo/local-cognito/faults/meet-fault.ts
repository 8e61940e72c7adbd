import type {Context, MiddlewareHandler, Next} from 'hono';
import {logEarly, type Env} from '../observe.js';
import type {Pool} from '../pool.js';
import {mentioned} from '../mentioned.js';
import {callerOf} from './caller.js';
import {effects} from './effects.js';
import type {ArrivalKind, FaultOf} from './fault.js';

const NO_CONTENT = 204;

/** Has something go wrong with the call, if somebody has asked for it. */
export function meetFault(pool: Pool): MiddlewareHandler<Env> {
  return async (c, next) => {
    const {operation, call} = c.var;
    const username = call && (await callerOf(pool, call.body.all));
    const challenge = call && mentioned(call.body.all).challenge;
    const met = pool.faults.meet({operation, challenge, username, invocationId: call?.invocationId});
    if (!met) return next();
    const {fault, removed} = met;
    c.set('fault', fault.kind);
    logEarly(pool, c);
    return strike(fault, c, next, AbortSignal.any([removed, c.req.raw.signal]));
  };
}

/** A browser that is refused beforehand sends no call. What is logged is all that there is of it. */
export function refusePreflight(pool: Pool): MiddlewareHandler<Env> {
  return async (c, next) => {
    if (!pool.faults.refusePreflights()) return next();
    c.set('fault', 'cors');
    logEarly(pool, c, NO_CONTENT);
    return c.body(null, NO_CONTENT);
  };
}

function strike<K extends ArrivalKind>(
  fault: FaultOf<K>,
  c: Context<Env>,
  next: Next,
  signal: AbortSignal,
): Promise<Response | undefined> {
  const {kind}: {kind: K} = fault;
  return effects[kind](fault, c, next, signal);
}
