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

  type Visitor = Awaited<ReturnType<typeof withPasskey>>;
  const userOf = ({person}: Visitor) => {
    const user = demo.cognito.users.find(person.username);
    assert.ok(user);
    return user;
  };

  interface Breakage {
    readonly title: string;
    readonly key?: string;
    readonly advice?: RegExp;
    readonly breakIt: (visitor: Visitor) => unknown;
  }

  const breakages: readonly Breakage[] = [
    {
      title: 'the user cancels',
      breakIt: ({cdp, authenticatorId}) =>
        cdp.send('WebAuthn.setUserVerified', {authenticatorId, isUserVerified: false}),
    },
    {
      title: 'the device has no passkey',
      breakIt: ({cdp, authenticatorId}) => cdp.send('WebAuthn.clearCredentials', {authenticatorId}),
    },
    {
      title: 'Cognito rejects the assertion',
      advice: /did not accept the passkey/,
      breakIt: (visitor) => {
        const [passkey] = userOf(visitor).passkeys;
        assert.ok(passkey);
        passkey.credential.counter = 1_000_000;
      },
    },
    {
      title: 'the credential is deleted during the ceremony',
      advice: /did not accept the passkey/,
      breakIt: (visitor) =>
        visitor.visit.page.route(new URL('/', demo.cognitoUrl).href, (route) => {
          if (route.request().postData()?.includes('CREDENTIAL')) userOf(visitor).passkeys = [];
          return route.continue();
        }),
    },
    {
      title: 'an earlier ceremony is pending',
      key: 'passkeyPending',
      advice: /still pending/,
      breakIt: async ({cdp, authenticatorId, visit}) => {
        await cdp.send('WebAuthn.setAutomaticPresenceSimulation', {authenticatorId, enabled: false});
        await visit.page.evaluate(() => {
          const publicKey = {challenge: new Uint8Array(32), rpId: 'localhost'};
          navigator.credentials.get({publicKey}).catch(() => undefined);
        });
      },
    },
  ];

  for (const {title, key = 'passkeyFailed', advice, breakIt} of breakages)
    for (const isPreferred of [true, false])
      it(`that cannot be used lead to the other methods (${isPreferred ? 'preferred' : 'chosen'}): ${title}`, async () => {
        const visitor = await withPasskey();
        const {person, visit} = visitor;
        const said: string[] = [];
        visit.page.on('console', (message) => said.push(message.text()));
        if (isPreferred) {
          await breakIt(visitor);
          await visit.set({'preferred-challenge': 'WEB_AUTHN'});
          await visit.signIn(person.username);
        } else {
          await visit.signIn(person.username);
          await visit.until('signin-step', {to: FACTORS});
          await breakIt(visitor);
          await visit.choose('WEB_AUTHN');
        }
        const step = isPreferred ? 'SIGN_IN' : FACTORS;
        await visit.until('signin-error', {step, recovery: 'retry'});
        await visit.page.locator(`factor-select [data-problem=${key}]`).waitFor();
        assert.equal(await visit.focused(), 'choice');
        assert.equal(await visit.page.locator('factor-select [data-action=back]').count(), 0);
        if (advice) assert.match(said.join('\n'), advice);
        await visit.choose('PASSWORD_SRP');
        await visit.until('signin-step', {to: PASSWORD});
        await visit.page.keyboard.type(person.password);
        await visit.page.keyboard.press('Enter');
        await visit.until('signin-done', {username: person.username});
        const told = visit.fired.map(({type}) => type);
        assert.equal(told.filter((type) => type === 'signin-error').length, 1);
        assert.ok(!told.includes('signin-expired'));
        await visit.leave(/Failed to load resource/);
      });

  for (const isPreferred of [true, false])
    it(`whose authenticator was removed keep the browser waiting; after another start they lead to the other methods (${isPreferred ? 'preferred' : 'chosen'})`, async () => {
      const {person, visit, cdp, authenticatorId} = await withPasskey();
      await cdp.send('WebAuthn.removeVirtualAuthenticator', {authenticatorId});
      if (isPreferred) await visit.set({'preferred-challenge': 'WEB_AUTHN'});
      const askForPasskey = async () => {
        await visit.signIn(person.username);
        if (isPreferred) return;
        await visit.until('signin-step', {to: FACTORS});
        await visit.choose('WEB_AUTHN');
      };
      await askForPasskey();
      // Offered when the call takes long.
      await visit.page.locator('amplify-signin-flow [part=notice] [data-action=restart]').click();
      await visit.until('signin-step', {to: 'SIGN_IN', cause: 'restart'});
      await askForPasskey();
      await visit.until('signin-error', {recovery: 'retry'});
      await visit.page.locator('factor-select [data-problem=passkeyPending]').waitFor();
      await visit.choose('PASSWORD_SRP');
      await visit.until('signin-step', {to: PASSWORD});
      await visit.page.keyboard.type(person.password);
      await visit.page.keyboard.press('Enter');
      await visit.until('signin-done', {username: person.username});
      await visit.leave(/Failed to load resource/);
    });
});
