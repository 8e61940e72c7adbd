import assert from 'node:assert/strict';
import {after, afterEach, before, describe, it} from 'node:test';
import type {Page} from 'playwright';
import {type Demo, startDemo} from '../../demo/start-demo.js';
import {Person} from './support/people.js';
import {servePlainPage} from './support/plain-page.js';
import {useBrowser, Visit} from './support/visit.js';

/** The browser's words, and ours for the developer. */
const EXPECTED = /Failed to load resource|blocked by CORS policy|<amplify-signin-flow>/;

describe('What keeps a page from signing anybody in', () => {
  const browser = useBrowser();
  let demo: Demo;
  before(async () => {
    demo = await startDemo({port: 0, cognitoPort: 0});
  });
  afterEach(() => demo.cognito.faults.clear());
  after(() => demo.close());

  /** All that the element has said on the console, from now on. */
  function listen(page: Page): string[] {
    const said: string[] = [];
    page.on('console', (message) => {
      if (message.text().startsWith('<amplify-signin-flow>')) said.push(message.text());
    });
    return said;
  }

  const refusals = [
    {
      what: 'an app client with a secret',
      name: 'NotAuthorizedException',
      message: 'Client abc is configured with secret but SECRET_HASH was not received',
      advice: /has a secret.*without one/,
    },
    {
      what: 'an app client that is not there',
      name: 'ResourceNotFoundException',
      message: 'User pool client abc does not exist.',
      advice: /no such app client/,
    },
    {
      what: 'a user pool that is not there',
      name: 'ResourceNotFoundException',
      message: 'User pool abc does not exist.',
      advice: /no such user pool/,
    },
    {
      what: 'a flow that is not enabled',
      name: 'InvalidParameterException',
      message: 'USER_SRP_AUTH is not enabled for this client.',
      advice: /auth-flow/,
    },
  ];
  for (const {what, name, message, advice} of refusals)
    it(`${what}: is for the developer to mend, and no secret for the user`, async () => {
      const visit = await Visit.to(browser(), demo.url);
      const said = listen(visit.page);
      demo.cognito.faults.add({kind: 'error', name, message});
      await visit.signIn('ada', 'pw');
      await visit.until('signin-error', {name, recovery: 'configure'});
      assert.equal(await visit.problem(), 'notConfigured');
      assert.match(said.join(), advice);
      assert.ok(said.join().includes(message));
      assert.doesNotMatch(await visit.page.locator('amplify-signin-flow').innerText(), /abc|SRP|secret/i);
      await visit.leave(EXPECTED);
    });

  it('no configuration at all, or a second copy of Amplify', async () => {
    const site = await servePlainPage(
      '<!doctype html><script type="module" src="amplify-signin-flow.js"></script><amplify-signin-flow></amplify-signin-flow>',
    );
    const visit = await Visit.to(browser(), site.url);
    const said = listen(visit.page);
    await visit.signIn('ada', 'pw');
    await visit.until('signin-error', {recovery: 'configure'});
    assert.equal(await visit.problem(), 'notConfigured');
    assert.match(said.join(), /not configured.*user-pool-id.*two copies/s);
    await visit.leave(EXPECTED);
    await site.close();
  });

  it('an id of a user pool that is none', async () => {
    const visit = await Visit.to(browser(), demo.url);
    const said = listen(visit.page);
    await visit.set({'user-pool-id': 'nonsense'});
    await visit.signIn('ada', 'pw');
    await visit.until('signin-error', {recovery: 'configure'});
    assert.equal(await visit.problem(), 'notConfigured');
    assert.match(said.join(), /eu-west-1_AbCdEf123|does not exist/);
    await visit.leave(EXPECTED);
  });

  it('an id of an app client that the pool does not have', async () => {
    const visit = await Visit.to(browser(), demo.url);
    const said = listen(visit.page);
    await visit.set({'user-pool-client-id': 'nobodysclient'});
    await visit.signIn('ada', 'pw');
    await visit.until('signin-error', {name: 'ResourceNotFoundException', recovery: 'configure'});
    assert.equal(await visit.problem(), 'notConfigured');
    assert.match(said.join(), /no such app client/);
    assert.doesNotMatch(await visit.page.locator('amplify-signin-flow').innerText(), /nobodysclient|client/i);
    await visit.leave(EXPECTED);
  });

  it('CORS headers that are missing', async () => {
    const visit = await Visit.to(browser(), demo.url);
    const said = listen(visit.page);
    demo.cognito.faults.add({kind: 'cors', times: 'always'});
    const told = visit.page.waitForEvent('console', (message) => message.text().includes('CORS headers'));
    await visit.signIn('ada', 'pw');
    await visit.until('signin-error', {name: 'NetworkError', recovery: 'retry'});
    assert.equal(await visit.problem(), 'network');
    await told;
    assert.match(said.join(), /Access-Control-Allow-Origin/);
    await visit.leave(EXPECTED);
  });

  it('a service that is not there', async () => {
    const visit = await Visit.to(browser(), demo.url);
    await visit.page.route(new URL('/', demo.cognitoUrl).href, (route) => route.abort());
    const told = visit.page.waitForEvent('console', (message) => message.text().includes('connect-src'));
    await visit.signIn('ada', 'pw');
    await visit.until('signin-error', {name: 'NetworkError'});
    assert.match((await told).text(), /user-pool-endpoint/);
    await visit.leave(EXPECTED);
  });

  it('storage that is blocked: the sign-in works, and is said not to last', async () => {
    const ada = new Person(demo.cognito, ['SMS']);
    const context = await browser().newContext();
    const page = await context.newPage();
    const [said, errors] = [listen(page), [] as string[]];
    page.on('pageerror', (error) => errors.push(error.message));
    await page.addInitScript(() => {
      for (const name of ['localStorage', 'sessionStorage'])
        Object.defineProperty(window, name, {
          get() {
            throw new DOMException('Access is denied for this document.', 'SecurityError');
          },
        });
    });
    const {poolId, clientId} = demo.cognito;
    const site = await servePlainPage(
      `<!doctype html><script type="module" src="amplify-signin-flow.js"></script><amplify-signin-flow
        user-pool-id="${poolId}" user-pool-client-id="${clientId}" user-pool-endpoint="${demo.cognitoUrl}"
      ></amplify-signin-flow>`,
    );
    await page.goto(site.url);
    await page.getByText('you will be signed out when you leave').waitFor();
    assert.match(said.join(), /localStorage.*site data are blocked/);
    await page.locator('amplify-signin-flow [name=username]').fill(ada.username);
    await page.locator('amplify-signin-flow [name=password]').fill(ada.password);
    await page.keyboard.press('Enter');
    await page.locator('amplify-signin-flow [name=code]').waitFor();
    await page.locator('amplify-signin-flow [name=code]').fill(ada.code);
    await page.keyboard.press('Enter');
    await page.locator('sign-in-done').waitFor();
    assert.deepEqual(errors, []);
    await context.close();
    await site.close();
  });

  it('storage that is full', async () => {
    const ada = new Person(demo.cognito);
    const visit = await Visit.to(browser(), demo.url);
    const said = listen(visit.page);
    await visit.page.evaluate(() => {
      Storage.prototype.setItem = () => {
        throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
      };
    });
    await visit.signIn(ada.username, ada.password);
    await visit.until('signin-error', {name: 'QuotaExceededError', recovery: 'elsewhere'});
    assert.equal(await visit.problem(), 'storageFull');
    assert.match(said.join(), /storage of this site is full/);
    assert.doesNotMatch(await visit.page.locator('amplify-signin-flow').innerText(), /quota/i);
    await visit.leave(EXPECTED);
  });

  it('is said when the page is loaded, before anybody has typed anything, and once', async () => {
    const rows: [tag: string, advice: RegExp][] = [
      ['<amplify-signin-flow></amplify-signin-flow>', /Amplify is not configured/],
      ['<amplify-signin-flow userPoolId="eu-west-1_A"></amplify-signin-flow>', /Did you mean user-pool-id\?/],
      ['<amplify-signin-flow outputs="missing.json"></amplify-signin-flow>', /missing\.json answered 404/],
      ['<amplify-signin-flow outputs="/"></amplify-signin-flow>', /page of HTML and not JSON/],
      [
        '<amplify-signin-flow user-pool-id="A" user-pool-client-id="b"></amplify-signin-flow>',
        /not of the form/,
      ],
    ];
    for (const [tag, advice] of rows) {
      const site = await servePlainPage(
        `<!doctype html><script type="module" src="amplify-signin-flow.js"></script>${tag}`,
      );
      const context = await browser().newContext();
      const page = await context.newPage();
      const said = listen(page);
      const told = page.waitForEvent('console', (message) => advice.test(message.text()));
      await page.goto(site.url);
      await told;
      await page.locator('amplify-signin-flow [name=username]').fill('ada');
      await page.locator('amplify-signin-flow [name=password]').fill('pw');
      await page.keyboard.press('Enter');
      await page.locator('amplify-signin-flow [data-problem]').waitFor();
      assert.equal(said.filter((line) => advice.test(line)).length, 1, tag);
      for (const line of said) assert.match(line, /^<amplify-signin-flow>: \w/);
      await context.close();
      await site.close();
    }
  });
});
