import {serve} from '@hono/node-server';
import {serveStatic} from '@hono/node-server/serve-static';
import {Hono} from 'hono';
import {cors} from 'hono/cors';
import {once} from 'node:events';
import type {AddressInfo} from 'node:net';

/** A site with one page, the files in `dist/cdn`, and the scripts and further pages that are given, by their names. */
export async function servePlainPage(
  html: string,
  scripts: Readonly<Record<string, string>> = {},
): Promise<{url: string; close: () => Promise<void>}> {
  const site = new Hono()
    // As a CDN does: pages of any origin, or of none, load the scripts.
    .use(cors())
    .get('/', (context) => context.html(html))
    .get('/favicon.ico', (context) => context.body(null, 204))
    .get('/:name', async (context, next) => {
      const script = scripts[context.req.param('name')];
      if (script === undefined) return next();
      return context.req.path.endsWith('.html')
        ? context.html(script)
        : context.body(script, 200, {'content-type': 'text/javascript'});
    })
    .use('/*', serveStatic({root: 'dist/cdn'}));
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
