import {Hono} from 'hono';
import {cors} from 'hono/cors';
import {control} from './control.js';
import {cognitoEndpoint, errorReply} from './endpoint.js';
import {CognitoError} from './errors.js';
import {spoilAnswer} from './faults/endings.js';
import {refusePreflight} from './faults/meet-fault.js';
import type {Env, Recorder} from './observe.js';
import type {Pool} from './pool.js';

/** Those of Cognito. */
const METHODS = ['POST', 'GET', 'OPTIONS'];

/** The pool's addresses. CORS comes first, so that errors have its headers too: without, Amplify sees a network error. */
export function createApp(pool: Pool, record?: Recorder): Hono<Env> {
  const app = new Hono<Env>();
  app.use(spoilAnswer);
  app.options('/', refusePreflight(pool));
  app.use(
    cors({
      origin: '*',
      allowMethods: (_, {req}) => [...METHODS, ...(req.path.startsWith('/local/') ? ['DELETE'] : [])],
      exposeHeaders: ['x-amzn-RequestId', 'x-amzn-ErrorType', 'x-amzn-ErrorMessage', 'Date'],
      maxAge: 172800,
    }),
  );
  app.route('/', cognitoEndpoint(pool, record));
  app.get(`/${pool.id}/.well-known/jwks.json`, async (c) => c.json(await pool.tokens.jwks()));
  app.route('/local', control(pool));
  app.notFound((c) => c.json({message: `There is nothing at ${c.req.path}.`}, 404));
  app.onError((error) => {
    if (error instanceof CognitoError) return errorReply(error);
    console.error(error);
    return errorReply(new CognitoError('InternalErrorException', 'The local Cognito has failed.', 500));
  });
  return app;
}
