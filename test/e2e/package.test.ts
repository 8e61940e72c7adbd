import {build} from 'esbuild';
import {after, before, describe, it} from 'node:test';
import {createLocalCognito} from '../../demo/local-cognito/index.js';
import {snippetsFor} from '../apps/snippets.js';
import {AMAZON, redirectAmazon} from './support/amazon.js';
import {Person} from './support/people.js';
import {servePlainPage} from './support/plain-page.js';
import {useBrowser, Visit} from './support/visit.js';

/**
 * Bundles the application of the README as its author would: by the package's name and its `exports`, not by our sources.
 *
 * @param outputs what Amplify has written for it
 */
async function bundle(outputs: object): Promise<string> {
  const snippets = await snippetsFor('bundle');
  const {outputFiles} = await build({
    stdin: {contents: snippets.get('application.js') ?? '', resolveDir: process.cwd()},
    bundle: true,
    write: false,
    format: 'esm',
    tsconfigRaw: '{}',
    logLevel: 'error',
    plugins: [
      {
        name: 'outputs',
        setup({onResolve, onLoad}) {
          onResolve({filter: /amplify_outputs/}, ({path}) => ({path, namespace: 'outputs'}));
          onLoad({filter: /./, namespace: 'outputs'}, () => ({
            contents: JSON.stringify(outputs),
            loader: 'json',
          }));
        },
      },
    ],
  });
  return outputFiles[0]?.text ?? '';
}

describe('The package, in an application that brings Amplify', () => {
  const browser = useBrowser();
  const cognito = createLocalCognito();
  const opened: {url: string; close: () => Promise<void>}[] = [];

  before(async () => {
    const pool = await cognito.listen({port: 0});
    const script = await bundle({
      version: '1.4',
      auth: {
        aws_region: 'eu-west-1',
        user_pool_id: cognito.poolId,
        user_pool_client_id: cognito.clientId,
      },
    });
    const html = `<!doctype html><html lang="en"><title>Mine</title>
      <script type="module" src="application.js"></script>
      <amplify-signin-flow></amplify-signin-flow><p id="user"></p></html>`;
    opened.push(pool, await servePlainPage(html, {'application.js': script}));
  });
  after(() => Promise.all(opened.map((each) => each.close())));

  it('shares it: the tag has no settings of its own, and the page is told', async () => {
    const ada = new Person(cognito);
    const [pool, site] = opened;
    const visit = await Visit.to(browser(), site?.url ?? '', {
      prepare: (page) => redirectAmazon(page, pool?.url ?? ''),
    });
    await visit.signIn(ada.username, ada.password);
    await visit.until('signin-done', {username: ada.username});
    await visit.page.getByText(`Welcome, ${ada.username}`).waitFor();
    await visit.leave(undefined, ['localhost', AMAZON]);
  });
});
