import {build, type Plugin} from 'esbuild';
import {createLocalCognito, type LocalCognito} from '../../../../demo/local-cognito/index.js';
import {servePlainPage} from '../plain-page.js';
import type {Credentials, Owner, Page} from './page.js';
import type {Visit} from '../visit.js';

const FLOWS = ['USER_SRP_AUTH', 'USER_PASSWORD_AUTH', 'USER_AUTH', 'REFRESH_TOKEN_AUTH'];
const PASSWORD = 'Correct-horse-battery-1';

/** A user pool, and the tag for it. */
export interface PoolTag {
  readonly id: string;
  readonly cognito: LocalCognito;
  readonly url: string;
  /** For `Amplify.configure`. */
  readonly configuration: object;
  /** With these attributes. */
  tag(attributes?: string): string;
  /** A user of this pool, and whose session there is after the sign-in. */
  user(name: string): {user: Credentials; expected: Owner};
}

/** Two user pools. Their users have the same names and different subs. */
export class TwoPools {
  readonly first: PoolTag;
  readonly second: PoolTag;
  readonly #opened: {close: () => Promise<void>}[] = [];

  private constructor(first: PoolTag, second: PoolTag, opened: {close: () => Promise<void>}[]) {
    this.first = first;
    this.second = second;
    this.#opened = opened;
  }

  static async open(): Promise<TwoPools> {
    const opened: {close: () => Promise<void>}[] = [];
    const openPool = async (id: string): Promise<PoolTag> => {
      const clientId = `${id}client`.padEnd(26, '0');
      const poolId = `eu-west-1_${id}`;
      const cognito = createLocalCognito({poolId, clients: [{id: clientId, flows: FLOWS}], users: []});
      const listening = await cognito.listen({port: 0});
      opened.push(listening);
      const {url} = listening;
      return {
        id,
        cognito,
        url,
        configuration: {
          Auth: {Cognito: {userPoolId: poolId, userPoolClientId: clientId, userPoolEndpoint: url}},
        },
        tag: (attributes = '') =>
          `<amplify-signin-flow id="${id}" user-pool-id="${poolId}" user-pool-client-id="${clientId}"
            user-pool-endpoint="${url}" ${attributes}></amplify-signin-flow>`,
        user: (name) => {
          const {sub} = cognito.users.find(name) ?? cognito.createUser({username: name, password: PASSWORD});
          const issuer = `${url}${poolId}`;
          return {
            user: {username: name, password: PASSWORD},
            expected: {clientId, issuer, sub, loginId: name},
          };
        },
      };
    };
    return new TwoPools(await openPool('first'), await openPool('second'), opened);
  }

  /** Serves a page with these tags and `page.ts`. */
  async serve(body: string, plugins: Plugin[] = []): Promise<string> {
    const {outputFiles} = await build({
      entryPoints: ['test/e2e/support/two-pools/page.ts'],
      bundle: true,
      format: 'esm',
      target: 'es2022',
      write: false,
      logLevel: 'error',
      plugins,
      // The package says of its built files which have side effects; these are its sources.
      ignoreAnnotations: true,
    });
    const page = await servePlainPage(
      `<!doctype html><html lang="en"><title>Two pools</title><script type="module" src="page.js"></script>
        ${body}</html>`,
      {'page.js': outputFiles[0]?.text ?? ''},
    );
    this.#opened.push(page);
    return page.url;
  }

  async close(): Promise<void> {
    await Promise.all(this.#opened.map((each) => each.close()));
  }
}

/** Calls a function of `page.ts`. */
export function call<N extends keyof Page>(
  {page}: Visit,
  name: N,
  ...args: Parameters<Page[N]>
): Promise<Awaited<ReturnType<Page[N]>>> {
  return page.evaluate(
    ([key, values]) => {
      const functions = (globalThis as unknown as {page: Record<string, (...all: unknown[]) => unknown>})
        .page;
      return functions[key]?.(...values) as never;
    },
    [name, args] as [string, unknown[]],
  );
}
