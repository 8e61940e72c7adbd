import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {decodeJwt} from 'jose';
import {type Demo, startDemo} from '../../demo/start-demo.js';
import {Person} from './support/people.js';
import {useBrowser, Visit} from './support/visit.js';

const SMS = 'CONFIRM_SIGN_IN_WITH_SMS_CODE';
const TOTP = 'CONFIRM_SIGN_IN_WITH_TOTP_CODE';
const REFUSED = /status of 400/;

interface Ended {
  readonly username: string;
  readonly alreadySignedIn: boolean;
}

describe('Two of anything', () => {
  const browser = useBrowser();
  let demo: Demo;
  before(async () => {
    demo = await startDemo({port: 0, cognitoPort: 0});
  });
  after(() => demo.close());

  /** Whose tokens Amplify has under whose name: `ada: ada`. */
  async function tokensOf(visit: Visit): Promise<string[]> {
    const entries = await visit.page.evaluate(() => Object.entries(localStorage) as [string, string][]);
    return entries
      .filter(([key]) => key.endsWith('.idToken'))
      .map(
        ([key, token]) => `${String(key.split('.').at(-2))}: ${String(decodeJwt(token)['cognito:username'])}`,
      );
  }

  /** Who has signed in, and in which element: `#second: bob`. Not whom an element has found signed in. */
  async function signInsOf(visit: Visit): Promise<string[]> {
    const ends = await visit.page.evaluate(() => (globalThis as unknown as {ends: string[]}).ends);
    return ends.filter((end) => !end.endsWith(' already'));
  }

  async function besideIt(visit: Visit): Promise<void> {
    await visit.page.evaluate(async () => {
      const ends: string[] = [];
      Object.assign(globalThis, {ends});
      document.addEventListener('signin-done', (event) => {
        const {username, alreadySignedIn} = (event as CustomEvent).detail as Ended;
        ends.push(`#${(event.target as Element).id}: ${username}${alreadySignedIn ? ' already' : ''}`);
      });
      const first = document.querySelector('amplify-signin-flow');
      const second = first?.cloneNode() as HTMLElement & {updateComplete: Promise<unknown>};
      second.id = 'second';
      first?.after(second);
      await second.updateComplete;
    });
    await visit.until('signin-step', {to: 'SIGN_IN'});
  }

  it('elements with two users give each their own tokens, or wait', async () => {
    const [ada, bob] = [new Person(demo.cognito), new Person(demo.cognito)];
    const visit = await Visit.to(browser(), demo.url);
    await besideIt(visit);
    // In one tick, so that they are on their way at once.
    await visit.page.evaluate(
      (people) => {
        const flows = document.querySelectorAll('amplify-signin-flow');
        people.forEach(({username, password}, index) => {
          const form = flows[index]?.querySelector('form') as HTMLFormElement;
          (form.elements.namedItem('username') as HTMLInputElement).value = username;
          (form.elements.namedItem('password') as HTMLInputElement).value = password;
        });
        for (const flow of flows) flow.querySelector('form')?.requestSubmit();
      },
      [ada, bob].map(({username, password}) => ({username, password})),
    );
    await visit.until('signin-done', {username: ada.username, alreadySignedIn: false});
    await visit.until('signin-error', {name: 'UserAlreadyAuthenticatedException', recovery: 'retry'});
    assert.deepEqual(await tokensOf(visit), [`${ada.username}: ${ada.username}`]);
    const second = visit.page.locator('#second');
    await second.locator('[data-problem=signedInAsAnother]').waitFor();
    assert.equal(await second.locator('[name=password]').inputValue(), bob.password);
    await second.locator('button[type=submit]').click();
    await visit.until('signin-done', {username: bob.username, alreadySignedIn: false});
    assert.deepEqual(await tokensOf(visit), [`${bob.username}: ${bob.username}`]);
    assert.deepEqual(await signInsOf(visit), [`#: ${ada.username}`, `#second: ${bob.username}`]);
    await visit.leave(REFUSED);
  });

  it('elements in the middle of a sign-in do not take over from each other', async () => {
    const [ada, bob] = [new Person(demo.cognito, ['TOTP']), new Person(demo.cognito, ['SMS'])];
    const visit = await Visit.to(browser(), demo.url);
    await besideIt(visit);
    const [first, second] = [
      visit.page.locator('amplify-signin-flow:not(#second)'),
      visit.page.locator('#second'),
    ];
    for (const [flow, {username, password}] of [[first, ada] as const, [second, bob] as const]) {
      await flow.locator('[name=username]').fill(username);
      await flow.locator('[name=password]').fill(password);
      await flow.locator('button[type=submit]').click();
      await flow.locator('[name=code]').waitFor();
    }
    // Amplify is in the middle of bob's sign-in, so that ada's begins anew, and what she typed stays.
    await first.locator('[name=code]').fill(ada.totp);
    await first.locator('button[type=submit]').click();
    await visit.until('signin-expired', {step: TOTP});
    await visit.until('signin-step', {from: TOTP, to: TOTP, cause: 'expired'});
    await first.locator('button[type=submit]').click();
    await visit.until('signin-done', {username: ada.username, alreadySignedIn: false});
    // What has ended there ends here too, and says whose it is.
    await visit.until('signin-done', {username: ada.username, alreadySignedIn: true});
    assert.deepEqual(await tokensOf(visit), [`${ada.username}: ${ada.username}`]);
    assert.deepEqual(await signInsOf(visit), [`#: ${ada.username}`]);
    await visit.leave(REFUSED);
  });

  it('tabs: a sign-in that has ended in one ends in the other', async () => {
    const ada = new Person(demo.cognito, ['SMS']);
    const visit = await Visit.to(browser(), demo.url);
    await visit.signIn(ada.username, ada.password);
    await visit.until('signin-step', {to: SMS});
    const other = await visit.page.context().newPage();
    await other.goto(demo.url);
    await other.locator('[name=username]').fill(ada.username);
    await other.locator('[name=password]').fill(ada.password);
    await other.locator('amplify-signin-flow button[type=submit]').click();
    await other.locator('[name=code]').fill(await newest(ada, other.locator('[name=code]')));
    await other.locator('amplify-signin-flow button[type=submit]').click();
    await visit.until('signin-done', {username: ada.username, alreadySignedIn: true});
    // And signing out in one does so in the other.
    await other.locator('[data-action=restart]').click();
    await visit.until('signin-step', {from: 'DONE', to: 'SIGN_IN', cause: 'restart'});
    await visit.leave(REFUSED);
  });

  it('tabs with one session: the second answer leads on', async () => {
    const ada = new Person(demo.cognito, ['TOTP']);
    const visit = await Visit.to(browser(), demo.url);
    await visit.signIn(ada.username, ada.password);
    await visit.until('signin-step', {to: TOTP});
    const stored = await visit.page.evaluate(() => Object.entries(sessionStorage) as [string, string][]);
    // As browsers do for a tab that is duplicated.
    const other = await visit.page.context().newPage();
    await other.addInitScript((entries) => {
      for (const [key, value] of entries) sessionStorage.setItem(key, value);
    }, stored);
    await other.goto(demo.url);
    await other.locator('[name=code]').fill(ada.totp);
    await other.locator('amplify-signin-flow button[type=submit]').click();
    await other.locator('sign-in-done').waitFor();
    await visit.until('signin-done', {username: ada.username, alreadySignedIn: true});
    await visit.leave(REFUSED);
  });

  it('places: an element that is moved while an answer is on its way goes on', async () => {
    const ada = new Person(demo.cognito, ['TOTP']);
    const visit = await Visit.to(browser(), demo.url);
    await visit.signIn(ada.username, ada.password);
    await visit.until('signin-step', {to: TOTP});
    demo.cognito.faults.add({kind: 'delay', milliseconds: 500});
    await visit.enterCode(ada.totp);
    await visit.page.locator('amplify-signin-flow:state(busy)').waitFor();
    await visit.page.locator('amplify-signin-flow').evaluate((flow) => {
      const parent = flow.parentElement;
      const place = document.createElement('div');
      parent?.prepend(place);
      place.append(flow);
      // As a framework that renders anew.
      flow.setAttribute('class', 'moved');
    });
    await visit.until('signin-done', {username: ada.username});
    await visit.leave(REFUSED);
  });

  it('visits: back and forward lead to where the sign-in was', async () => {
    const ada = new Person(demo.cognito, ['SMS']);
    const visit = await Visit.to(browser(), demo.url);
    await visit.signIn(ada.username, ada.password);
    await visit.until('signin-step', {to: SMS});
    await visit.page.goto(new URL('demo.css', demo.url).href);
    await visit.page.goBack();
    await visit.page.locator('[name=code]').fill(ada.code);
    await visit.submit();
    await visit.until('signin-done', {username: ada.username});
    await visit.leave(/status of 40[04]/);
  });

  it('lives: a page that has crashed goes on', async () => {
    const ada = new Person(demo.cognito, ['SMS']);
    const visit = await Visit.to(browser(), demo.url);
    await visit.signIn(ada.username, ada.password);
    await visit.until('signin-step', {to: SMS});
    // Playwright is done with a page that has crashed; the browser is not.
    const browserSide = await visit.page.context().newCDPSession(visit.page);
    const crashed = visit.page.waitForEvent('crash');
    void browserSide.send('Page.crash').catch(() => undefined);
    await crashed;
    await browserSide.send('Page.reload');
    const resumed = await browserSide.send('Runtime.evaluate', {
      awaitPromise: true,
      returnByValue: true,
      expression: `new Promise((resolve) => {
        document.addEventListener('signin-step', ({detail: {from, to, cause}}) => resolve([from, to, cause]));
      })`,
    });
    assert.deepEqual(resumed.result.value, [null, SMS, 'resume']);
    await visit.leave(REFUSED);
  });

  it('starts: nothing is kept with no-resume, nor when it has expired', async () => {
    const ada = new Person(demo.cognito, ['SMS']);
    const visit = await Visit.to(browser(), demo.url);
    const records = () =>
      visit.page.evaluate(() =>
        Object.keys(sessionStorage).filter((key) => key.startsWith('amplify-signin-flow')),
      );
    await visit.page.locator('amplify-signin-flow').evaluate((flow) => {
      flow.setAttribute('no-resume', '');
    });
    await visit.signIn(ada.username, ada.password);
    await visit.until('signin-step', {to: SMS});
    assert.deepEqual(await records(), []);
    await visit.page.reload();
    await visit.until('signin-step', {from: null, to: 'SIGN_IN', cause: 'start'});
    await visit.signIn(ada.username, ada.password);
    await visit.until('signin-step', {to: SMS});
    assert.equal((await records()).length, 1);
    await visit.page.clock.install({time: Date.now() + 181_000});
    await visit.page.reload();
    await visit.until('signin-step', {from: null, to: 'SIGN_IN', cause: 'start'});
    assert.deepEqual(await records(), []);
    await visit.leave(REFUSED);
  });

  it('secrets are nowhere: no password, code or key is stored', async () => {
    const ada = new Person(demo.cognito, [], {mfaSetup: ['TOTP']});
    const visit = await Visit.to(browser(), demo.url);
    await visit.signIn(ada.username, ada.password);
    await visit.until('signin-step', {to: 'CONTINUE_SIGN_IN_WITH_TOTP_SETUP'});
    const key = String(await visit.page.locator('[data-totp-key]').textContent()).replace(/\s/g, '');
    const code = ada.totpOf(key);
    await visit.fill('code', ada.wrong(code));
    await visit.submit();
    await visit.until('signin-error', {name: 'EnableSoftwareTokenMFAException'});
    const stored = await visit.page.evaluate(() =>
      JSON.stringify([
        Object.entries(sessionStorage),
        Object.entries(localStorage),
        document.cookie,
        location.href,
      ]),
    );
    for (const secret of [ada.password, key, ada.wrong(code)]) assert.ok(!stored.includes(secret));
    assert.match(stored, /amplify-signin-flow:/);
    await visit.leave(REFUSED);
  });
});

/** The code that was sent when the form asked for it. */
async function newest(person: Person, field: {waitFor: () => Promise<void>}): Promise<string> {
  await field.waitFor();
  return person.code;
}
