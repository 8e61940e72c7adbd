import {build} from 'esbuild';
import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {createLocalCognito} from '../../demo/local-cognito/index.js';
import {Person} from './support/people.js';
import {servePlainPage} from './support/plain-page.js';
import {useBrowser, Visit} from './support/visit.js';

/** A script with the whole package in it, as each of two applications on one page would bring it. */
async function bundle(): Promise<string> {
  const {outputFiles} = await build({
    stdin: {contents: "import 'amplify-signin-flow';", resolveDir: process.cwd()},
    bundle: true,
    write: false,
    format: 'iife',
    tsconfigRaw: '{}',
    logLevel: 'error',
  });
  return outputFiles[0]?.text ?? '';
}

describe('A page on which the package is loaded twice', () => {
  const browser = useBrowser();
  const cognito = createLocalCognito();
  const opened: {url: string; close: () => Promise<void>}[] = [];

  before(async () => {
    const pool = await cognito.listen({port: 0});
    const script = await bundle();
    const html = `<!doctype html><html lang="en"><title>Both</title>
      <script src="first.js"></script>
      <script src="second.js"></script>
      <amplify-signin-flow user-pool-id="${cognito.poolId}" user-pool-client-id="${cognito.clientId}"
        user-pool-endpoint="${pool.url}"></amplify-signin-flow></html>`;
    opened.push(pool, await servePlainPage(html, {'first.js': script, 'second.js': script}));
  });
  after(() => Promise.all(opened.map((each) => each.close())));

  it('works, and its developer is told', async () => {
    const ada = new Person(cognito);
    const warnings: string[] = [];
    const visit = await Visit.to(browser(), opened[1]?.url ?? '', {
      prepare: async (page) =>
        page.on('console', (message) => {
          if (message.type() === 'warning') warnings.push(message.text());
        }),
    });
    await visit.signIn(ada.username, ada.password);
    await visit.until('signin-done', {username: ada.username});
    assert.equal(warnings.filter((text) => text.includes('on the page twice')).length, 1);
    assert.deepEqual(visit.complaints, []);
    await visit.leave();
  });
});
