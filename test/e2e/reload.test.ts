import assert from 'node:assert/strict';
import {after, afterEach, before, describe, it} from 'node:test';
import {type Demo, startDemo} from '../../demo/start-demo.js';
import {Person} from './support/people.js';
import {useBrowser, Visit} from './support/visit.js';

const SMS = 'CONFIRM_SIGN_IN_WITH_SMS_CODE';
const REFUSED = /status of 400/;
/** What the browser says of a call that was on its way when the page was left. */
const CUT_OFF = /Failed to load resource/;

/** `each-step.test.ts` has a reload in each step; this is what can happen around one. */
describe('A page that is loaded again', () => {
  const browser = useBrowser();
  let demo: Demo;
  before(async () => {
    demo = await startDemo({port: 0, cognitoPort: 0});
  });
  afterEach(() => demo.cognito.faults.clear());
  after(() => demo.close());

  async function atCode(): Promise<{ada: Person; visit: Visit}> {
    const ada = new Person(demo.cognito, ['SMS']);
    const visit = await Visit.to(browser(), demo.url);
    await visit.signIn(ada.username, ada.password);
    await visit.until('signin-code-sent', {step: SMS});
    return {ada, visit};
  }

  async function reload(visit: Visit): Promise<void> {
    await visit.page.reload();
    await visit.until('signin-step', {from: null, to: SMS, cause: 'resume'});
  }

  const records = (visit: Visit) =>
    visit.page.evaluate(() => Object.keys(sessionStorage).filter((key) => /^amplify-signin-flow/.test(key)));

  it('goes on at the step as often as that happens, and sends nothing for it', async () => {
    const {ada, visit} = await atCode();
    const sent = demo.cognito.outbox.messages().length;
    await reload(visit);
    await reload(visit);
    assert.equal(demo.cognito.outbox.messages().length, sent);
    assert.equal(await visit.hasFired('signin-code-sent'), false);
    assert.ok((await visit.page.locator('otp-input').innerText()).includes(ada.destination));
    await visit.enterCode(ada.code);
    await visit.until('signin-done', {username: ada.username, resumed: true});
    await visit.leave();
  });

  it('can start again, with the login id and without the record', async () => {
    const {ada, visit} = await atCode();
    await reload(visit);
    assert.equal((await records(visit)).length, 1);
    await visit.act('restart');
    await visit.until('signin-step', {from: SMS, to: 'SIGN_IN', cause: 'restart'});
    assert.equal(await visit.page.locator('input[name=username]').inputValue(), ada.username);
    assert.deepEqual(await records(visit), []);
    await visit.page.reload();
    await visit.until('signin-step', {from: null, to: 'SIGN_IN', cause: 'start'});
    await visit.leave();
  });

  it('has no password, and asks for it where a new code is wanted', async () => {
    const {ada, visit} = await atCode();
    await reload(visit);
    await visit.page.clock.install();
    await visit.page.clock.fastForward(30_000);
    await visit.act('resend');
    await visit.until('signin-step', {from: SMS, to: 'SIGN_IN', cause: 'resend'});
    assert.equal(await visit.problem(), 'passwordNeeded');
    assert.equal(await visit.focused(), 'password');
    assert.equal(await visit.page.locator('input[name=username]').inputValue(), ada.username);
    await visit.page.keyboard.type(ada.password);
    await visit.page.keyboard.press('Enter');
    await visit.until('signin-step', {to: SMS});
    await visit.enterCode(ada.code);
    await visit.until('signin-done', {username: ada.username, resumed: false});
    await visit.leave();
  });

  it('is a way out of a call that hangs', async () => {
    const {ada, visit} = await atCode();
    const hang = demo.cognito.faults.add({kind: 'hang'});
    await visit.enterCode(ada.code);
    await visit.page.locator('amplify-signin-flow:state(busy)').waitFor();
    await reload(visit);
    demo.cognito.faults.remove(hang.id);
    await visit.enterCode(ada.code);
    await visit.until('signin-done', {username: ada.username, resumed: true});
    await visit.leave(CUT_OFF);
  });

  it('leads on when the answer had been taken, and nobody has heard of it', async () => {
    const {ada, visit} = await atCode();
    const pool = new URL('/', demo.cognitoUrl).href;
    // The service has signed the user in, and the page is left before it knows.
    let isTaken = false;
    const taken = new Promise<number>((resolve) => {
      void visit.page.route(pool, async (route) => {
        if (isTaken) return route.continue();
        isTaken = true;
        resolve((await route.fetch()).status());
      });
    });
    await visit.enterCode(ada.code);
    assert.equal(await taken, 200);
    await reload(visit);
    await visit.enterCode(ada.code);
    await visit.until('signin-expired', {step: SMS});
    await visit.until('signin-step', {from: SMS, to: 'SIGN_IN', cause: 'expired'});
    assert.equal(await visit.problem(), 'sessionExpired');
    await visit.signIn(ada.username, ada.password);
    await visit.until('signin-step', {to: SMS});
    await visit.enterCode(ada.code);
    await visit.until('signin-done', {username: ada.username});
    await visit.leave(REFUSED);
  });
});
