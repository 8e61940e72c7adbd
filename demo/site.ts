import {readFile} from 'node:fs/promises';
import {extname} from 'node:path';
import {Hono} from 'hono';
import {signInFormCss, signInFormHtml} from '../src/server.js';
import type {Bundles} from './bundles.js';

/** What the page has to know of the user pool. */
export interface PoolAddress {
  readonly userPoolId: string;
  readonly userPoolClientId: string;
  readonly userPoolEndpoint: string;
}

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.map': 'application/json',
  '.svg': 'image/svg+xml',
};

/** Serves the demo page, under a policy as strict as the element promises to work with. */
export function makeSite(bundles: Bundles, pool: PoolAddress): Hono {
  const site = new Hono();
  const policy = contentSecurityPolicy(new URL(pool.userPoolEndpoint).origin);
  site.use(async (c, next) => {
    await next();
    c.header('Content-Security-Policy', policy);
    c.header('X-Content-Type-Options', 'nosniff');
    c.header('Cache-Control', 'no-store');
  });
  site.get('/', async (c) => {
    const [page] = await Promise.all([read('index.html'), bundles.refresh()]);
    return c.html(fillIn(page, {...pool, signInForm: signInFormHtml()}));
  });
  site.get('/amplify-signin-flow.css', (c) => c.body(signInFormCss, 200, typeOf(c.req.path)));
  for (const name of ['demo.css', 'panels.css', 'favicon.svg']) {
    site.get(`/${name}`, async (c) => c.body(await read(name), 200, typeOf(name)));
  }
  site.get('*', (c) => {
    const file = bundles.file(c.req.path);
    return file ? c.body(file, 200, typeOf(c.req.path)) : c.notFound();
  });
  // A mistake in the sources is shown where it was about to be tried.
  site.onError((error, c) => c.text(error.message, 500));
  return site;
}

function read(name: string): Promise<string> {
  return readFile(new URL(name, import.meta.url), 'utf8');
}

function typeOf(path: string): Record<string, string> {
  return {'Content-Type': types[extname(path)] ?? 'application/octet-stream'};
}

/** Puts values in the place of `{{userPoolId}}` and the others. */
function fillIn(page: string, values: Readonly<Record<string, string>>): string {
  return Object.entries(values).reduce(
    (text, [name, value]) => text.replaceAll(`{{${name}}}`, () => value),
    page,
  );
}

function contentSecurityPolicy(cognito: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    `connect-src 'self' ${cognito}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types lit-html',
  ].join('; ');
}
