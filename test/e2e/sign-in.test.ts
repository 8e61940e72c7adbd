import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {type Demo, startDemo} from '../../demo/start-demo.js';
import {Person} from './support/people.js';
import {useBrowser, Visit} from './support/visit.js';

const SMS = 'CONFIRM_SIGN_IN_WITH_SMS_CODE';
const EMAIL = 'CONFIRM_SIGN_IN_WITH_EMAIL_CODE';
const TOTP = 'CONFIRM_SIGN_IN_WITH_TOTP_CODE';
const SELECTION = 'CONTINUE_SIGN_IN_WITH_MFA_SELECTION';

/** How a person who has each second factor gets its code. */
const METHODS = [
  {type: 'SMS', step: SMS, code: ({code}: Person) => code},
  {type: 'EMAIL', step: EMAIL, code: ({code}: Person) => code},
  {type: 'TOTP', step: TOTP, code: ({totp}: Person) => totp},
] as const;

describe('Signing in, in Chromium with the real Amplify', () => {
  const browser = useBrowser();
  let demo: Demo;
  before(async () => {
    demo = await startDemo({port: 0, cognitoPort: 0});
  });
  after(() => demo.close());

  it('with a password', async () => {
    const ada = new Person(demo.cognito);
    const visit = await Visit.to(browser(), demo.url);
    await visit.signIn(ada.username, ada.password);
    await visit.until('signin-done');
    assert.deepEqual(visit.path, ['>SIGN_IN start', 'SIGN_IN>DONE answer']);
    assert.deepEqual(visit.fired.at(-1), {
      type: 'signin-done',
      detail: {username: ada.username, loginId: ada.username, resumed: false, alreadySignedIn: false},
    });
    assert.equal(await visit.focused(), 'h2');
    await visit.leave();
  });

  for (const {type, step, code} of METHODS) {
    it(`with a code (${type})`, async () => {
      const ada = new Person(demo.cognito, [type]);
      const visit = await Visit.to(browser(), demo.url);
      await visit.signIn(ada.username, ada.password);
      await visit.until('signin-step', {to: step});
      await visit.enterCode(code(ada));
      await visit.until('signin-done', {username: ada.username});
      assert.deepEqual(visit.path, ['>SIGN_IN start', `SIGN_IN>${step} answer`, `${step}>DONE answer`]);
      assert.deepEqual(
        visit.fired.map((each) => each.type),
        [
          'signin-step',
          'signin-step',
          ...(type === 'TOTP' ? [] : ['signin-code-sent']),
          'signin-step',
          'signin-done',
        ],
      );
      await visit.leave();
    });

    it(`with a choice, then a code (${type})`, async () => {
      const ada = new Person(demo.cognito, ['SMS', 'TOTP', 'EMAIL']);
      const visit = await Visit.to(browser(), demo.url);
      await visit.signIn(ada.username, ada.password);
      await visit.until('signin-step', {to: SELECTION});
      await visit.page.locator(`amplify-signin-flow input[name=choice][value=${type}]`).click();
      await visit.submit();
      await visit.until('signin-step', {from: SELECTION, to: step});
      await visit.enterCode(code(ada));
      await visit.until('signin-done', {username: ada.username});
      assert.deepEqual(visit.path, [
        '>SIGN_IN start',
        `SIGN_IN>${SELECTION} answer`,
        `${SELECTION}>${step} answer`,
        `${step}>DONE answer`,
      ]);
      await visit.leave();
    });

    it(`after a wrong code (${type})`, async () => {
      const ada = new Person(demo.cognito, [type]);
      const visit = await Visit.to(browser(), demo.url);
      await visit.signIn(ada.username, ada.password);
      await visit.until('signin-step', {to: step});
      await visit.enterCode(ada.wrong(code(ada)));
      await visit.until('signin-error', {step, name: 'CodeMismatchException', recovery: 'retry'});
      await visit.page.locator('amplify-signin-flow [data-problem=wrongCode]').waitFor();
      // The wrong one is selected, so that typing replaces it.
      await visit.enterCode(code(ada));
      await visit.until('signin-done', {username: ada.username});
      await visit.leave(/status of 400/);
    });
  }

  it('after a wrong password', async () => {
    const ada = new Person(demo.cognito);
    const visit = await Visit.to(browser(), demo.url);
    await visit.signIn(ada.username, 'wrong');
    await visit.until('signin-error', {step: 'SIGN_IN', name: 'NotAuthorizedException', recovery: 'retry'});
    assert.equal(await visit.problem(), 'wrongCredentials');
    assert.equal(await visit.focused(), 'password');
    await visit.page.keyboard.type(ada.password);
    await visit.page.keyboard.press('Enter');
    await visit.until('signin-done', {username: ada.username});
    assert.deepEqual(visit.path, ['>SIGN_IN start', 'SIGN_IN>DONE answer']);
    await visit.leave(/status of 400/);
  });

  it('with a code pasted as the whole message', async () => {
    const ada = new Person(demo.cognito, ['SMS']);
    const visit = await Visit.to(browser(), demo.url);
    await visit.signIn(ada.username, ada.password);
    await visit.until('signin-step', {to: SMS});
    assert.match(ada.message, /^Your code is \d{3} \d{3}$/);
    await visit.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await visit.page.evaluate((text) => navigator.clipboard.writeText(text), ada.message);
    await visit.page.keyboard.press('Control+V');
    await visit.page.keyboard.press('Enter');
    await visit.until('signin-done', {username: ada.username});
    await visit.leave();
  });

  it('with fields that were filled without an event', async () => {
    const ada = new Person(demo.cognito);
    const visit = await Visit.to(browser(), demo.url);
    await visit.page.evaluate(
      ([username, password]) => {
        const form = document.querySelector<HTMLFormElement>('amplify-signin-flow form');
        (form?.elements.namedItem('username') as HTMLInputElement).value = username;
        (form?.elements.namedItem('password') as HTMLInputElement).value = password;
      },
      [ada.username, ada.password] as const,
    );
    await visit.submit();
    await visit.until('signin-done', {username: ada.username});
    await visit.leave();
  });

  it('is not needed by somebody who is signed in', async () => {
    const ada = new Person(demo.cognito);
    const visit = await Visit.to(browser(), demo.url);
    await visit.signIn(ada.username, ada.password);
    await visit.until('signin-done', {alreadySignedIn: false});
    await visit.page.reload();
    const {detail} = await visit.until('signin-done');
    assert.deepEqual(detail, {
      username: ada.username,
      loginId: ada.username,
      resumed: false,
      alreadySignedIn: true,
    });
    assert.deepEqual(visit.path.slice(2), ['>SIGN_IN start', 'SIGN_IN>DONE start']);
    assert.equal(visit.fired.filter((each) => each.type === 'signin-done').length, 2);
    await visit.leave();
  });

  it('again after signing out, by the page and in the flow', async () => {
    const [ada, bob] = [new Person(demo.cognito), new Person(demo.cognito, ['TOTP'])];
    const visit = await Visit.to(browser(), demo.url);
    await visit.signIn(ada.username, ada.password);
    await visit.until('signin-done', {username: ada.username});
    await visit.page.getByRole('button', {name: 'Sign out'}).click();
    await visit.until('signin-step', {from: 'DONE', to: 'SIGN_IN', cause: 'restart'});
    await visit.signIn(bob.username, bob.password);
    await visit.until('signin-step', {to: TOTP});
    await visit.enterCode(bob.totp);
    await visit.until('signin-done', {username: bob.username});
    await visit.act('restart');
    await visit.until('signin-step', {from: 'DONE', to: 'SIGN_IN', cause: 'restart'});
    await visit.signIn(ada.username, ada.password);
    await visit.until('signin-done', {username: ada.username});
    await visit.leave();
  });

  it('starts again from a code', async () => {
    const [ada, bob] = [new Person(demo.cognito, ['SMS']), new Person(demo.cognito)];
    const visit = await Visit.to(browser(), demo.url);
    await visit.signIn(ada.username, ada.password);
    await visit.until('signin-step', {to: SMS});
    await visit.act('restart');
    await visit.until('signin-step', {from: SMS, to: 'SIGN_IN', cause: 'restart'});
    assert.equal(await visit.page.locator('input[name=username]').inputValue(), ada.username);
    await visit.signIn(bob.username, bob.password);
    await visit.until('signin-done', {username: bob.username});
    await visit.leave();
  });

  it('starts again when the session has expired and nobody knows the password', async () => {
    const ada = new Person(demo.cognito, ['SMS']);
    const visit = await Visit.to(browser(), demo.url);
    await visit.signIn(ada.username, ada.password);
    await visit.until('signin-step', {to: SMS});
    // The password is not remembered after that.
    await visit.page.reload();
    await visit.until('signin-step', {to: SMS, cause: 'resume'});
    const {code} = ada;
    demo.cognito.clock.advance(181);
    await visit.enterCode(code);
    await visit.until('signin-expired', {step: SMS});
    await visit.until('signin-step', {from: SMS, to: 'SIGN_IN', cause: 'expired'});
    assert.equal(await visit.problem(), 'sessionExpired');
    assert.equal(await visit.page.locator('input[name=username]').inputValue(), ada.username);
    assert.equal(await visit.focused(), 'password');
    await visit.page.keyboard.type(ada.password);
    await visit.page.keyboard.press('Enter');
    await visit.until('signin-step', {to: SMS});
    await visit.enterCode(ada.code);
    await visit.until('signin-done', {username: ada.username});
    await visit.leave(/status of 400/);
  });

  it('goes on after the network failed', async () => {
    const ada = new Person(demo.cognito);
    const visit = await Visit.to(browser(), demo.url);
    const pool = new URL('/', demo.cognitoUrl).href;
    await visit.page.route(pool, (route) => route.abort());
    await visit.signIn(ada.username, ada.password);
    await visit.until('signin-error', {name: 'NetworkError', recovery: 'retry'});
    assert.equal(await visit.problem(), 'network');
    await visit.page.unroute(pool);
    // What was typed is still there.
    await visit.submit();
    await visit.until('signin-done', {username: ada.username});
    await visit.leave(/net::ERR_FAILED/);
  });

  it('says that too many attempts have locked the account', async () => {
    const ada = new Person(demo.cognito);
    const visit = await Visit.to(browser(), demo.url);
    // Five wrong ones lock it for a second, each further one for twice as long: 32 s cannot pass by themselves.
    for (let attempt = 1; attempt <= 10; attempt += 1) {
      demo.cognito.clock.advance(32);
      await visit.signIn(ada.username, 'wrong');
      await visit.until('signin-error', {recovery: 'retry'});
    }
    await visit.signIn(ada.username, ada.password);
    await visit.page.clock.install();
    await visit.until('signin-error', {recovery: 'wait'});
    assert.equal(await visit.problem(), 'lockedOut');
    const button = visit.page.locator('amplify-signin-flow button[type=submit]');
    assert.equal(await button.getAttribute('aria-disabled'), 'true');
    await visit.page.getByText('You can try again in').first().waitFor();
    demo.cognito.clock.advance(32);
    await visit.page.clock.fastForward(15_000);
    // Playwright waits until the button is free.
    await visit.submit();
    await visit.until('signin-done', {username: ada.username});
    await visit.leave(/status of 400/);
  });

  it('is sent once, however often it is clicked', async () => {
    const ada = new Person(demo.cognito, ['EMAIL']);
    const visit = await Visit.to(browser(), demo.url);
    await visit.signIn(ada.username, ada.password);
    await visit.until('signin-step', {to: EMAIL});
    const posted: string[] = [];
    visit.page.on('request', (request) => {
      const target = request.headers()['x-amz-target'];
      if (request.method() === 'POST' && target?.endsWith('RespondToAuthChallenge')) posted.push(target);
    });
    await visit.page.keyboard.type(ada.code);
    await visit.page.locator('amplify-signin-flow button[type=submit]').dblclick();
    await visit.until('signin-done', {username: ada.username});
    assert.equal(posted.length, 1);
    await visit.leave();
  });
});
