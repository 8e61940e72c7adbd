import assert from 'node:assert/strict';
import {it} from 'node:test';
import type {Browser, Page} from 'playwright';
import type {LocalCognito} from '../../demo/local-cognito/index.js';
import {Person} from '../e2e/support/people.js';

/** What the check needs; browser and site are there only when it runs. */
interface Context {
  readonly browser: () => Browser;
  readonly cognito: LocalCognito;
  readonly prepare: (page: Page) => Promise<void>;
  readonly url: () => string;
}

/** The check of an application whose HTML has the first form in it. */
export function checkBeforeScripts({browser, cognito, prepare, url}: Context): void {
  it('can be filled in before any script has run', async () => {
    const ada = new Person(cognito, ['SMS']);
    const page = await (await browser().newContext()).newPage();
    await prepare(page);
    let letGo: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    await page.route(/\.js\b/, async (route) => {
      await held;
      await route.continue();
    });
    await page.goto(url(), {waitUntil: 'commit'});
    const [loginId, password] = [page.locator('[name=username]'), page.locator('[name=password]')];
    await loginId.fill(ada.username);
    await password.fill(ada.password);
    const field = await password.elementHandle();
    letGo();
    await page.locator('amplify-signin-flow [type=submit]:enabled').waitFor();
    assert.ok(await password.evaluate((now, before) => now === before, field));
    assert.deepEqual([await loginId.inputValue(), await password.inputValue()], [ada.username, ada.password]);
    await password.press('Enter');
    await page.locator('[name=code]').waitFor();
    await page.context().close();
  });
}
