import {type Bundles, makeBundles} from './bundles.js';
import {createLocalCognito, type Listening, type LocalCognito} from './local-cognito/index.js';
import {listen} from './local-cognito/listen.js';
import {openBrowser} from './open-browser.js';
import {makeSite} from './site.js';

/** All of it may be left out. */
export interface DemoOptions {
  /** Of the page; 8080 by default, and 0 takes any free one. */
  readonly port?: number;
  /** Of the local Cognito; 9229 by default, and 0 takes any free one. */
  readonly cognitoPort?: number;
  /** Opens the page in the user's browser. */
  readonly open?: boolean;
}

/** The demo, while it runs. */
export interface Demo {
  readonly url: string;
  readonly cognitoUrl: string;
  readonly cognito: LocalCognito;
  close(): Promise<void>;
}

/** A port that cannot be had; the message says what to do. */
export class PortError extends Error {
  override readonly name = 'PortError';
}

/**
 * Starts the local Cognito and serves the page that signs in to it.
 *
 * @throws a `PortError` when another program has one of the ports
 */
export async function startDemo(options: DemoOptions = {}): Promise<Demo> {
  const {port = 8080, cognitoPort = 9229, open = false} = options;
  const cognito = createLocalCognito();
  const started: {close(): Promise<void>}[] = [];
  const close = async () => {
    await Promise.all(started.splice(0).map((part) => part.close()));
  };
  try {
    const pool = await orPortError(cognito.listen({port: cognitoPort}), cognitoPort, 'COGNITO_PORT');
    started.push(pool);
    const bundles = await makeBundles();
    started.push(bundles);
    const page = await orPortError(servePage(bundles, cognito, pool, port), port, 'PORT');
    started.push(page);
    if (open) openBrowser(page.url);
    return {url: page.url, cognitoUrl: pool.url, cognito, close};
  } catch (error) {
    await close();
    throw error;
  }
}

function servePage(
  bundles: Bundles,
  cognito: LocalCognito,
  pool: Listening,
  port: number,
): Promise<Listening> {
  const site = makeSite(bundles, {
    userPoolId: cognito.poolId,
    userPoolClientId: cognito.clientId,
    userPoolEndpoint: pool.url,
  });
  return listen(site.fetch, {port});
}

/** Says which port is the trouble, and which variable chooses another one. */
async function orPortError<T>(listening: Promise<T>, port: number, variable: string): Promise<T> {
  try {
    return await listening;
  } catch (error) {
    const advice = `set ${variable} to another one.`;
    const code = codeOf(error) ?? codeOf(error instanceof Error && error.cause);
    if (code === 'EADDRINUSE')
      throw new PortError(`Port ${port} is in use. Stop the other program, or ${advice}`);
    if (code === 'EACCES') throw new PortError(`Port ${port} is reserved: ${advice}`);
    throw error;
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
