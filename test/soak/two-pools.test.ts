import {after, before, describe, it} from 'node:test';
import {interleaveSignIns} from '../e2e/support/two-pools/interleave.js';
import {TwoPools} from '../e2e/support/two-pools/two-pools.js';
import {useBrowser, Visit} from '../e2e/support/visit.js';

describe('Two user pools on one page', () => {
  const browser = useBrowser();
  let pools: TwoPools;
  before(async () => {
    pools = await TwoPools.open();
  });
  after(() => pools.close());

  it('give 500 interleaved sign-ins their own tokens', async () => {
    const {first, second} = pools;
    const url = await pools.serve(
      first.tag('auth-flow="USER_PASSWORD_AUTH"') + second.tag('auth-flow="USER_PASSWORD_AUTH"'),
    );
    const visit = await Visit.to(browser(), url);
    await interleaveSignIns(pools, visit, 500);
    await visit.leave();
  });
});
