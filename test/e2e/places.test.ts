import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import type {FrameLocator, Locator, Page} from 'playwright';
import {createLocalCognito} from '../../demo/local-cognito/index.js';
import {Person} from './support/people.js';
import {servePlainPage} from './support/plain-page.js';
import {useBrowser} from './support/visit.js';

const SCRIPT = '<script type="module" src="/amplify-signin-flow.js"></script>';
const escaped = (html: string) => html.replaceAll('&', '&amp;').replaceAll('"', '&quot;');

/** Where the tag is in the page, or in its frame, once the page has loaded. */
interface Place {
  readonly body: (tag: string) => string;
  readonly isFrame?: true;
  /** The page has to move the focus: a frame of another origin cannot know where it is. */
  readonly isClicked?: true;
}

const PLACES: Readonly<Record<string, Place>> = {
  'the page': {body: (tag) => SCRIPT + tag},
  'a declarative shadow root': {
    body: (tag) => `${SCRIPT}<div><template shadowrootmode="open">${tag}</template></div>`,
  },
  'two declarative shadow roots, the inner one closed': {
    body: (tag) =>
      `${SCRIPT}<div><template shadowrootmode="open"><div><template shadowrootmode="closed">${tag}</template></div></template></div>`,
  },
  'an open dialog': {body: (tag) => `${SCRIPT}<dialog open>${tag}</dialog>`},
  'a form of the page': {body: (tag) => `${SCRIPT}<form action="/elsewhere">${tag}</form>`},
  'a label': {body: (tag) => `${SCRIPT}<label>${tag}</label>`},
  'a page from right to left': {body: (tag) => `${SCRIPT}<div dir="rtl">${tag}</div>`},
  'a frame with a page of its own': {
    isFrame: true,
    body: () => '<iframe title="Sign in" src="/inner.html"></iframe>',
  },
  'a frame with srcdoc': {
    isFrame: true,
    body: (tag) => `<iframe title="Sign in" srcdoc="${escaped(SCRIPT + tag)}"></iframe>`,
  },
  'a sandboxed frame without an origin': {
    isFrame: true,
    isClicked: true,
    body: (tag) =>
      `<iframe title="Sign in" sandbox="allow-scripts allow-forms" srcdoc="${escaped(SCRIPT + tag)}"></iframe>`,
  },
};

describe('<amplify-signin-flow> in a page that has just loaded', () => {
  const browser = useBrowser();
  const cognito = createLocalCognito();
  const opened: {close: () => Promise<void>}[] = [];
  let tag = '';

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

  async function open(body: string): Promise<Page> {
    const html = (content: string) =>
      `<!doctype html><html lang="en"><head><title>Sign in</title></head><body>${content}</body></html>`;
    const site = await servePlainPage(html(body), {'inner.html': html(SCRIPT + tag)});
    opened.push(site);
    const page = await (await browser().newContext()).newPage();
    await page.goto(site.url);
    return page;
  }

  for (const [name, {body, isFrame, isClicked}] of Object.entries(PLACES))
    it(`signs in with the keyboard inside ${name}`, async () => {
      const ada = new Person(cognito, ['SMS']);
      const page = await open(body(tag));
      const root: Page | FrameLocator = isFrame ? page.frameLocator('iframe') : page;
      const valueOf = (field: Locator) => field.evaluate((input) => (input as HTMLInputElement).value);
      if (isClicked) {
        assert.equal(await page.evaluate(() => document.activeElement?.localName), 'body');
        await root.locator('[name=username]').click();
      }
      await page.keyboard.type(ada.username);
      // A closed root cannot be looked into from outside.
      if (!name.includes('closed'))
        assert.equal(await valueOf(root.locator('[name=username]')), ada.username);
      await page.keyboard.press('Tab');
      await page.keyboard.type(ada.password);
      const sent = page.waitForResponse(
        (response) => response.request().postData()?.includes('PASSWORD_VERIFIER') ?? false,
      );
      await page.keyboard.press('Enter');
      await sent;
      if (!name.includes('closed')) {
        await root.locator('[name=code]').waitFor();
        await page.keyboard.type(ada.code);
        await page.keyboard.press('Enter');
        await root.locator('sign-in-done').waitFor();
      }
      assert.equal(new URL(page.url()).pathname, '/');
      await page.context().close();
    });

  it('leaves the focus in the field of the page in which the user types', async () => {
    const page = await open(
      `<input name="search" autofocus><iframe title="Sign in" src="/inner.html"></iframe>${SCRIPT}${tag}`,
    );
    await page.locator('amplify-signin-flow form').waitFor();
    await page.frameLocator('iframe').locator('amplify-signin-flow form').waitFor();
    await page.keyboard.type('cats');
    assert.equal(await page.locator('[name=search]').inputValue(), 'cats');
    await page.context().close();
  });

  it('does not take the focus in a hidden tab, and takes it when the page asks for it', async () => {
    const page = await open(
      `${SCRIPT}<button>Tab</button><div hidden>${tag}</div><div style="height: 5000px"></div>`,
    );
    await page.locator('amplify-signin-flow form').waitFor({state: 'attached'});
    assert.equal(await page.evaluate(() => document.activeElement?.localName), 'body');
    assert.equal(await page.evaluate(() => scrollY), 0);
    await page.getByRole('button', {name: 'Tab'}).evaluate((button) => {
      button.addEventListener('click', () => {
        document.querySelector('[hidden]')?.removeAttribute('hidden');
        document.querySelector<HTMLElement>('amplify-signin-flow')?.focus();
      });
    });
    await page.getByRole('button', {name: 'Tab'}).click();
    await page.keyboard.type('ada');
    assert.equal(await page.locator('[name=username]').inputValue(), 'ada');
    await page.context().close();
  });
});
