import assert from 'node:assert/strict';
import {beforeEach, describe, it} from 'node:test';
import {page} from '../../src/core/one-at-a-time.js';
import {CONFIGURED_BY_PAGE, PoolClaim} from '../../src/core/pool-claim.js';

const [A, B] = ['eu-west-1_A/one', 'eu-west-1_B/two'];

/** A tag that is on the page, and has chosen a pool already if one is given. */
function tag(pool?: string): PoolClaim {
  const claim = new PoolClaim();
  claim.join();
  if (pool) {
    claim.mayConfigure(pool, undefined);
    claim.pool = pool;
  }
  return claim;
}

describe('PoolClaim', () => {
  beforeEach(() => page().claims?.clear());

  it('lets a tag configure what is not configured, and what is configured so already', () => {
    tag(B);
    assert.equal(tag().mayConfigure(A, undefined), true);
    assert.equal(tag().mayConfigure(A, A), true);
  });

  it('lets the only tag replace the configuration', () => {
    const only = tag(A);
    assert.equal(only.mayConfigure(B, A), true);
  });

  it('keeps the configuration that another tag needs', () => {
    tag(A);
    assert.equal(tag().mayConfigure(B, A), false);
  });

  it('keeps the configuration of the page for a tag without settings', () => {
    const withoutSettings = tag();
    withoutSettings.pool = CONFIGURED_BY_PAGE;
    assert.equal(tag().mayConfigure(B, A), false);
  });

  it('ignores tags that need no configuration', () => {
    tag();
    assert.equal(tag().mayConfigure(B, A), true);
  });

  it('counts a tag that was removed before this one had chosen', () => {
    const [first, second] = [tag(), tag()];
    first.pool = A;
    first.leave();
    assert.equal(second.mayConfigure(B, A), false);
  });

  it('counts a tag that was added and removed before this one had chosen', () => {
    const first = tag();
    const second = tag(B);
    second.leave();
    assert.equal(first.mayConfigure(A, B), false);
  });

  it('does not count a tag that was removed before this one was added', () => {
    tag(A).leave();
    assert.equal(tag().mayConfigure(B, A), true);
  });

  it('does not let a detached tag replace the configuration', () => {
    const detached = tag(A);
    detached.leave();
    assert.equal(detached.mayConfigure(A, B), false);
  });
});
