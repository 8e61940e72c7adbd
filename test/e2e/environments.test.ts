import assert from 'node:assert/strict';
import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join, resolve} from 'node:path';
import {after, before, describe, it} from 'node:test';
import {pathToFileURL} from 'node:url';
import {createLocalCognito} from '../../demo/local-cognito/index.js';
import {Person} from './support/people.js';
import {servePlainPage} from './support/plain-page.js';
import {useBrowser, Visit} from './support/visit.js';

const SETUP_TOTP = 'CONTINUE_SIGN_IN_WITH_TOTP_SETUP';
const FILE = 'amplify-signin-flow.iife.js';

/** What a page can find in its browser: scripts that run before any other. */
const ENVIRONMENTS: Readonly<Record<string, string>> = {
  'a language that is none': `
    Object.defineProperty(Navigator.prototype, 'language', {get: () => 'C'});
    Object.defineProperty(Navigator.prototype, 'languages', {get: () => ['*', 'und-x']});`,
  'no language, and no state of the connection': `
    for (const name of ['language', 'languages', 'onLine'])
      Object.defineProperty(Navigator.prototype, name, {get: () => undefined});`,
  'storages that throw': `
    for (const name of ['localStorage', 'sessionStorage'])
      Object.defineProperty(window, name, {get: () => { throw new DOMException('No.', 'SecurityError'); }});`,
  'a session storage that is null': `
    Object.defineProperty(window, 'sessionStorage', {get: () => null});`,
  'no names of regions, no matchMedia and no performance': `
    Intl.DisplayNames = undefined;
    for (const name of ['matchMedia', 'performance']) Object.defineProperty(window, name, {value: undefined});`,
  'a clock that is moved back by a day every ten seconds': `
    const {now} = Date;
    Date.now = () => now() - Math.floor((now() % 60_000) / 10_000) * 86_400_000;`,
};

describe('A sign-in with the set-up of an authenticator app', () => {
  const browser = useBrowser();
  const cognito = createLocalCognito();
  const opened: {close: () => Promise<void>}[] = [];
  let folder = '';
  let tag = '';

  before(async () => {
    const pool = await cognito.listen({port: 0});
    opened.push(pool);
    folder = await mkdtemp(join(tmpdir(), 'amplify-signin-flow-'));
    tag = `<amplify-signin-flow
      user-pool-id="${cognito.poolId}"
      user-pool-client-id="${cognito.clientId}"
      user-pool-endpoint="${pool.url}"
      login-with="phone username"
    ></amplify-signin-flow>`;
  });
  after(async () => {
    await Promise.all(opened.map((each) => each.close()));
    await rm(folder, {recursive: true});
  });

  const html = (script: string) =>
    `<!doctype html><html lang="no language"><title>Mine</title><script src="${script}"></script>${tag}</html>`;

  async function signIn(visit: Visit): Promise<string> {
    const ada = new Person(cognito, [], {mfaSetup: ['TOTP']});
    await visit.signIn(ada.username, ada.password);
    await visit.until('signin-step', {to: SETUP_TOTP});
    const uri = await visit.page.locator('amplify-signin-flow a').getAttribute('href');
    const key = (await visit.page.locator('[data-totp-key]').textContent()) ?? '';
    await visit.enterCode(ada.totpOf(key.replaceAll(' ', '')));
    await visit.until('signin-done', {username: ada.username});
    return uri ?? '';
  }

  for (const [what, prepare] of Object.entries(ENVIRONMENTS))
    it(`works with ${what}`, async () => {
      const site = await servePlainPage(html(FILE));
      opened.push(site);
      const visit = await Visit.to(browser(), site.url, {
        prepare: (page) => page.addInitScript(prepare),
      });
      // A number without its country: the list of countries is shown.
      await visit.fill('username', '0151 2345');
      await visit.page.locator('select[name=country]').waitFor();
      assert.match(await signIn(visit), /issuer=localhost/);
      await visit.leave();
    });

  it('works on a page from a file, and leaves the issuer out', async () => {
    const path = join(folder, 'page.html');
    await writeFile(path, html(pathToFileURL(resolve('dist/cdn', FILE)).href));
    const visit = await Visit.to(browser(), pathToFileURL(path).href);
    assert.doesNotMatch(await signIn(visit), /issuer/);
    await visit.leave(undefined, ['', 'localhost']);
  });

  it('works in a sandboxed frame with an opaque origin, and leaves the issuer out', async () => {
    const ada = new Person(cognito, [], {mfaSetup: ['TOTP']});
    const site = await servePlainPage('<!doctype html><title>Theirs</title>');
    opened.push(site);
    const page = await (await browser().newContext()).newPage();
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    await page.goto(site.url);
    await page.evaluate(
      (srcdoc) => {
        const frame = document.createElement('iframe');
        Object.assign(frame, {sandbox: 'allow-scripts allow-forms', srcdoc, width: 600, height: 900});
        document.body.append(frame);
      },
      html(site.url + FILE),
    );
    const frame = page.frameLocator('iframe');
    await frame.locator('[name=username]').fill(ada.username);
    await frame.locator('[name=password]').fill(ada.password);
    await frame.locator('[type=submit]').click();
    assert.doesNotMatch((await frame.locator('amplify-signin-flow a').getAttribute('href')) ?? '', /issuer/);
    const key = (await frame.locator('[data-totp-key]').textContent()) ?? '';
    await frame.locator('[name=code]').fill(ada.totpOf(key.replaceAll(' ', '')));
    await frame.locator('[type=submit]').click();
    await frame.locator('sign-in-done').waitFor();
    assert.deepEqual(errors, []);
    await page.context().close();
  });
});
