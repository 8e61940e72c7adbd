import {randomUUID} from 'node:crypto';
import {Hono, type Context, type MiddlewareHandler} from 'hono';
import {CognitoError} from './errors.js';
import {meetFault} from './faults/meet-fault.js';
import {limitBody} from './limit-body.js';
import {Members} from './members.js';
import {observe, type Env, type Recorder} from './observe.js';
import type {Call} from './operations/operation.js';
import {operations} from './operations/index.js';
import type {Pool} from './pool.js';

const TARGET = /^AWSCognitoIdentityProviderService\.(\w+)$/;

/** The API itself: one address for all operations, which a header tells apart. */
export function cognitoEndpoint(pool: Pool, record: Recorder | undefined): Hono<Env> {
  return new Hono<Env>().post(
    '/',
    readOperation,
    observe(pool, record),
    limitBody,
    readCall(pool),
    meetFault(pool),
    async (c) => {
      const {operation: name, call} = c.var;
      const operation = operations.get(name ?? '');
      if (!operation || !call) throw new CognitoError('UnknownOperationException', 'Unknown operation.');
      return c.json(await operation(pool, call), 200, replyHeaders());
    },
  );
}

/** An error as Cognito sends it: twice, since browsers show scripts only the exposed headers. */
export function errorReply({name, message, status}: CognitoError): Response {
  const headers = {
    ...replyHeaders(),
    'x-amzn-ErrorType': `${name}:`,
    // The message may quote the request, and a header holds neither line breaks nor anything but ASCII.
    'x-amzn-ErrorMessage': message.replace(/[^\x20-\x7e]/g, '?'),
  };
  return new Response(JSON.stringify({__type: name, message}), {status, headers});
}

const replyHeaders = () => ({
  'Content-Type': 'application/x-amz-json-1.1',
  'x-amzn-RequestId': randomUUID(),
});

const readOperation: MiddlewareHandler<Env> = async (c, next) => {
  c.set('operation', TARGET.exec(c.req.header('x-amz-target') ?? '')?.[1]);
  await next();
};

function readCall(pool: Pool): MiddlewareHandler<Env> {
  return async (c, next) => {
    const body = new Members(await c.req.text());
    c.set('call', {
      body,
      invocationId: c.req.header('amz-sdk-invocation-id'),
      origin: c.req.header('origin'),
      deliver: deliverer(pool, c),
    });
    await next();
  };
}

function deliverer({faults, outbox}: Pool, c: Context<Env>): Call['deliver'] {
  return (delivery) => {
    const {operation, call} = c.var;
    const target = {operation, username: delivery.username, invocationId: call?.invocationId};
    if (faults.refuseDelivery(target)) {
      c.set('fault', 'code-delivery');
      throw new CognitoError('CodeDeliveryFailureException', 'The verification code could not be delivered.');
    }
    outbox.send(delivery);
  };
}
