import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {after, before, describe, it} from 'node:test';
import {createLocalCognito} from '../../demo/local-cognito/index.js';
import {Person} from './support/people.js';
import {servePlainPage} from './support/plain-page.js';
import {useBrowser, Visit} from './support/visit.js';

const SMS = 'CONFIRM_SIGN_IN_WITH_SMS_CODE';
const FILE = 'amplify-signin-flow.iife.js';

interface Global {
  readonly AmplifySigninFlow: typeof import('../../src/cdn.js');
  readonly first?: unknown;
}

describe('The classic script of the CDN', () => {
  const browser = useBrowser();
  const cognito = createLocalCognito();
  const opened: {url: string; close: () => Promise<void>}[] = [];
  let tag = '';

  const visit = async (head: string, body = tag) => {
    const html = `<!doctype html><html lang="en"><head><title>Mine</title>${head}</head><body>${body}</body></html>`;
    const page = await servePlainPage(html);
    opened.push(page);
    return Visit.to(browser(), page.url);
  };
  const signIn = async (visitor: Visit) => {
    const ada = new Person(cognito, ['SMS']);
    await visitor.signIn(ada.username, ada.password);
    await visitor.until('signin-step', {to: SMS});
    await visitor.enterCode(ada.code);
    await visitor.until('signin-done', {username: ada.username});
    const signedIn = await visitor.page.evaluate(async () =>
      (globalThis as unknown as Global).AmplifySigninFlow.getCurrentUser(),
    );
    assert.equal(signedIn.username, ada.username);
  };

  before(async () => {
    const pool = await cognito.listen({port: 0});
    opened.push(pool);
    tag = `<amplify-signin-flow
      user-pool-id="${cognito.poolId}"
      user-pool-client-id="${cognito.clientId}"
      user-pool-endpoint="${pool.url}"
    ></amplify-signin-flow>`;
  });
  after(() => Promise.all(opened.map((each) => each.close())));

  it('signs in from the head, before there is a body', async () => {
    const visitor = await visit(`<script src="${FILE}"></script>`);
    await signIn(visitor);
    await visitor.leave();
  });

  it('signs in with `defer`', async () => {
    const visitor = await visit(`<script src="${FILE}" defer></script>`);
    await signIn(visitor);
    await visitor.leave();
  });

  it('is one file, and exports what the module exports', async () => {
    const visitor = await visit(`<script src="${FILE}"></script>`);
    const [scripts, names, moduleNames] = await visitor.page.evaluate(async (module) => {
      const loaded = performance.getEntriesByType('resource').map(({name}) => name);
      const {AmplifySigninFlow} = globalThis as unknown as Global;
      return [loaded, Object.keys(AmplifySigninFlow), Object.keys((await import(module)) as object)];
    }, new URL('amplify-signin-flow.js', visitor.page.url()).href);
    assert.deepEqual(
      scripts.filter((name) => name.endsWith('.js')).map((name) => new URL(name).pathname),
      [`/${FILE}`],
    );
    assert.deepEqual(names.sort(), moduleNames.sort());
    assert.doesNotMatch(readFileSync(`dist/cdn/${FILE}`, 'utf8'), /\bimport\s*\(/);
    await visitor.leave();
  });

  it('can be in a page twice, and the first one stays', async () => {
    const visitor = await visit(
      `<script src="${FILE}"></script>
       <script>var first = AmplifySigninFlow;</script>
       <script src="${FILE}?another"></script>`,
    );
    const isFirst = await visitor.page.evaluate(() => {
      const {AmplifySigninFlow, first} = globalThis as unknown as Global;
      return AmplifySigninFlow === first;
    });
    assert.ok(isFirst);
    await signIn(visitor);
    await visitor.leave();
  });

  it('knows who is signed in at a tag of the module', async () => {
    const visitor = await visit(
      `<script type="module" src="amplify-signin-flow.js"></script><script src="${FILE}" defer></script>`,
    );
    await signIn(visitor);
    await visitor.leave();
  });

  it('takes a child that the parser has not read yet', async () => {
    const visitor = await visit(
      `<script src="${FILE}"></script>`,
      tag.replace('></', `>${'<!-- -->'.repeat(20000)}<p slot="${SMS}">Mine</p></`),
    );
    const ada = new Person(cognito, ['SMS']);
    await visitor.signIn(ada.username, ada.password);
    await visitor.page.getByText('Mine').waitFor();
    await visitor.page
      .locator('amplify-signin-flow')
      .evaluate(
        (flow, code) => (flow as HTMLElementTagNameMap['amplify-signin-flow']).answer(code),
        ada.code,
      );
    await visitor.until('signin-done', {username: ada.username});
    await visitor.leave();
  });
});
