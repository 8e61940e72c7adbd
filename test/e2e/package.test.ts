import {build} from 'esbuild';
import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {createLocalCognito} from '../../demo/local-cognito/index.js';
import {Person} from './support/people.js';
import {servePlainPage} from './support/plain-page.js';
import {useBrowser, Visit} from './support/visit.js';

const APPLICATION = `
  import {Amplify} from 'aws-amplify';
  import {fetchAuthSession} from 'aws-amplify/auth';
  import 'amplify-signin-flow';
  Amplify.configure({Auth: {Cognito: POOL}});
  document.addEventListener('signin-done', async () => {
    const {tokens} = await fetchAuthSession();
    document.title = String(tokens.idToken.payload['cognito:username']);
  });
`;

/** Bundles an application as its author would: by the package's name and its \`exports\`, not by our sources. */
async function bundle(pool: object): Promise<string> {
  const {outputFiles} = await build({
    stdin: {contents: APPLICATION, resolveDir: process.cwd()},
    bundle: true,
    write: false,
    format: 'esm',
    define: {POOL: JSON.stringify(pool)},
    tsconfigRaw: '{}',
    logLevel: 'error',
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
      userPoolId: cognito.poolId,
      userPoolClientId: cognito.clientId,
      userPoolEndpoint: pool.url,
    });
    const html = `<!doctype html><html lang="en"><title>Mine</title>
      <script type="module" src="application.js"></script>
      <amplify-signin-flow></amplify-signin-flow></html>`;
    opened.push(pool, await servePlainPage(html, {'application.js': script}));
  });
  after(() => Promise.all(opened.map((each) => each.close())));

  it('shares it: the page has the tokens', async () => {
    const ada = new Person(cognito);
    const visit = await Visit.to(browser(), opened[1]?.url ?? '');
    await visit.signIn(ada.username, ada.password);
    await visit.until('signin-done', {username: ada.username});
    await visit.page.waitForFunction((name) => document.title === name, ada.username);
    assert.equal(await visit.page.title(), ada.username);
    await visit.leave();
  });
});
