import assert from 'node:assert/strict';
import {readFile} from 'node:fs/promises';
import {createRequire} from 'node:module';
import {after, before, describe, it} from 'node:test';
import type {Page} from 'playwright';
import {createLocalCognito} from '../../demo/local-cognito/index.js';
import {inGroups} from '../../src/core/otpauth.js';
import {drawQrCode} from '../../src/elements/qr-code.js';
import {Person} from './support/people.js';
import {servePlainPage} from './support/plain-page.js';
import {useBrowser} from './support/visit.js';

const {resolve} = createRequire(import.meta.url);
const scriptOf = (file: string) => readFile(resolve(file), 'utf8');

/** A page with the tag, a link to the other page, and a library that stores pages. */
interface Library {
  readonly files: Readonly<Record<string, string>>;
  readonly head: string;
  readonly link: string;
  /** Reads all HTML that the library has stored, in the page. */
  readonly stored: () => string;
}

const LIBRARIES: Readonly<Record<string, Library>> = {
  htmx: {
    files: {'htmx.js': 'htmx.org/dist/htmx.min.js'},
    head: '<script src="htmx.js"></script>',
    link: 'hx-get="next.html" hx-push-url="true" hx-target="body"',
    stored: () => JSON.stringify([Object.entries(sessionStorage), Object.entries(localStorage)]),
  },
  Turbo: {
    files: {'turbo.js': '@hotwired/turbo'},
    head: '<script src="turbo.js"></script>',
    link: '',
    stored: () => {
      const {Turbo} = window as unknown as {
        Turbo: {navigator: {view: {snapshotCache: {get: (url: URL) => {element: Element} | undefined}}}};
      };
      const snapshot = Turbo.navigator.view.snapshotCache.get(new URL('/', location.href));
      const values = [...(snapshot?.element.querySelectorAll('input') ?? [])].map(({value}) => value);
      return `${snapshot?.element.outerHTML ?? ''} ${values.join(' ')}`;
    },
  },
};

describe('<amplify-signin-flow> in a page that a library stores', () => {
  const browser = useBrowser();
  const cognito = createLocalCognito();
  const opened: {close: () => Promise<void>}[] = [];
  let endpoint = '';

  before(async () => {
    const pool = await cognito.listen({port: 0});
    opened.push(pool);
    endpoint = pool.url;
  });
  after(() => Promise.all(opened.map((each) => each.close())));

  async function open({files, head, link}: Library): Promise<{page: Page; errors: string[]}> {
    const scripts = Object.fromEntries(
      await Promise.all(
        Object.entries(files).map(async ([name, file]) => [name, await scriptOf(file)] as const),
      ),
    );
    const around = (body: string) => `<!doctype html>
      <html lang="en">
        <head>
          <title>Sign in</title>
          ${head}
          <script type="module" src="amplify-signin-flow.js"></script>
        </head>
        <body>${body}</body>
      </html>`;
    const site = await servePlainPage(
      around(`
        <a id="away" href="next.html" ${link}>Away</a>
        <amplify-signin-flow
          user-pool-id="${cognito.poolId}"
          user-pool-client-id="${cognito.clientId}"
          user-pool-endpoint="${endpoint}"
        ></amplify-signin-flow>`),
      {...scripts, 'next.html': around('<p id="next">The next page</p>')},
    );
    opened.push(site);
    const page = await (await browser().newContext()).newPage();
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    await page.goto(site.url);
    return {page, errors};
  }

  for (const [name, library] of Object.entries(LIBRARIES)) {
    it(`keeps the key of an authenticator app out of what ${name} stores, and continues afterwards`, async () => {
      const ada = new Person(cognito, [], {mfaSetup: ['TOTP']});
      const {page, errors} = await open(library);
      await page.locator('[name=username]').fill(ada.username);
      await page.locator('[name=password]').fill(ada.password);
      await page.keyboard.press('Enter');
      const key = await page.locator('[data-totp-key]').innerText();
      await page.locator('svg path').waitFor();
      const drawn = await page.locator('svg path').getAttribute('d');
      const link = await page.locator('a[href^=otpauth]').getAttribute('href');
      assert.ok(drawn && link);
      assert.equal(drawn, drawQrCode(link).path);
      await page.locator('[name=code]').fill('135790');
      await page.locator('#away').click();
      await page.locator('#next').waitFor();
      const stored = await page.evaluate(library.stored);
      assert.match(stored, /<amplify-signin-flow/);
      const secret = key.replace(/\s/g, '');
      assert.match(secret, /^[A-Z2-7]{16,}$/);
      for (const form of [
        secret,
        secret.toLowerCase(),
        inGroups(secret),
        drawn,
        link,
        'otpauth:',
        '135790',
        ada.password,
      ])
        assert.ok(!stored.includes(form), `${name} has stored ${form.slice(0, 12)}`);

      await page.goBack();
      await page.locator('amplify-signin-flow button[type=submit]:enabled').waitFor();
      assert.equal(await page.locator('amplify-signin-flow form').count(), 1);
      if ((await page.locator('totp-setup').count()) === 0) {
        await page.locator('[name=username]').fill(ada.username);
        await page.locator('[name=password]').fill(ada.password);
        await page.keyboard.press('Enter');
      }
      const again = await page.locator('[data-totp-key]').innerText();
      await page.locator('[name=code]').fill(ada.totpOf(again.replace(/\s/g, '')));
      await page.keyboard.press('Enter');
      await page.locator('sign-in-done').waitFor();
      assert.deepEqual(errors, []);
      await page.context().close();
    });

    it(`keeps a password that is shown out of what ${name} stores`, async () => {
      const {page, errors} = await open(library);
      await page.locator('[name=username]').fill('ada');
      await page.locator('[data-action=show-password]').click();
      await page.locator('[name=password][type=text]').fill('Correct-horse-1');
      await page.locator('#away').click();
      await page.locator('#next').waitFor();
      const stored = await page.evaluate(library.stored);
      assert.match(stored, /<amplify-signin-flow/);
      assert.ok(!stored.includes('Correct-horse-1'));
      await page.goBack();
      await page.locator('amplify-signin-flow button[type=submit]:enabled').waitFor();
      assert.equal(await page.locator('amplify-signin-flow form').count(), 1);
      assert.deepEqual(errors, []);
      await page.context().close();
    });
  }
});
