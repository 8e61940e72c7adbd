import assert from 'node:assert/strict';
import {createRequire} from 'node:module';
import {after, before, describe, it} from 'node:test';
import {URI} from 'otpauth';
import {PNG} from 'pngjs';
import {type Demo, startDemo} from '../../demo/start-demo.js';
import {Person} from './support/people.js';
import {useBrowser, Visit} from './support/visit.js';

// In CommonJS, with a default that compilers and Node understand in different ways.
const {default: decode} = createRequire(import.meta.url)('jsqr') as typeof import('jsqr');
const SETUP_TOTP = 'CONTINUE_SIGN_IN_WITH_TOTP_SETUP';

describe('The QR code, as a phone sees it', () => {
  const browser = useBrowser();
  let demo: Demo;
  before(async () => {
    demo = await startDemo({port: 0, cognitoPort: 0});
  });
  after(() => demo.close());

  for (const issuer of ['A&B #1', 'Ünï & Çø', 'My  spaced App'])
    for (const colorScheme of ['light', 'dark'] as const)
      it(`has the issuer «${issuer}», the account and a key whose codes are taken (${colorScheme})`, async () => {
        const ada = new Person(demo.cognito, [], {mfaSetup: ['TOTP']});
        const visit = await Visit.to(browser(), demo.url);
        await visit.page.emulateMedia({colorScheme});
        await visit.set({issuer});
        await visit.signIn(ada.username, ada.password);
        await visit.until('signin-step', {to: SETUP_TOTP});
        const {data, width, height} = PNG.sync.read(
          await visit.page.locator('amplify-signin-flow svg').screenshot(),
        );
        const read = decode(new Uint8ClampedArray(data), width, height);
        assert.ok(read, 'nothing could be read');
        const totp = URI.parse(read.data);
        assert.deepEqual([totp.issuer, totp.label], [issuer, ada.username]);
        assert.equal(await visit.page.locator('amplify-signin-flow a').getAttribute('href'), read.data);
        await visit.enterCode(ada.totpOf(totp.secret.base32));
        await visit.until('signin-done', {username: ada.username});
        await visit.leave();
      });

  it('has its key beside it, which a key press copies', async () => {
    const ada = new Person(demo.cognito, [], {mfaSetup: ['TOTP']});
    const visit = await Visit.to(browser(), demo.url);
    await visit.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await visit.signIn(ada.username, ada.password);
    await visit.until('signin-step', {to: SETUP_TOTP});
    await visit.page.locator('[data-action=copy-key]').focus();
    await visit.page.keyboard.press('Enter');
    await visit.page.getByText('Copied.').waitFor();
    const copied = await visit.page.evaluate(() => navigator.clipboard.readText());
    const shown = await visit.page.locator('[data-totp-key]').textContent();
    assert.equal(copied, shown?.replaceAll(' ', ''));
    await visit.leave();
  });
});
