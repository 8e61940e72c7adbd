import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import type {Page} from 'playwright';
import {interleaveSignIns} from './support/two-pools/interleave.js';
import {Person} from './support/people.js';
import {call, TwoPools} from './support/two-pools/two-pools.js';
import {withoutContexts} from './support/two-pools/without-contexts.js';
import {plugIn} from './support/authenticator.js';
import {useBrowser, Visit} from './support/visit.js';

const TOTP = 'CONFIRM_SIGN_IN_WITH_TOTP_CODE';
const SIGNED_OUT = {clientId: undefined, issuer: undefined, sub: undefined, loginId: undefined};

describe('Two user pools on one page', () => {
  const browser = useBrowser();
  let pools: TwoPools;
  let url = '';
  before(async () => {
    pools = await TwoPools.open();
    const {first, second} = pools;
    url = await pools.serve(
      first.tag('auth-flow="USER_PASSWORD_AUTH"') + second.tag('auth-flow="USER_PASSWORD_AUTH"'),
    );
  });
  after(() => pools.close());

  it('have a session each, also after a reload, and signing out of one leaves the other', async () => {
    const {first, second} = pools;
    const [ada, otherAda] = [first.user('ada'), second.user('ada')];
    const visit = await Visit.to(browser(), url);
    await call(visit, 'signIn', 'first', ada.user);
    assert.equal(await call(visit, 'stepOf', 'second'), 'SIGN_IN');
    assert.deepEqual(await call(visit, 'sessionOf', 'second'), SIGNED_OUT);
    await call(visit, 'signIn', 'second', otherAda.user);
    const expectBoth = async () => {
      assert.deepEqual(await call(visit, 'sessionOf', 'first'), ada.expected);
      assert.deepEqual(await call(visit, 'sessionOf', 'second'), otherAda.expected);
      // Applications that ask Amplify itself get the session of the first tag.
      assert.deepEqual(await call(visit, 'session'), ada.expected);
    };
    await expectBoth();
    await visit.page.reload();
    await visit.until('signin-done', {alreadySignedIn: true});
    await visit.until('signin-done', {alreadySignedIn: true});
    await expectBoth();
    await call(visit, 'signOutOf', 'second');
    assert.deepEqual(await call(visit, 'sessionOf', 'second'), SIGNED_OUT);
    assert.deepEqual(await call(visit, 'sessionOf', 'first'), ada.expected);
    assert.deepEqual(
      [await call(visit, 'stepOf', 'first'), await call(visit, 'stepOf', 'second')],
      ['DONE', 'SIGN_IN'],
    );
    await call(visit, 'signIn', 'second', second.user('bob').user);
    await call(visit, 'signOut');
    await visit.until('signin-step', {from: 'DONE', to: 'SIGN_IN'});
    await visit.page.locator('#first [name=password]').waitFor();
    assert.deepEqual(await call(visit, 'sessionOf', 'second'), second.user('bob').expected);
    await visit.page.reload();
    await visit.until('signin-done', {loginId: 'bob', alreadySignedIn: true});
    assert.equal(await call(visit, 'stepOf', 'first'), 'SIGN_IN');
    await visit.leave();
  });
  for (const [flows, ...[firstFlow, secondFlow]] of [
    ['passwords', 'USER_PASSWORD_AUTH', 'USER_PASSWORD_AUTH'],
    ['SRP', 'USER_SRP_AUTH', 'USER_SRP_AUTH'],
    ['SRP and first factors', 'USER_SRP_AUTH', 'USER_AUTH" preferred-challenge="PASSWORD'],
  ] as const)
    it(`give interleaved sign-ins their own tokens: ${flows}`, async () => {
      const {first, second} = pools;
      const page = await pools.serve(
        first.tag(`auth-flow="${firstFlow}"`) + second.tag(`auth-flow="${secondFlow}"`),
      );
      const visit = await Visit.to(browser(), page);
      await interleaveSignIns(pools, visit, 8);
      await visit.leave();
    });

  it('share the page configuration before Amplify 6.22, and the console says so once, at load', async () => {
    const {first, second} = pools;
    const page = await pools.serve(first.tag() + second.tag() + second.tag().replace('id=', 'id=third-'), [
      withoutContexts,
    ]);
    const warnings: string[] = [];
    const visit = await Visit.to(browser(), page, {prepare: (each) => collectWarnings(each, warnings)});
    await call(visit, 'sessionOf', 'second');
    assert.equal(warnings.filter((text) => text.includes('aws-amplify 6.22')).length, 1);
    assert.match(warnings.join(), /eu-west-1_first.*eu-west-1_second/);
    await interleaveSignIns(pools, visit, 4);
    await visit.leave();
  });

  it('are named once on the console, at load, and one pool is not', async () => {
    const {first, second} = pools;
    const counts = [];
    for (const body of [first.tag() + second.tag(), first.tag() + first.tag().replace('id=', 'id=other-')]) {
      const warnings: string[] = [];
      const visit = await Visit.to(browser(), await pools.serve(body), {
        prepare: (page) => collectWarnings(page, warnings),
      });
      await call(visit, 'sessionOf', 'first');
      await visit.page.evaluate(() => customElements.whenDefined('amplify-signin-flow'));
      if (counts.length === 0) await call(visit, 'sessionOf', 'second');
      counts.push(warnings.filter((text) => text.includes('two user pools')).length);
      await visit.leave();
    }
    assert.deepEqual(counts, [1, 0]);
  });

  it('may each have several tags, which share the session of their pool', async () => {
    const {first, second} = pools;
    const page = await pools.serve(
      [first, second, first, second]
        .map((pool, index) =>
          pool.tag('auth-flow="USER_PASSWORD_AUTH"').replace(pool.id, `${pool.id}${String(index)}`),
        )
        .join(''),
    );
    const visit = await Visit.to(browser(), page);
    const [ada, bob] = [first.user('ada'), second.user('bob')];
    await call(visit, 'signIn', 'second1', bob.user);
    await visit.page.locator('#second3').getByText('signed in as bob').waitFor();
    await call(visit, 'signIn', 'first2', ada.user);
    await visit.page.locator('#first0').getByText('signed in as ada').waitFor();
    for (const id of ['first0', 'first2']) assert.deepEqual(await call(visit, 'sessionOf', id), ada.expected);
    for (const id of ['second1', 'second3'])
      assert.deepEqual(await call(visit, 'sessionOf', id), bob.expected);
    await call(visit, 'signOutOf', 'second3');
    await visit.page.locator('#second1 [name=password]').waitFor();
    assert.equal(await call(visit, 'stepOf', 'first0'), 'DONE');
    await visit.leave();
  });

  it('show the user of the new pool when the settings of a tag change', async () => {
    const {first, second} = pools;
    const visit = await Visit.to(browser(), url);
    const [ada, bob] = [first.user('ada'), second.user('bob')];
    await call(visit, 'signIn', 'first', ada.user);
    await call(visit, 'signIn', 'second', bob.user);
    const change = (to: string) =>
      visit.page.locator('#first').evaluate((flow, pool) => {
        const other = document.createRange().createContextualFragment(pool).firstElementChild;
        for (const {name, value} of other?.attributes ?? [])
          if (name !== 'id') flow.setAttribute(name, value);
      }, to);
    await change(second.tag());
    await visit.page.locator('#first').getByText('signed in as bob').waitFor();
    assert.deepEqual(await call(visit, 'sessionOf', 'first'), bob.expected);
    await call(visit, 'signOutOf', 'second');
    await visit.page.locator('#first [name=password]').waitFor();
    await change(first.tag());
    await visit.page.locator('#first').getByText('signed in as ada').waitFor();
    await visit.leave();
  });

  it('follow the other tab each', async () => {
    const {first, second} = pools;
    const visit = await Visit.to(browser(), url);
    const other = await visit.page.context().newPage();
    await other.goto(url);
    await call(visit, 'signIn', 'second', second.user('ada').user);
    await other.locator('#second').getByText('signed in as ada').waitFor();
    await call(visit, 'signIn', 'first', first.user('bob').user);
    await other.locator('#first').getByText('signed in as bob').waitFor();
    await call(visit, 'signOutOf', 'second');
    await other.locator('#second [name=password]').waitFor();
    assert.ok(await other.locator('#first').getByText('signed in as bob').isVisible());
    await visit.leave();
  });

  it('let a tag that was removed after the sign-in keep its session', async () => {
    const {first, second} = pools;
    const visit = await Visit.to(browser(), url);
    const [ada, bob] = [first.user('ada'), second.user('bob')];
    await call(visit, 'signIn', 'first', ada.user);
    await call(visit, 'signIn', 'second', bob.user);
    await call(visit, 'removeWhenDone');
    await visit.page.reload();
    await visit.until('signin-done', {loginId: 'ada', alreadySignedIn: true});
    await visit.until('signin-done', {loginId: 'bob', alreadySignedIn: true});
    assert.deepEqual(await call(visit, 'session'), ada.expected);
    assert.deepEqual(await call(visit, 'sessionsOfRemoved'), [ada.expected, bob.expected]);
    assert.deepEqual(await call(visit, 'session'), ada.expected);
    await visit.leave();
  });

  it('keep the page configuration that a tag without settings uses', async () => {
    const {first, second} = pools;
    const visit = await Visit.to(
      browser(),
      await pools.serve(
        `<script type="application/json" id="configuration">${JSON.stringify(first.configuration)}</script>
        <amplify-signin-flow id="first" auth-flow="USER_PASSWORD_AUTH"></amplify-signin-flow>
        ${second.tag('auth-flow="USER_PASSWORD_AUTH"')}`,
      ),
    );
    const [ada, bob] = [first.user('ada'), second.user('bob')];
    await call(visit, 'signIn', 'second', bob.user);
    await call(visit, 'signIn', 'first', ada.user);
    assert.deepEqual(await call(visit, 'session'), ada.expected);
    assert.deepEqual(await call(visit, 'sessionOf', 'second'), bob.expected);
    await visit.leave();
  });

  it('resume a sign-in after a reload, and renew one that the other pool has interrupted', async () => {
    const {first, second} = pools;
    const visit = await Visit.to(browser(), url);
    const [ada, bob] = [first.user('ada'), new Person(second.cognito, ['TOTP'])];
    const {sub} = second.cognito.users.find(bob.username) ?? {};
    const code = visit.page.locator('#second [name=code]');
    await call(visit, 'answer', 'second', bob.username, {password: bob.password});
    await code.waitFor();
    await visit.page.reload();
    await code.waitFor();
    assert.equal(await call(visit, 'stepOf', 'second'), TOTP);
    await call(visit, 'answer', 'second', bob.totp);
    assert.equal((await call(visit, 'sessionOf', 'second')).sub, sub);
    await call(visit, 'signOutOf', 'second');
    await call(visit, 'answer', 'second', bob.username, {password: bob.password});
    await code.waitFor();
    // Amplify holds one unfinished sign-in, whichever its context.
    await call(visit, 'signIn', 'first', ada.user);
    // A code is accepted once.
    second.cognito.clock.advance(30);
    await call(visit, 'answer', 'second', bob.totp);
    await visit.until('signin-step', {from: TOTP, to: TOTP, cause: 'expired'});
    await call(visit, 'answer', 'second', bob.totp);
    assert.equal((await call(visit, 'sessionOf', 'second')).sub, sub);
    assert.deepEqual(await call(visit, 'sessionOf', 'first'), ada.expected);
    await visit.leave(/status of 400/);
  });

  it('sign in with a passkey, also where the tag is not the first', async () => {
    const {first, second} = pools;
    const person = new Person(second.cognito, [], {firstFactors: ['PASSWORD', 'WEB_AUTHN']});
    const visit = await Visit.to(browser(), await pools.serve(second.tag('auth-flow="USER_PASSWORD_AUTH"')));
    await plugIn(visit);
    await call(visit, 'signIn', 'second', person);
    await call(visit, 'createPasskey');
    await call(visit, 'signOut');
    const both = await pools.serve(
      first.tag() + second.tag('auth-flow="USER_AUTH" preferred-challenge="WEB_AUTHN"'),
    );
    await visit.page.goto(both);
    await visit.until('signin-step', {from: null, to: 'SIGN_IN'});
    await call(visit, 'answer', 'second', person.username);
    assert.equal(await call(visit, 'stepOf', 'second'), 'DONE');
    assert.equal((await call(visit, 'sessionOf', 'second')).issuer, `${second.url}${second.cognito.poolId}`);
    assert.deepEqual(await call(visit, 'sessionOf', 'first'), SIGNED_OUT);
    await visit.leave();
  });
});

async function collectWarnings(page: Page, warnings: string[]): Promise<void> {
  page.on('console', (message) => {
    if (message.type() === 'warning') warnings.push(message.text());
  });
  await Promise.resolve();
}
