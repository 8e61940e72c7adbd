import assert from 'node:assert/strict';
import {after, afterEach, before, describe, it} from 'node:test';
import type {Fault} from '../../demo/local-cognito/index.js';
import {type Demo, startDemo} from '../../demo/start-demo.js';
import {Person} from './support/people.js';
import {useBrowser, Visit} from './support/visit.js';

const SMS = 'CONFIRM_SIGN_IN_WITH_SMS_CODE';
/** What the browser says of a status, and what the element says to the developer. */
const EXPECTED = /Failed to load resource|<amplify-signin-flow>/;

/** What answers in place of Cognito, what the user reads and what the developer does. */
const REPLIES: readonly [fault: Fault, key: string, recovery: string, console: RegExp][] = [
  [{kind: 'waf-captcha'}, 'humanCheckNeeded', 'retry', /status 405, x-amzn-waf-action captcha/],
  [{kind: 'waf-challenge'}, 'humanCheckNeeded', 'retry', /status 202, x-amzn-waf-action challenge/],
  [
    {kind: 'waf-block'},
    'requestDeclined',
    'elsewhere',
    /status 403, x-amzn-waf-action not visible.*text\/html/,
  ],
  [{kind: 'proxy-html'}, 'intercepted', 'retry', /status 200.*text\/html/],
  [{kind: 'proxy-html', status: 204}, 'intercepted', 'retry', /status 204/],
  [{kind: 'proxy-html', status: 304}, 'requestDeclined', 'elsewhere', /status 304/],
  [{kind: 'proxy-html', status: 403}, 'requestDeclined', 'elsewhere', /status 403/],
  [{kind: 'proxy-html', status: 404}, 'notConfigured', 'configure', /user-pool-endpoint.*status 404/],
  [{kind: 'proxy-html', status: 429}, 'tooManyRequests', 'wait', /status 429/],
  [{kind: 'proxy-html', status: 502}, 'serviceFailed', 'retry', /status 502/],
  [
    {
      kind: 'error',
      name: 'ForbiddenException',
      message: 'Request not allowed due to WAF block.',
      status: 403,
    },
    'requestDeclined',
    'elsewhere',
    /AWS WAF/,
  ],
];

describe('A firewall in front of Cognito', () => {
  const browser = useBrowser();
  let demo: Demo;
  before(async () => {
    demo = await startDemo({port: 0, cognitoPort: 0});
  });
  afterEach(() => demo.cognito.faults.clear());
  after(() => demo.close());

  for (const [fault, key, recovery, told] of REPLIES)
    it(`is named on the console, and is no fault of the network: ${JSON.stringify(fault)}`, async () => {
      const ada = new Person(demo.cognito, ['SMS']);
      const visit = await Visit.to(browser(), demo.url);
      const said: string[] = [];
      visit.page.on('console', (message) => said.push(message.text()));
      demo.cognito.faults.add({...fault, times: 'always'});
      await visit.signIn(ada.username, ada.password);
      await visit.until('signin-error', {step: 'SIGN_IN', recovery});
      assert.equal(await visit.problem(), key);
      const ours = said.filter((text) => text.startsWith('<amplify-signin-flow>')).join('\n');
      assert.match(ours, told);
      assert.ok(ours.split('x-amzn-waf-action').length <= 2, 'the reply is described once');
      assert.doesNotMatch(await visit.page.locator('amplify-signin-flow').innerText(), /your network,/);
      assert.equal(await visit.page.locator('[name=username]').inputValue(), ada.username);
      await visit.leave(EXPECTED);
    });

  it('lets the same call through once the page has shown its CAPTCHA, with nothing typed again', async () => {
    const ada = new Person(demo.cognito, ['SMS']);
    const visit = await Visit.to(browser(), demo.url);
    await solveOnClick(visit);
    for (const [step, act] of [
      ['SIGN_IN', () => visit.signIn(ada.username, ada.password)],
      [SMS, () => visit.enterCode(ada.code)],
    ] as const) {
      demo.cognito.faults.add({kind: 'waf-captcha'});
      await act();
      const button = visit.page.getByRole('button', {name: 'I am not a robot'});
      await button.waitFor();
      assert.equal(await visit.page.locator('amplify-signin-flow:state(busy)').count(), 1);
      await button.click();
      if (step === 'SIGN_IN') await visit.until('signin-step', {from: 'SIGN_IN', to: SMS, cause: 'answer'});
    }
    await visit.until('signin-done', {loginId: ada.username});
    assert.deepEqual(await visit.page.evaluate(() => (globalThis as {challenges?: unknown}).challenges), [
      {step: 'SIGN_IN', kind: 'captcha', status: 405},
      {step: SMS, kind: 'captcha', status: 405},
    ]);
    assert.ok(visit.fired.every(({type}) => type !== 'signin-error'));
    await visit.leave(EXPECTED);
  });

  it('holds up no other tag when the page has removed its CAPTCHA together with the tag', async () => {
    const ada = new Person(demo.cognito, ['SMS']);
    const visit = await Visit.to(browser(), demo.url);
    await visit.page.evaluate(() => {
      document.addEventListener('signin-challenge', (event) => {
        event.waitUntil(new Promise(() => undefined));
      });
    });
    demo.cognito.faults.add({kind: 'waf-captcha'});
    await visit.signIn(ada.username, ada.password);
    await visit.until('signin-challenge');
    await visit.page.evaluate(() => {
      const tag = document.querySelector('amplify-signin-flow');
      tag?.replaceWith(tag.cloneNode());
    });
    await visit.until('signin-step', {from: null, to: 'SIGN_IN'});
    await visit.signIn(ada.username, ada.password);
    await visit.until('signin-step', {from: 'SIGN_IN', to: SMS});
    await visit.leave(EXPECTED);
  });

  it('keeps what was typed when the CAPTCHA was not solved', async () => {
    const ada = new Person(demo.cognito, ['SMS']);
    const visit = await Visit.to(browser(), demo.url);
    await visit.page.evaluate(() => {
      document.addEventListener('signin-challenge', (event) => {
        event.waitUntil(Promise.reject(new Error('Solve the puzzle to sign in.')));
      });
    });
    demo.cognito.faults.add({kind: 'waf-captcha'});
    await visit.signIn(ada.username, ada.password);
    await visit.page.getByText('Solve the puzzle to sign in.').waitFor();
    assert.equal(await visit.page.locator('[name=password]').inputValue(), ada.password);
    await visit.submit();
    await visit.until('signin-step', {to: SMS});
    await visit.leave(EXPECTED);
  });
});

/** A page with a CAPTCHA: a button that appears when it is needed. */
async function solveOnClick(visit: Visit): Promise<void> {
  await visit.page.evaluate(() => {
    const challenges: unknown[] = [];
    Object.assign(globalThis, {challenges});
    document.addEventListener('signin-challenge', (event) => {
      challenges.push(event.detail);
      const button = document.createElement('button');
      button.textContent = 'I am not a robot';
      document.body.prepend(button);
      event.waitUntil(
        new Promise((resolve) => {
          button.addEventListener('click', resolve);
        }).then(() => {
          button.remove();
        }),
      );
    });
  });
}
