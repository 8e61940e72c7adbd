import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {interleaveSignIns} from './support/two-pools/interleave.js';
import {call, TwoPools} from './support/two-pools/two-pools.js';
import {useBrowser, Visit} from './support/visit.js';

const NOBODY = {clientId: undefined, issuer: undefined, sub: undefined, loginId: undefined};

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
    assert.deepEqual(await call(visit, 'sessionOf', 'second'), NOBODY);
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
    assert.deepEqual(await call(visit, 'sessionOf', 'second'), NOBODY);
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
});
