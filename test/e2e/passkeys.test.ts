import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {type Demo, startDemo} from '../../demo/start-demo.js';
import {plugIn} from './support/authenticator.js';
import {Person} from './support/people.js';
import {useBrowser, Visit} from './support/visit.js';

const FACTORS = 'CONTINUE_SIGN_IN_WITH_FIRST_FACTOR_SELECTION';
const PASSWORD = 'CONFIRM_SIGN_IN_WITH_PASSWORD';

describe('Passkeys, with an authenticator of Chromium', () => {
  const browser = useBrowser();
  let demo: Demo;
  before(async () => {
    demo = await startDemo({port: 0, cognitoPort: 0});
  });
  after(() => demo.close());

  /** Somebody who has signed in with a password, made a passkey and signed out. */
  async function withPasskey(mfa: 'TOTP'[] = []) {
    const person = new Person(demo.cognito, mfa, {firstFactors: ['PASSWORD', 'EMAIL_OTP', 'WEB_AUTHN']});
    const visit = await Visit.to(browser(), demo.url);
    const authenticator = await plugIn(visit);
    await visit.signIn(person.username, person.password);
    if (mfa.length > 0) {
      await visit.until('signin-step', {to: 'CONFIRM_SIGN_IN_WITH_TOTP_CODE'});
      await visit.enterCode(person.totp);
    }
    await visit.until('signin-done', {username: person.username});
    await visit.page.getByRole('button', {name: 'Create a passkey'}).click();
    await visit.page.getByText('Created.').waitFor();
    await visit.page.getByRole('button', {name: 'Sign out'}).click();
    await visit.until('signin-step', {from: 'DONE', to: 'SIGN_IN'});
    await visit.set({'auth-flow': 'USER_AUTH'});
    await visit.page.locator('amplify-signin-flow input[name=password]').waitFor({state: 'detached'});
    return {person, visit, ...authenticator};
  }

  it('sign in, chosen first among the methods', async () => {
    const {person, visit} = await withPasskey();
    await visit.signIn(person.username);
    await visit.until('signin-step', {to: FACTORS});
    assert.equal(await visit.page.locator('input[name=choice]:checked').inputValue(), 'WEB_AUTHN');
    await visit.submit();
    await visit.until('signin-done', {username: person.username, alreadySignedIn: false});
    await visit.leave();
  });

  it('sign in at once where they are preferred', async () => {
    const {person, visit} = await withPasskey();
    await visit.set({'preferred-challenge': 'WEB_AUTHN'});
    await visit.signIn(person.username);
    await visit.until('signin-done', {username: person.username, alreadySignedIn: false});
    await visit.leave();
  });

  it('that are not used lead back to the choice, and another method signs in', async () => {
    const {person, visit, cdp, authenticatorId} = await withPasskey();
    await cdp.send('WebAuthn.setUserVerified', {authenticatorId, isUserVerified: false});
    await visit.signIn(person.username);
    await visit.until('signin-step', {to: FACTORS});
    await visit.choose('WEB_AUTHN');
    await visit.until('signin-error', {step: FACTORS, recovery: 'retry'});
    assert.equal(await visit.problem(), 'passkeyFailed');
    assert.equal(await visit.focused(), 'choice');
    await visit.choose('PASSWORD_SRP');
    await visit.until('signin-step', {to: PASSWORD});
    await visit.page.keyboard.type(person.password);
    await visit.page.keyboard.press('Enter');
    await visit.until('signin-done', {username: person.username});
    await visit.leave();
  });

  it('that are preferred and not used lead to the choice', async () => {
    const {person, visit, cdp, authenticatorId} = await withPasskey();
    await cdp.send('WebAuthn.setUserVerified', {authenticatorId, isUserVerified: false});
    await visit.set({'preferred-challenge': 'WEB_AUTHN'});
    await visit.signIn(person.username);
    await visit.until('signin-step', {to: FACTORS});
    assert.equal(await visit.problem(), 'passkeyFailed');
    await visit.choose('EMAIL_OTP');
    await visit.until('signin-step', {to: 'CONFIRM_SIGN_IN_WITH_EMAIL_CODE'});
    await visit.enterCode(person.code);
    await visit.until('signin-done', {username: person.username});
    await visit.leave();
  });

  it('are never asked for before a click', async () => {
    const {visit} = await withPasskey();
    await visit.set({'preferred-challenge': 'WEB_AUTHN'});
    let asked = false;
    await visit.page.exposeFunction('tellAsked', () => {
      asked = true;
    });
    await visit.page.addInitScript(() => {
      const {get} = navigator.credentials;
      navigator.credentials.get = (...options) => {
        (globalThis as unknown as {tellAsked: () => void}).tellAsked();
        return get.apply(navigator.credentials, options);
      };
    });
    await visit.page.reload();
    await visit.until('signin-step', {from: null, to: 'SIGN_IN'});
    assert.equal(asked, false);
    await visit.leave();
  });

  it('are not offered where the browser has none', async () => {
    const {person, visit} = await withPasskey();
    await visit.page.evaluate(() => Reflect.deleteProperty(globalThis, 'PublicKeyCredential'));
    await visit.signIn(person.username);
    await visit.until('signin-step', {to: FACTORS});
    assert.equal(await visit.page.locator('input[name=choice][value=WEB_AUTHN]').count(), 0);
    await visit.leave();
  });
});
