import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {createLocalCognito} from '../../demo/local-cognito/index.js';
import {Person} from './support/people.js';
import {servePlainPage} from './support/plain-page.js';
import {useBrowser, Visit} from './support/visit.js';

const TOTP = 'CONFIRM_SIGN_IN_WITH_TOTP_CODE';

describe('The CDN file, alone in a plain page', () => {
  const browser = useBrowser();
  const cognito = createLocalCognito();
  const opened: {url: string; close: () => Promise<void>}[] = [];
  let url = '';

  before(async () => {
    const pool = await cognito.listen({port: 0});
    const page = await servePlainPage(`<!doctype html>
      <html lang="en">
        <title>Sign in</title>
        <script type="module" src="amplify-signin-flow.js"></script>
        <amplify-signin-flow
          user-pool-id="${cognito.poolId}"
          user-pool-client-id="${cognito.clientId}"
          user-pool-endpoint="${pool.url}"
        ></amplify-signin-flow>
      </html>`);
    opened.push(pool, page);
    ({url} = page);
  });
  after(() => Promise.all(opened.map((each) => each.close())));

  it('signs in with a code from an authenticator app', async () => {
    const ada = new Person(cognito, ['TOTP']);
    const visit = await Visit.to(browser(), url);
    await visit.signIn(ada.username, ada.password);
    await visit.until('signin-step', {to: TOTP});
    await visit.enterCode(ada.wrong(ada.totp));
    await visit.until('signin-error', {step: TOTP, name: 'CodeMismatchException'});
    await visit.enterCode(ada.totp);
    await visit.until('signin-done', {username: ada.username, alreadySignedIn: false});
    assert.deepEqual(visit.path, ['>SIGN_IN start', `SIGN_IN>${TOTP} answer`, `${TOTP}>DONE answer`]);
    await visit.leave(/status of 400/);
  });

  it('shows the form before Amplify is there', async () => {
    const context = await browser().newContext();
    const page = await context.newPage();
    // Amplify's part never comes.
    await page.route(/functions-[^/]*\.js$/, () => undefined);
    await page.goto(url, {waitUntil: 'commit'});
    await page.locator('amplify-signin-flow input[name=username]').fill('ada');
    await context.close();
  });

  it('is fetched in full without waiting for the user', async () => {
    const context = await browser().newContext();
    const page = await context.newPage();
    const amplify = page.waitForResponse(/functions-[^/]*\.js$/);
    await page.goto(url);
    assert.equal((await amplify).status(), 200);
    await context.close();
  });
});
