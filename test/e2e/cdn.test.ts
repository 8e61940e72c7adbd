import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import type {Page} from 'playwright';
import {createLocalCognito} from '../../demo/local-cognito/index.js';
import {AMAZON, redirectAmazon} from './support/amazon.js';
import {Person} from './support/people.js';
import {servePlainPage} from './support/plain-page.js';
import {useBrowser, Visit} from './support/visit.js';

const TOTP = 'CONFIRM_SIGN_IN_WITH_TOTP_CODE';
/** What a page does with the functions of the CDN file: shows who is signed in as soon as it is loaded. */
const GREETING = `<script type="module">
  import {fetchAuthSession, getCurrentUser, signOut} from './amplify-signin-flow.js';
  Object.assign(window, {fetchAuthSession, getCurrentUser, signOut});
  getCurrentUser().then(({username}) => username, ({name}) => name).then((text) => {
    document.title = text;
  });
</script>`;

describe('The CDN file, alone in a plain page', () => {
  const browser = useBrowser();
  const cognito = createLocalCognito();
  const opened: {url: string; close: () => Promise<void>}[] = [];
  let [tag, url, poolUrl] = ['', '', ''];

  const open = async (html: string, files: Readonly<Record<string, string>> = {}) => {
    const page = await servePlainPage(
      `<!doctype html><html lang="en"><title>Mine</title>${html}</html>`,
      files,
    );
    opened.push(page);
    return page.url;
  };

  before(async () => {
    const pool = await cognito.listen({port: 0});
    opened.push(pool);
    poolUrl = pool.url;
    tag = `<amplify-signin-flow
      user-pool-id="${cognito.poolId}"
      user-pool-client-id="${cognito.clientId}"
      user-pool-endpoint="${pool.url}"
    ></amplify-signin-flow>`;
    url = await open(`<script type="module" src="amplify-signin-flow.js"></script>${tag}`);
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

  it('shows the form before Amplify is there, and with one script only', async () => {
    const context = await browser().newContext();
    const page = await context.newPage();
    const scripts: string[] = [];
    page.on('request', (request) => {
      if (request.resourceType() === 'script') scripts.push(new URL(request.url()).pathname);
    });
    // Amplify's part never comes.
    await page.route(/functions-[^/]*\.js$/, () => undefined);
    await page.goto(url, {waitUntil: 'commit'});
    await page.locator('amplify-signin-flow input[name=username]').fill('ada');
    assert.deepEqual(scripts.slice(0, 1), ['/amplify-signin-flow.js']);
    assert.deepEqual(
      scripts.slice(1).filter((name) => !name.startsWith('/functions-')),
      [],
    );
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

  it('is content with `outputs` alone', async () => {
    const outputs = {
      version: '1.4',
      auth: {
        aws_region: 'eu-west-1',
        user_pool_id: cognito.poolId,
        user_pool_client_id: cognito.clientId,
        user_verification_types: ['email'],
      },
    };
    const site = await open(
      '<script type="module" src="amplify-signin-flow.js"></script>' +
        '<amplify-signin-flow outputs="amplify_outputs.json"></amplify-signin-flow>',
      {'amplify_outputs.json': JSON.stringify(outputs)},
    );
    const ada = new Person(cognito, ['SMS']);
    const visit = await Visit.to(browser(), site, {
      // The file cannot name another address than Amazon's.
      prepare: (page) => redirectAmazon(page, poolUrl),
    });
    await visit.signIn(ada.username, ada.password);
    await visit.until('signin-code-sent', {deliveryMedium: 'SMS'});
    await visit.enterCode(ada.code);
    await visit.until('signin-done', {username: ada.username});
    await visit.leave(undefined, ['localhost', AMAZON]);
  });

  describe('with the functions of Amplify that it exports', () => {
    it('knows on loading, and after the sign-in, who is signed in', async () => {
      const ada = new Person(cognito);
      const visit = await Visit.to(browser(), await open(GREETING + tag));
      await titled(visit.page, 'UserUnAuthenticatedException');
      await visit.signIn(ada.username, ada.password);
      await visit.until('signin-done', {username: ada.username});
      await visit.page.reload();
      await titled(visit.page, ada.username);
      assert.equal(await user(visit.page), ada.username);
      assert.equal(await tokenUser(visit.page), ada.username);
      await visit.until('signin-done', {alreadySignedIn: true});
      await visit.page.evaluate(() => (window as unknown as Session).signOut());
      await visit.until('signin-step', {to: 'SIGN_IN'});
      assert.equal(await tokenUser(visit.page), undefined);
      await visit.leave();
    });

    it('waits for a tag that comes after the script', async () => {
      const early = GREETING.replace('type="module"', 'type="module" async');
      const site = await open(`${early}<script src="slow.js"></script>${tag}`, {'slow.js': ''});
      const context = await browser().newContext();
      const page = await context.newPage();
      let goOn: () => void = () => undefined;
      const waiting = new Promise<void>((resolve) => (goOn = resolve));
      await page.route('**/slow.js', async (route) => {
        await waiting;
        await route.continue();
      });
      const amplify = page.waitForResponse(/functions-[^/]*\.js$/);
      await page.goto(site, {waitUntil: 'commit'});
      await (await amplify).finished();
      assert.equal(await page.title(), 'Mine');
      goOn();
      await titled(page, 'UserUnAuthenticatedException');
      await context.close();
    });

    it('answers as Amplify does where there is no tag', async () => {
      const context = await browser().newContext();
      const page = await context.newPage();
      await page.goto(await open(GREETING));
      await titled(page, 'NoAmplifyContextError');
      await context.close();
    });

    it('says why, where `outputs` is not there', async () => {
      const context = await browser().newContext();
      const page = await context.newPage();
      await page.goto(
        await open(`${GREETING}<amplify-signin-flow outputs="missing.json"></amplify-signin-flow>`),
      );
      await titled(page, 'AuthTagConfigException');
      await context.close();
    });
  });
});

type Session = Pick<typeof import('aws-amplify/auth'), 'fetchAuthSession' | 'getCurrentUser' | 'signOut'>;

async function titled(page: Page, title: string): Promise<void> {
  await page.waitForFunction((wanted) => document.title === wanted, title);
}

function user(page: Page): Promise<string> {
  return page.evaluate(async () => (await (window as unknown as Session).getCurrentUser()).username);
}

function tokenUser(page: Page): Promise<unknown> {
  return page.evaluate(async () => {
    const {tokens} = await (window as unknown as Session).fetchAuthSession();
    return tokens?.accessToken.payload['username'];
  });
}
