import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import type {LoggedRequest} from '../../demo/local-cognito/index.js';
import {type Demo, startDemo} from '../../demo/start-demo.js';
import {type Station, STATIONS, Traveller} from './support/stations.js';
import {useBrowser, Visit} from './support/visit.js';

/** What the browser says by itself of an answer that is a refusal. */
const REFUSED = /status of 400/;
/** One second more than a session is valid. */
const EXPIRED = 181;

const DETAIL = {REMEMBERED: {resumed: true}, NEW: {resumed: false}};

describe('In each step', () => {
  const browser = useBrowser();
  let demo: Demo;
  before(async () => {
    demo = await startDemo({port: 0, cognitoPort: 0});
  });
  after(() => demo.close());

  async function travelTo(station: Station): Promise<{visit: Visit; traveller: Traveller}> {
    const visit = await Visit.to(browser(), demo.url);
    const traveller = new Traveller(visit, demo.cognito, station);
    await traveller.arrive();
    return {visit, traveller};
  }

  const stored = (visit: Visit) => visit.page.evaluate(() => JSON.stringify(Object.entries(sessionStorage)));

  /** All that is kept, but the session of Cognito, which Amplify keeps itself. */
  const kept = (visit: Visit) =>
    visit.page.evaluate(() =>
      JSON.stringify(
        [sessionStorage, localStorage]
          .flatMap((storage) => Object.entries(storage) as [string, string][])
          .filter(([key]) => !key.endsWith('.signInSession')),
      ),
    );

  /** How often a user has answered a challenge, without what Amplify sends again by itself. */
  async function countAnswers(username: string, challenge: string): Promise<number> {
    const response = await fetch(new URL('/local/requests', demo.cognitoUrl));
    const requests = (await response.json()) as readonly LoggedRequest[];
    const answers = requests.filter((each) => each.username === username && each.challenge === challenge);
    return new Set(answers.map(({invocationId}) => invocationId)).size;
  }

  for (const station of STATIONS) {
    const {name, step} = station;
    const isStart = step === 'SIGN_IN';

    it(`a reload leads back: ${name}`, async () => {
      const {visit, traveller} = await travelTo(station);
      const [key] = await visit.page.locator('[data-totp-key]').allTextContents();
      await traveller.fill('right');
      const everything = await kept(visit);
      for (const secret of await traveller.secrets()) assert.ok(!everything.includes(secret), everything);
      await visit.page.reload();
      await visit.until('signin-step', {from: null, to: step, cause: isStart ? 'start' : 'resume'});
      const [newKey] = await visit.page.locator('[data-totp-key]').allTextContents();
      if (key !== undefined) assert.notEqual(newKey, key);
      await visit.set(station.attributes ?? {});
      await traveller.goHome();
      // Whoever has to type the password once more begins anew.
      const beginsAnew = isStart || step === 'CONFIRM_SIGN_UP';
      await visit.until('signin-done', {
        username: traveller.person.username,
        ...(beginsAnew ? DETAIL.NEW : DETAIL.REMEMBERED),
      });
      assert.doesNotMatch(await stored(visit), /amplify-signin-flow:/);
      await visit.leave(REFUSED);
    });

    if (station.canBeWrong)
      it(`a wrong answer leads to the right one: ${name}`, async () => {
        const {visit, traveller} = await travelTo(station);
        await traveller.answer('wrong');
        const [problem] = await visit.page.locator('[data-problem]').all();
        assert.ok(problem);
        assert.equal(await traveller.step(), step);
        assert.notEqual(await visit.focused(), 'body');
        await traveller.goHome();
        await visit.until('signin-done', {username: traveller.person.username});
        await visit.leave(REFUSED);
      });

    if (station.hasSession)
      it(`a dead session is renewed: ${name}`, async () => {
        const {visit, traveller} = await travelTo(station);
        demo.cognito.clock.advance(EXPIRED);
        await traveller.fill('right');
        const code = visit.page.locator('amplify-signin-flow [name=code]');
        const typed = (await code.count()) > 0 ? await code.inputValue() : undefined;
        await visit.submit();
        await traveller.settle();
        if (station.isAnsweredAnyway) assert.equal(await visit.hasFired('signin-expired'), false);
        else {
          await visit.until('signin-expired', {step});
          await visit.until('signin-error', {step, recovery: 'restart'});
          await visit.until('signin-step', {from: step, to: step, cause: 'expired'});
          if (typed !== undefined && (await visit.page.locator('[data-totp-key]').count()) === 0)
            assert.equal(await code.inputValue(), typed);
        }
        await traveller.goHome();
        await visit.until('signin-done', {username: traveller.person.username, ...DETAIL.NEW});
        await visit.leave(REFUSED);
      });

    if (station.hasResend)
      it(`a new code can be sent: ${name}`, async () => {
        const {visit, traveller} = await travelTo(station);
        const {person} = traveller;
        const old = person.code;
        const choices = station.choice && (await countAnswers(person.username, station.choice));
        await visit.page.clock.install();
        const button = visit.page.locator('[slot=signin-step] [data-action=resend]');
        for (const pause of [30, 60, 120]) {
          assert.equal(await button.getAttribute('aria-disabled'), 'true');
          await visit.page.clock.fastForward(pause * 1000);
          // Playwright waits until it is no longer disabled.
          await button.click();
          await visit.until('signin-code-sent', {step});
          assert.notEqual(person.code, old);
          await traveller.settle();
          const notice = await visit.page.locator('.signin-notice').innerText();
          assert.match(notice, /^We sent a new code to /);
          assert.ok(notice.includes(person.destination), notice);
        }
        if (station.choice)
          assert.equal(await countAnswers(person.username, station.choice), Number(choices) + 3);
        // With all else that the form asks for, or it would not be sent.
        await traveller.fill('right');
        await visit.fill('code', old);
        await visit.submit();
        await traveller.settle();
        assert.equal(await traveller.step(), step);
        assert.equal(await visit.problem(), 'wrongCode');
        await traveller.goHome();
        await visit.until('signin-done', {username: traveller.person.username});
        await visit.leave(REFUSED);
      });

    it(`an answer is sent once, however often: ${name}`, async () => {
      const {visit, traveller} = await travelTo(station);
      const calls = new Map<string, Set<string>>();
      visit.page.on('request', (request) => {
        const {'x-amz-target': target, 'amz-sdk-invocation-id': id} = request.headers();
        if (!target || !id) return;
        const {ChallengeName = ''} = request.postDataJSON() as {ChallengeName?: string};
        const call = `${target} ${ChallengeName}`;
        calls.set(call, (calls.get(call) ?? new Set()).add(id));
      });
      await traveller.fill('right');
      await visit.page.locator('amplify-signin-flow form').evaluate((form: HTMLFormElement) => {
        const button = form.querySelector<HTMLButtonElement>('[type=submit]');
        button?.click();
        form.requestSubmit();
        button?.click();
      });
      await visit.page.keyboard.press('Enter');
      await traveller.settle();
      for (const [call, ids] of calls) assert.equal(ids.size, 1, call);
      await traveller.goHome();
      await visit.until('signin-done', {username: traveller.person.username});
      await visit.leave(REFUSED);
    });
  }
});
