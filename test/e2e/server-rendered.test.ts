import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import type {Page} from 'playwright';
import {createLocalCognito} from '../../demo/local-cognito/index.js';
import {type SignInFormOptions, signInFormHtml} from '../../src/server.js';
import {Person} from './support/people.js';
import {servePlainPage} from './support/plain-page.js';
import {useBrowser} from './support/visit.js';

/** What the test leaves in the nodes of the server, to know them by. */
interface Marked extends HTMLInputElement {
  isPainted?: true;
}

describe('The first form from a server', () => {
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

  /** A page whose script is held back until the test lets it go. */
  async function open(
    options: SignInFormOptions,
    attributes = '',
    form = signInFormHtml(options),
    around = '',
  ) {
    const site = await servePlainPage(`<!doctype html>
      <html lang="en">
        <title>Sign in</title>
        <link rel="stylesheet" href="amplify-signin-flow.css">
        <script type="module" src="amplify-signin-flow.js"></script>
        ${around}<amplify-signin-flow
          user-pool-id="${cognito.poolId}"
          user-pool-client-id="${cognito.clientId}"
          user-pool-endpoint="${endpoint}"
          ${attributes}
        >${form}</amplify-signin-flow>
      </html>`);
    opened.push(site);
    const page = await (await browser().newContext()).newPage();
    const complaints: string[] = [];
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    let letGo: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    await page.route('**/amplify-signin-flow.js', async (route) => {
      await held;
      await route.continue();
    });
    await page.goto(site.url, {waitUntil: 'commit'});
    await page.locator('input[name=username]').first().waitFor();
    return {page, letGo, complaints};
  }

  const taken = (page: Page) => page.locator('amplify-signin-flow button[type=submit]:enabled').waitFor();

  it('can be seen and filled in before any script, and continues with what was typed', async () => {
    const ada = new Person(cognito, ['SMS']);
    const email = `${ada.username}@example.com`;
    const {page, letGo, complaints} = await open({loginWith: ['email']}, 'login-with="email"');
    const [loginId, password] = [page.locator('[name=username]'), page.locator('[name=password]')];
    assert.equal(await page.locator('form').evaluate((form) => getComputedStyle(form).display), 'grid');
    const place = await loginId.boundingBox();
    await loginId.fill(email);
    await password.click();
    await page.keyboard.type(ada.password.slice(0, 5));
    // Sent by the browser, it would go to the page's own address.
    await page.keyboard.press('Enter');
    await page.locator('input').evaluateAll((inputs: Marked[]) => {
      for (const input of inputs) input.isPainted = true;
    });
    letGo();
    await taken(page);
    await page.keyboard.type(ada.password.slice(5));
    assert.deepEqual(
      await page.locator('input').evaluateAll((inputs: Marked[]) => inputs.map(({isPainted}) => isPainted)),
      [true, true],
    );
    assert.equal(await page.locator('form').count(), 1);
    assert.deepEqual(await loginId.boundingBox(), place);
    assert.deepEqual([await loginId.inputValue(), await password.inputValue()], [email, ada.password]);
    await page.keyboard.press('Enter');
    await page.locator('[name=code]').waitFor();
    await page.locator('[name=code]').fill(ada.code);
    await page.keyboard.press('Enter');
    await page.locator('sign-in-done').waitFor();
    assert.deepEqual(complaints, []);
    await page.context().close();
  });

  it('works like any other afterwards: messages, refusals, labels and a shown password', async () => {
    const {page, letGo, complaints} = await open({messages: {signIn: 'Anmelden'}});
    await page.getByRole('heading', {name: 'Anmelden'}).waitFor();
    letGo();
    await taken(page);
    await page.getByRole('heading', {name: 'Sign in'}).waitFor();
    await page.getByRole('button', {name: 'Sign in'}).click();
    await page.locator('[data-problem=loginIdMissing]').getByText('Enter your username.').waitFor();
    await page.getByLabel('Username').fill('nobody');
    await page.getByLabel('Password', {exact: true}).fill('wrong');
    await page.getByRole('button', {name: 'Show password'}).click();
    assert.equal(await page.locator('[name=password]').getAttribute('type'), 'text');
    await page.keyboard.press('Escape');
    await page.locator('[type=submit]').click();
    await page.locator('[data-problem=wrongCredentials]').getByText('not right').waitFor();
    assert.deepEqual(
      complaints.filter((text) => !/status of 400/.test(text)),
      [],
    );
    await page.context().close();
  });

  it('has ids of its own, and refers to no others', async () => {
    const {page, letGo} = await open({});
    await page.locator('body').evaluate((body, other) => {
      body.append(
        document
          .createRange()
          .createContextualFragment(`<amplify-signin-flow>${other}</amplify-signin-flow>`),
      );
    }, signInFormHtml());
    letGo();
    await page.locator('[type=submit]:enabled').nth(1).waitFor();
    const first = page.locator('amplify-signin-flow').first();
    await first.locator('[name=username]').fill('ada');
    await first.locator('[name=password]').fill('pw');
    cognito.faults.add({kind: 'throttle'});
    await first.locator('[type=submit]').click();
    await first.locator('[type=submit][aria-disabled=true]').waitFor();
    const broken = await page.evaluate(() => {
      const all = [...document.querySelectorAll('[id]')].map(({id}) => id);
      const named = [
        ...document.querySelectorAll('[for], [aria-describedby], [aria-labelledby], [aria-controls]'),
      ];
      const referred = named.flatMap((element) =>
        ['for', 'aria-describedby', 'aria-labelledby', 'aria-controls'].flatMap(
          (name) => element.getAttribute(name)?.split(' ') ?? [],
        ),
      );
      return {
        twice: all.filter((id, index) => all.indexOf(id) !== index),
        dangling: referred.filter((id) => !all.includes(id)),
      };
    });
    assert.deepEqual(broken, {twice: [], dangling: []});
    await page.context().close();
  });

  it('has what the pool asks for: no password, a telephone number', async () => {
    const {page, letGo, complaints} = await open(
      {loginWith: ['phone'], passwordless: true, username: '+12065550100'},
      'login-with="phone" auth-flow="USER_AUTH" username="+12065550100"',
    );
    assert.equal(await page.locator('[name=password]').count(), 0);
    assert.equal(await page.locator('[name=country]').count(), 1);
    letGo();
    await taken(page);
    assert.equal(await page.locator('[name=username]').inputValue(), '+12065550100');
    assert.deepEqual([await page.locator('form').count(), complaints], [1, []]);
    await page.context().close();
  });

  it('of another version gives way to the form of this one, with what was typed', async () => {
    const other = signInFormHtml().replaceAll('lit-part ', 'lit-part x');
    const {page, letGo, complaints} = await open({}, '', other);
    await page.locator('[name=username]').fill('ada');
    letGo();
    await taken(page);
    assert.equal(await page.locator('[name=username]').inputValue(), 'ada');
    assert.deepEqual([await page.locator('form').count(), complaints], [1, []]);
    await page.context().close();
  });

  const CHANGED: Readonly<Record<string, (form: string) => string>> = {
    'a minifier that removes comments and white space': (form) =>
      form
        .replace(/<!--.*?-->/gs, '')
        .replace(/\s+/g, ' ')
        .replace(/> </g, '><'),
    'a minifier that removes quotes and default values': (form) =>
      form.replace(/ type="text"/g, '').replace(/="([\w-]+)"/g, '=$1'),
    'a translator': (form) => form.replace(/>(\w[\w ?]*)</g, '><font><font>$1</font></font><'),
    'an extension that wraps fields': (form) =>
      form.replace(/<input[^>]*>/g, '<div class="wrapper">$&</div>'),
    'a cache that has it twice': (form) => form + form,
  };
  for (const [what, change] of Object.entries(CHANGED))
    it(`works after ${what}, and keeps the typed text and the caret`, async () => {
      const ada = new Person(cognito);
      const {page, letGo, complaints} = await open({}, '', change(signInFormHtml()));
      await page.locator('[name=username]').first().click();
      await page.keyboard.type(ada.username);
      await page.keyboard.press('Tab');
      await page.keyboard.type(ada.password.slice(1));
      await page.keyboard.press('Home');
      letGo();
      await taken(page);
      await page.keyboard.type(ada.password.slice(0, 1));
      assert.equal(await page.locator('form').count(), 1);
      assert.equal(await page.locator('[name=password]').inputValue(), ada.password);
      await page.keyboard.press('Enter');
      await page.locator('sign-in-done').waitFor();
      assert.deepEqual(complaints, []);
      await page.context().close();
    });

  it('works in a paragraph, out of which the parser moves the form', async () => {
    const ada = new Person(cognito);
    const {page, letGo, complaints} = await open({}, '', signInFormHtml(), '<p>');
    assert.equal(await page.locator('amplify-signin-flow form').count(), 0);
    await page.locator('[name=username]').fill(ada.username);
    await page.locator('[name=password]').fill(ada.password);
    letGo();
    await taken(page);
    assert.equal(await page.locator('form').count(), 1);
    await page.keyboard.press('Enter');
    await page.locator('sign-in-done').waitFor();
    assert.deepEqual(complaints, []);
    await page.context().close();
  });

  it('gives way to whatever else comes first: somebody who is in already', async () => {
    const ada = new Person(cognito);
    const {page, letGo, complaints} = await open({});
    letGo();
    await taken(page);
    await page.locator('[name=username]').fill(ada.username);
    await page.locator('[name=password]').fill(ada.password);
    await page.keyboard.press('Enter');
    await page.locator('sign-in-done').waitFor();
    await page.reload();
    await page.locator('sign-in-done').waitFor();
    assert.deepEqual([await page.locator('sign-in-form').count(), complaints], [0, []]);
    await page.context().close();
  });
});
