import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {type Demo, startDemo} from '../../demo/start-demo.js';
import {Person} from './support/people.js';
import {STATIONS, Traveller} from './support/stations.js';
import {useBrowser, Visit} from './support/visit.js';

const SMS = 'CONFIRM_SIGN_IN_WITH_SMS_CODE';
const REFUSED = /status of 400/;
/** In seconds, and one more: a session, the password in memory, and a code that belongs to no session. */
const [SESSION, PASSWORD, CODE] = [181, 901, 3601];

/** Codes with no session around them. */
const OUTSIDE = STATIONS.filter(({hasResend, hasSession}) => hasResend && !hasSession);

/** `each-step.test.ts` has a dead session in each step; this is what the page's own clock has to do with it. */
describe('Time that has run out', () => {
  const browser = useBrowser();
  let demo: Demo;
  before(async () => {
    demo = await startDemo({port: 0, cognitoPort: 0});
  });
  after(() => demo.close());

  async function atCode(): Promise<{ada: Person; visit: Visit}> {
    const ada = new Person(demo.cognito, ['SMS']);
    const visit = await Visit.to(browser(), demo.url);
    await visit.signIn(ada.username, ada.password);
    await visit.until('signin-step', {to: SMS});
    await visit.page.clock.install();
    return {ada, visit};
  }

  const typed = (visit: Visit) => visit.page.locator('amplify-signin-flow [name=code]').inputValue();
  const countExpired = (visit: Visit) => visit.fired.filter(({type}) => type === 'signin-expired').length;

  it('is shown before, as it becomes less', async () => {
    const {visit} = await atCode();
    const time = visit.page.locator('amplify-signin-flow [part=time]');
    await time.getByText('3 minutes').waitFor();
    await visit.page.clock.fastForward(150_000);
    await time.getByText(/\b(30|[12]\d) seconds/).waitFor();
    await visit.page.clock.fastForward(31_000);
    await time.waitFor({state: 'detached'});
    await visit.leave();
  });

  it('leaves the screen as it is, and the answer is taken where the pool gives more time', async () => {
    const {ada, visit} = await atCode();
    await visit.page.keyboard.type(ada.code);
    await visit.page.clock.fastForward(SESSION * 1000);
    await visit.until('signin-expired', {step: SMS});
    await visit.page.locator('[data-problem=timeIsUp]').waitFor();
    assert.equal(await typed(visit), ada.code);
    assert.equal(await visit.focused(), 'code');
    await visit.submit();
    await visit.until('signin-done', {username: ada.username, resumed: false});
    await visit.leave();
  });

  it('leads to a new code where the pool gives no more, and is told of once', async () => {
    const {ada, visit} = await atCode();
    const {code} = ada;
    await visit.page.keyboard.type(code);
    await visit.page.clock.fastForward(SESSION * 1000);
    demo.cognito.clock.advance(SESSION);
    await visit.until('signin-expired', {step: SMS});
    await visit.submit();
    await visit.until('signin-step', {from: SMS, to: SMS, cause: 'expired'});
    await visit.until('signin-code-sent', {step: SMS});
    assert.equal(countExpired(visit), 1);
    assert.equal(await visit.problem(), 'codeRenewed');
    assert.equal(await typed(visit), code);
    await visit.page.locator('amplify-signin-flow [part=time]').getByText('3 minutes').waitFor();
    await visit.fill('code', ada.code);
    await visit.submit();
    await visit.until('signin-done', {username: ada.username});
    await visit.leave(REFUSED);
  });

  it('leads to the start form when the password was not kept for so long', async () => {
    const {ada, visit} = await atCode();
    const {code} = ada;
    await visit.page.clock.fastForward(PASSWORD * 1000);
    demo.cognito.clock.advance(PASSWORD);
    await visit.until('signin-expired', {step: SMS});
    await visit.fill('code', code);
    await visit.submit();
    await visit.until('signin-step', {from: SMS, to: 'SIGN_IN', cause: 'expired'});
    assert.equal(await visit.problem(), 'sessionExpired');
    assert.equal(await visit.page.locator('input[name=username]').inputValue(), ada.username);
    await visit.signIn(ada.username, ada.password);
    await visit.until('signin-step', {to: SMS});
    await visit.enterCode(ada.code);
    await visit.until('signin-done', {username: ada.username});
    await visit.leave(REFUSED);
  });

  it('leaves it to the page what to do, if the page wants that', async () => {
    const {ada, visit} = await atCode();
    await visit.page.evaluate(() => {
      document.addEventListener('signin-expired', (event) => {
        event.preventDefault();
      });
    });
    demo.cognito.clock.advance(SESSION);
    const sent = demo.cognito.outbox.messages().length;
    await visit.enterCode(ada.code);
    await visit.until('signin-error', {step: SMS, recovery: 'restart'});
    assert.equal(await visit.outcome(), '');
    assert.equal(await visit.problem(), 'sessionExpired');
    assert.equal(demo.cognito.outbox.messages().length, sent);
    await visit.act('restart');
    await visit.until('signin-step', {from: SMS, to: 'SIGN_IN', cause: 'restart'});
    await visit.signIn(ada.username, ada.password);
    await visit.until('signin-step', {to: SMS});
    await visit.enterCode(ada.code);
    await visit.until('signin-done', {username: ada.username});
    await visit.leave(REFUSED);
  });

  it('has codes outside of a session to be tried with', () => {
    assert.deepEqual(OUTSIDE.map(({step}) => step).sort(), ['CONFIRM_SIGN_UP', 'RESET_PASSWORD']);
  });

  for (const station of OUTSIDE)
    it(`lets a new code be sent, and needs no new sign-in: ${station.name}`, async () => {
      const {step} = station;
      const visit = await Visit.to(browser(), demo.url);
      const traveller = new Traveller(visit, demo.cognito, station);
      await traveller.arrive();
      await visit.page.clock.install();
      assert.equal(await visit.page.locator('amplify-signin-flow [part=time]').count(), 0);
      demo.cognito.clock.advance(CODE);
      await traveller.answer('right');
      await visit.until('signin-error', {step, name: 'ExpiredCodeException', recovery: 'retry'});
      assert.equal(await visit.problem(), 'codeOutdated');
      await visit.page.clock.fastForward(30_000);
      await visit.act('resend');
      await visit.until('signin-code-sent', {step});
      await traveller.settle();
      await traveller.goHome();
      await visit.until('signin-done', {username: traveller.person.username});
      assert.equal(countExpired(visit), 0);
      await visit.leave(REFUSED);
    });
});
