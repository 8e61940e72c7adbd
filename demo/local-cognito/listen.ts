import {createServer, type Server} from 'node:http';
import type {AddressInfo} from 'node:net';
import {getRequestListener, type Http2Bindings, type HttpBindings} from '@hono/node-server';
import {RESPONSE_ALREADY_SENT} from '@hono/node-server/utils/response';

/** Where to listen. */
export interface ListenOptions {
  /** 9229 by default; 0 takes any free one. */
  readonly port?: number;
  /** `localhost` by default, which is both 127.0.0.1 and, where there is IPv6, ::1. */
  readonly host?: string;
}

/** A server that listens. */
export interface Listening {
  readonly url: string;
  readonly port: number;
  close(): Promise<void>;
}

type Addresses = readonly [string, ...string[]];
type Fetch = (request: Request, env: HttpBindings | Http2Bindings) => Response | Promise<Response>;

/** Passwords are shown to whoever asks: nothing but this machine may. */
const LOOPBACK: ReadonlyMap<string, Addresses> = new Map([
  ['localhost', ['127.0.0.1', '::1']],
  ['127.0.0.1', ['127.0.0.1']],
  ['::1', ['::1']],
]);

const NO_IPV6 = ['EADDRNOTAVAIL', 'EAFNOSUPPORT'];

/** That of a `Response.error()`: a connection that breaks. */
const NO_STATUS = 0;

/** Attempts to find a port that is free under both addresses of localhost. */
const ATTEMPTS = 10;

/** Opens the server on the loopback interface. */
export async function listen(fetch: Fetch, options: ListenOptions = {}): Promise<Listening> {
  const {port = 9229, host = 'localhost'} = options;
  const addresses = LOOPBACK.get(host);
  if (!addresses) throw new Error(`The local Cognito listens on localhost only, not on ${host}.`);
  for (let attempt = 1; ; attempt++) {
    try {
      return await open(fetch, host, port, addresses);
    } catch (problem) {
      if (codeOf(problem) !== 'EADDRINUSE') throw problem;
      if (port === 0 && attempt < ATTEMPTS) continue;
      throw new Error(`Port ${port} is in use. Stop the other program, or set COGNITO_PORT.`, {
        cause: problem,
      });
    }
  }
}

async function open(
  fetch: Fetch,
  host: string,
  wanted: number,
  [first, ...others]: Addresses,
): Promise<Listening> {
  const listener = getRequestListener(async (request, env) => {
    const answer = await fetch(request, env);
    if (answer.status !== NO_STATUS) return answer;
    env.outgoing.destroy();
    return RESPONSE_ALREADY_SENT;
  });
  const create = () => createServer((request, response) => void listener(request, response));
  const servers = [await bind(create(), wanted, first)];
  const close = async () => {
    await Promise.all(servers.map(shut));
  };
  const port = portOf(servers);
  for (const address of others) {
    try {
      servers.push(await bind(create(), port, address));
    } catch (problem) {
      if (NO_IPV6.includes(codeOf(problem))) continue;
      await close();
      throw problem;
    }
  }
  const name = host.includes(':') ? `[${host}]` : host;
  return {url: `http://${name}:${port}/`, port, close};
}

function bind(server: Server, port: number, host: string): Promise<Server> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({port, host, exclusive: true}, () => {
      server.off('error', reject);
      resolve(server);
    });
  });
}

/** Streams never end by themselves, so that waiting for them would take for ever. */
function shut(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

function portOf([server]: readonly Server[]): number {
  return (server?.address() as AddressInfo).port;
}

function codeOf(problem: unknown): string {
  return problem instanceof Error && 'code' in problem ? String(problem.code) : '';
}
