import {serve} from '@hono/node-server';
import {serveStatic} from '@hono/node-server/serve-static';
import {Hono} from 'hono';
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {existsSync} from 'node:fs';
import {type AddressInfo, createServer} from 'node:net';
import {join} from 'node:path';
import {setTimeout} from 'node:timers/promises';
import type {Project} from './project.js';

/** A site that can be visited. */
export interface Site {
  readonly url: string;
  close(): Promise<void>;
}

/** Serves what was built: with the application's own server, or as any host of static files does. */
export function serveProject(project: Project): Promise<Site> {
  return project.app.serve ? startOwnServer(project) : serveFolder(join(project.folder, project.app.output));
}

async function serveFolder(folder: string): Promise<Site> {
  const file = (path: string) => serveStatic({root: folder, rewriteRequestPath: () => path});
  const snippet = existsSync(join(folder, 'snippet.html')) ? '/snippet.html' : '/index.html';
  const site = new Hono()
    .get('/favicon.ico', (context) => context.body(null, 204))
    .get('/snippet', file(snippet))
    .use('/*', serveStatic({root: folder}));
  const server = serve({fetch: site.fetch, port: 0, hostname: 'localhost'});
  await once(server, 'listening');
  return {
    url: `http://localhost:${String((server.address() as AddressInfo).port)}/`,
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      await closed;
    },
  };
}

async function startOwnServer({folder}: Project): Promise<Site> {
  const port = await freePort();
  const server = spawn('npm', ['run', 'serve'], {
    cwd: folder,
    env: {...process.env, PORT: String(port), NODE_ENV: 'production'},
    // Of its own, so that npm and the server below it end together.
    detached: true,
    stdio: 'inherit',
  });
  const ended = once(server, 'close');
  const url = `http://localhost:${String(port)}/`;
  await answers(url, ended);
  return {
    url,
    close: async () => {
      if (server.pid !== undefined) process.kill(-server.pid);
      await ended;
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0);
  await once(server, 'listening');
  const {port} = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** Asks until somebody answers: each server says in its own way that it listens, or not at all. */
async function answers(url: string, ended: Promise<unknown>): Promise<void> {
  const gone = new AbortController();
  void ended.then(() => {
    gone.abort(new Error('The server of the application has ended.'));
  });
  const signal = AbortSignal.any([gone.signal, AbortSignal.timeout(60_000)]);
  for (;;) {
    const response = await fetch(url, {signal}).catch(() => undefined);
    if (response?.ok) return;
    await setTimeout(50, undefined, {signal});
  }
}
