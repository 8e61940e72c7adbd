import assert from 'node:assert/strict';
import {randomUUID} from 'node:crypto';
import {after, before, describe, it} from 'node:test';
import {type Demo, startDemo} from '../../demo/start-demo.js';
import {Person} from './support/people.js';
import {useBrowser, Visit} from './support/visit.js';

const TOTP = 'CONFIRM_SIGN_IN_WITH_TOTP_CODE';

describe('The login id of a user whose username is a UUID', () => {
  const browser = useBrowser();
  let demo: Demo;
  before(async () => {
    demo = await startDemo({port: 0, cognitoPort: 0});
  });
  after(() => demo.close());

  /** As in a pool with email login, Amplify's default: Cognito generates the username. */
  function setUp(mfa: 'TOTP'[] = []) {
    const username = randomUUID();
    const email = `${username.slice(0, 8)}@example.com`;
    const phone = `+1425555${String(1000 + (people += 1))}`;
    return {email, phone, person: new Person(demo.cognito, mfa, {username, email, phone}), username};
  }
  let people = 0;

  /** Waits for `signin-done` with this login id, and for the confirmation that names it and no UUID. */
  async function expectGreeting(visit: Visit, username: string, loginId: string): Promise<void> {
    await visit.until('signin-done', {username, loginId});
    const text = await visit.page.locator('sign-in-done').innerText();
    assert.ok(text.includes(loginId) && !text.includes(username), text);
  }

  it('is what was typed, also after a reload, in another tab and after signing in again', async () => {
    const {email, phone, person, username} = setUp();
    const visit = await Visit.to(browser(), demo.url);
    const other = await visit.page.context().newPage();
    await other.goto(demo.url);
    await visit.signIn(email, person.password);
    await expectGreeting(visit, username, email);
    await other.locator('sign-in-done').getByText(email).waitFor();
    await visit.page.reload();
    await expectGreeting(visit, username, email);
    await visit.act('restart');
    await visit.until('signin-step', {to: 'SIGN_IN', cause: 'restart'});
    await visit.signIn(phone, person.password);
    await expectGreeting(visit, username, phone);
    await visit.leave();
  });

  it('is what was typed after a reload in the middle, and a claim of the token after another one', async () => {
    const {email, phone, person, username} = setUp(['TOTP']);
    const visit = await Visit.to(browser(), demo.url);
    await visit.signIn(phone, person.password);
    await visit.until('signin-step', {to: TOTP});
    await visit.page.reload();
    await visit.until('signin-step', {to: TOTP, cause: 'resume'});
    await visit.enterCode(person.totp);
    await expectGreeting(visit, username, phone);
    // Amplify has stored no login id with these tokens.
    await visit.page.reload();
    await expectGreeting(visit, username, email);
    await visit.leave();
  });
});
