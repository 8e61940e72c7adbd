import assert from 'node:assert/strict';
import {createHash} from 'node:crypto';
import {readdirSync, readFileSync} from 'node:fs';
import {after, before, describe, it} from 'node:test';
import {createLocalCognito} from '../../demo/local-cognito/index.js';
import {Person} from './support/people.js';
import {servePlainPage} from './support/plain-page.js';
import {useBrowser, Visit} from './support/visit.js';

type Hashes = Readonly<Record<string, string>>;

const SETUP = 'CONTINUE_SIGN_IN_WITH_TOTP_SETUP';
const ENTRY = 'amplify-signin-flow.js';
const CLASSIC = 'amplify-signin-flow.iife.js';

const read = (name: string) => readFileSync(`dist/cdn/${name}`, 'utf8');
const scripts = () => readdirSync('dist/cdn').filter((name) => name.endsWith('.js'));
const hash = (name: string) => `sha384-${createHash('sha384').update(read(name)).digest('base64')}`;
/** The file that loads later, by the beginning of its name. */
const later = (start: string) => scripts().find((name) => name.startsWith(`${start}-`)) ?? '';

describe('The hashes of the CDN files', () => {
  it('are those of all scripts', () => {
    const integrity = JSON.parse(read('integrity.json')) as Hashes;
    assert.ok(scripts().length >= 4);
    assert.deepEqual(integrity, Object.fromEntries(scripts().map((name) => [name, hash(name)])));
  });

  it('are in the import map for each script that is a module', () => {
    const map = JSON.parse(read('importmap.json')) as {imports: Hashes; integrity: Hashes};
    const modules = scripts().filter((name) => name !== CLASSIC);
    assert.deepEqual(map, {
      imports: {'amplify-signin-flow': `./${ENTRY}`},
      integrity: Object.fromEntries(modules.map((name) => [`./${name}`, hash(name)])),
    });
  });
});

describe('A page with the hashes', () => {
  const browser = useBrowser();
  const cognito = createLocalCognito();
  const opened: {url: string; close: () => Promise<void>}[] = [];
  let [byModule, classic] = ['', ''];

  /** Serves a page in which one of the scripts is another than the one that was built. */
  const serve = async (html: string, changed?: string) => {
    const files = changed ? {[changed]: `${read(changed)}\n;document.title = 'Changed';`} : {};
    const page = await servePlainPage(html, files);
    opened.push(page);
    return page.url;
  };
  /** Opens a page whose entry is refused, and says whether any of it ran. */
  const openRefused = async (url: string) => {
    const page = await browser().newPage();
    const refused = page.waitForEvent('console', (message) => message.text().includes("'integrity'"));
    await page.goto(url);
    await refused;
    const result = await page.evaluate(() => ({
      title: document.title,
      isDefined: Boolean(customElements.get('amplify-signin-flow')),
    }));
    await page.context().close();
    return result;
  };

  before(async () => {
    const pool = await cognito.listen({port: 0});
    opened.push(pool);
    const tag = `<amplify-signin-flow
      user-pool-id="${cognito.poolId}"
      user-pool-client-id="${cognito.clientId}"
      user-pool-endpoint="${pool.url}"
    ></amplify-signin-flow>`;
    const page = (head: string) => `<!doctype html><html lang="en"><title>Mine</title>${head}${tag}</html>`;
    byModule = page(`<script type="importmap">${read('importmap.json')}</script>
      <script type="module" src="${ENTRY}"></script>`);
    classic = page(`<script src="${CLASSIC}" integrity="${hash(CLASSIC)}"></script>`);
  });
  after(() => Promise.all(opened.map((each) => each.close())));

  const setUp = async (visit: Visit, person: Person) => {
    await visit.signIn(person.username, person.password);
    await visit.until('signin-step', {to: SETUP});
    const key = (await visit.page.locator('[data-totp-key]').innerText()).replace(/\s/g, '');
    await visit.enterCode(person.totpOf(key));
    await visit.until('signin-done', {username: person.username});
  };

  it('signs in, and loads all parts', async () => {
    const visit = await Visit.to(browser(), await serve(byModule));
    const picture = visit.page.waitForResponse(new RegExp(later('qr-code')));
    await setUp(visit, new Person(cognito, [], {mfaSetup: ['TOTP']}));
    assert.ok((await picture).ok());
    await visit.leave();
  });

  it('loads by the name of the package too', async () => {
    const named = byModule.replace(
      `<script type="module" src="${ENTRY}"></script>`,
      '<script type="module">import \'amplify-signin-flow\';</script>',
    );
    const visit = await Visit.to(browser(), await serve(named));
    await setUp(visit, new Person(cognito, [], {mfaSetup: ['TOTP']}));
    await visit.leave();
  });

  it('refuses an entry that was changed', async () => {
    assert.deepEqual(await openRefused(await serve(byModule, ENTRY)), {title: 'Mine', isDefined: false});
  });

  it('refuses a part that was changed and comes later: Amplify', async () => {
    const ada = new Person(cognito);
    const visit = await Visit.to(browser(), await serve(byModule, later('functions')));
    await visit.signIn(ada.username, ada.password);
    await visit.until('signin-error', {step: 'SIGN_IN', name: 'LoadError'});
    assert.equal(await visit.page.title(), 'Mine');
    assert.ok(visit.complaints.some((complaint) => complaint.includes("'integrity'")));
    await visit.leave(/integrity|Amplify could not be loaded/);
  });

  it('refuses a part that was changed and comes when needed: the QR code', async () => {
    const visit = await Visit.to(browser(), await serve(byModule, later('qr-code')));
    // The key is there to be typed.
    await setUp(visit, new Person(cognito, [], {mfaSetup: ['TOTP']}));
    assert.equal(await visit.page.title(), 'Mine');
    assert.ok(visit.complaints.some((complaint) => complaint.includes("'integrity'")));
    await visit.leave(/integrity/);
  });

  it('signs in with the classic script', async () => {
    const visit = await Visit.to(browser(), await serve(classic));
    await setUp(visit, new Person(cognito, [], {mfaSetup: ['TOTP']}));
    await visit.leave();
  });

  it('refuses a classic script that was changed', async () => {
    assert.deepEqual(await openRefused(await serve(classic, CLASSIC)), {title: 'Mine', isDefined: false});
  });
});
