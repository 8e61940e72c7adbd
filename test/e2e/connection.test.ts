import assert from 'node:assert/strict';
import {after, afterEach, before, describe, it} from 'node:test';
import {type Demo, startDemo} from '../../demo/start-demo.js';
import {Person} from './support/people.js';
import {useBrowser, Visit} from './support/visit.js';

const SMS = 'CONFIRM_SIGN_IN_WITH_SMS_CODE';
const TOTP = 'CONFIRM_SIGN_IN_WITH_TOTP_CODE';
/** The browser's own words about what was refused or got no answer. */
const NETWORK = /Failed to load resource|blocked by CORS policy/;

describe('A connection that is not what it should be', () => {
  const browser = useBrowser();
  let demo: Demo;
  before(async () => {
    demo = await startDemo({port: 0, cognitoPort: 0});
  });
  afterEach(() => demo.cognito.faults.clear());
  after(() => demo.close());

  const frame = (visit: Visit) => visit.page.locator('amplify-signin-flow [part=notice]');

  async function atCode(mfa: 'SMS' | 'TOTP'): Promise<{ada: Person; visit: Visit}> {
    const ada = new Person(demo.cognito, [mfa]);
    const visit = await Visit.to(browser(), demo.url);
    await visit.signIn(ada.username, ada.password);
    await visit.until('signin-step', {to: mfa === 'SMS' ? SMS : TOTP});
    return {ada, visit};
  }

  it('is said to be gone and back, and nothing is sent by itself', async () => {
    const {ada, visit} = await atCode('SMS');
    await visit.page.keyboard.type(ada.code);
    await visit.page.context().setOffline(true);
    await frame(visit).getByText('You are offline').waitFor();
    await visit.submit();
    await visit.until('signin-error', {step: SMS, name: 'NetworkError', recovery: 'retry'});
    assert.equal(await visit.problem(), 'network');
    let requests = 0;
    visit.page.on('request', () => (requests += 1));
    await visit.page.context().setOffline(false);
    await frame(visit).waitFor({state: 'detached'});
    assert.equal(requests, 0);
    assert.equal(await visit.page.locator('[name=code]').inputValue(), ada.code);
    await visit.submit();
    await visit.until('signin-done', {username: ada.username});
    await visit.leave(NETWORK);
  });

  it('that hangs is said to after ten seconds, and is waited for as long as the user wants', async () => {
    const {ada, visit} = await atCode('SMS');
    await visit.page.clock.install();
    const hang = demo.cognito.faults.add({kind: 'hang'});
    const sent = answerSent(visit);
    await visit.enterCode(ada.code);
    await sent;
    await visit.page.clock.fastForward(10_000);
    await frame(visit).getByRole('button', {name: 'Go on waiting'}).click();
    await frame(visit).waitFor({state: 'detached'});
    await visit.page.clock.fastForward(10_000);
    await frame(visit).waitFor();
    // The connection breaks at last, and Amplify tries again by itself.
    demo.cognito.faults.remove(hang.id);
    await visit.until('signin-done', {username: ada.username});
    await visit.leave(NETWORK);
  });

  it('that hangs can be given up, for a complete sign-in as somebody else', async () => {
    const {ada, visit} = await atCode('TOTP');
    const bob = new Person(demo.cognito, ['SMS']);
    await visit.page.clock.install();
    // It is taken, and the answer comes when nobody waits for it any more.
    const delay = demo.cognito.faults.add({kind: 'delay', milliseconds: 600_000});
    const sent = answerSent(visit);
    await visit.enterCode(ada.totp);
    await sent;
    await visit.page.clock.fastForward(10_000);
    await frame(visit).getByRole('button', {name: 'Start again'}).click();
    await visit.until('signin-step', {from: TOTP, to: 'SIGN_IN', cause: 'restart'});
    assert.equal(await visit.page.locator('input[name=username]').inputValue(), ada.username);
    const late = visit.page.waitForResponse(
      (response) => response.request().postData()?.includes(TOTP_KEY) ?? false,
    );
    await visit.signIn(bob.username, bob.password);
    await visit.until('signin-step', {to: SMS});
    demo.cognito.faults.remove(delay.id);
    await (await late).finished();
    await visit.fill('code', bob.code);
    await visit.submit();
    // The late answer has taken Amplify's state with it; the flow mends that.
    if ((await visit.outcome()) !== 'signin-done') {
      await visit.fill('code', bob.code);
      await visit.submit();
    }
    await visit.until('signin-done', {username: bob.username, alreadySignedIn: false});
    assert.ok(
      visit.fired.every(({type, detail}) => type !== 'signin-done' || detail['username'] === bob.username),
    );
    await visit.leave(NETWORK);
  });

  it('through a captive portal is none', async () => {
    const {ada, visit} = await atCode('SMS');
    demo.cognito.faults.add({kind: 'html'});
    await visit.enterCode(ada.code);
    await visit.until('signin-error', {step: SMS, recovery: 'retry'});
    assert.equal(await visit.problem(), 'intercepted');
    await visit.submit();
    await visit.until('signin-done', {username: ada.username});
    await visit.leave(NETWORK);
  });

  it('that breaks when the answer was taken leads on, with a new code', async () => {
    const {ada, visit} = await atCode('SMS');
    demo.cognito.faults.add({kind: 'drop', when: 'after', operation: 'RespondToAuthChallenge'});
    await visit.enterCode(ada.code);
    await visit.until('signin-error', {step: SMS});
    await visit.submit();
    await visit.until('signin-step', {from: SMS, to: SMS, cause: 'expired'});
    assert.equal(await visit.problem(), 'codeRenewed');
    await visit.fill('code', ada.code);
    await visit.submit();
    await visit.until('signin-done', {username: ada.username});
    await visit.leave(NETWORK);
  });

  it('to a service that is busy says when to try again', async () => {
    const {ada, visit} = await atCode('SMS');
    await visit.page.clock.install();
    demo.cognito.faults.add({kind: 'throttle'});
    await visit.enterCode(ada.code);
    await visit.until('signin-error', {step: SMS, name: 'TooManyRequestsException', recovery: 'wait'});
    assert.equal(await visit.problem(), 'tooManyRequests');
    await visit.page.clock.fastForward(5000);
    await visit.submit();
    await visit.until('signin-done', {username: ada.username});
    await visit.leave(NETWORK);
  });

  it('over which no code can be sent leads to another try', async () => {
    const ada = new Person(demo.cognito, ['SMS']);
    const visit = await Visit.to(browser(), demo.url);
    demo.cognito.faults.add({kind: 'code-delivery', user: ada.username});
    await visit.signIn(ada.username, ada.password);
    await visit.until('signin-error', {name: 'CodeDeliveryFailureException', recovery: 'elsewhere'});
    assert.equal(await visit.problem(), 'codeNotSent');
    await visit.submit();
    await visit.until('signin-step', {to: SMS});
    await visit.enterCode(ada.code);
    await visit.until('signin-done', {username: ada.username});
    await visit.leave(NETWORK);
  });
});

const TOTP_KEY = 'SOFTWARE_TOKEN_MFA_CODE';

/** Until then the page's time may not be moved: the wait for the answer has not begun. */
async function answerSent({page}: Visit): Promise<void> {
  await page.waitForRequest((request) =>
    Boolean(request.headers()['x-amz-target']?.endsWith('RespondToAuthChallenge')),
  );
}
