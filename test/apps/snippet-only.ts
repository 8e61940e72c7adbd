import assert from 'node:assert/strict';
import {it} from 'node:test';
import type {LocalCognito} from '../../demo/local-cognito/index.js';
import {Person} from '../e2e/support/people.js';
import type {Visit} from '../e2e/support/visit.js';
import type {App} from './project.js';
import type {Row} from './table.js';

const TOTP = 'CONFIRM_SIGN_IN_WITH_TOTP_CODE';

/** What the checks need; the site is there only when they run. */
interface Context {
  readonly app: App;
  readonly cognito: LocalCognito;
  readonly row: Row;
  readonly url: () => string;
  readonly visitPage: () => Promise<Visit>;
  readonly leave: (visit: Visit) => Promise<void>;
}

/** The checks of an application that consists of the documentation's snippets. */
export function checkSnippetOnly({app, cognito, row, url, visitPage, leave}: Context): void {
  it('has the tag in the HTML', async () => {
    const html = await (await fetch(url())).text();
    assert.match(html, /<amplify-signin-flow\b/);
    assert.equal(html.includes('<sign-in-form'), app.hasServerForm ?? false);
  });

  it('signs in with a password and a code of an authenticator app', async () => {
    const ada = new Person(cognito, ['TOTP']);
    const visit = await visitPage();
    await visit.signIn(ada.username, ada.password);
    await visit.until('signin-step', {to: TOTP});
    await visit.enterCode(ada.totp);
    await visit.until('signin-done', {loginId: ada.username});
    await visit.page.getByText(`Welcome, ${ada.username}`).waitFor();
    // Frameworks report a mismatch between the server's HTML and the page as an error or as a warning.
    assert.deepEqual(visit.warnings, []);
    await leave(visit);
    row.pass('signs in');
    row.pass('example');
  });
}
