import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {Resends} from '../../src/core/resends.js';

describe('The pauses between codes', () => {
  it('are half a minute, one, and then two', (t) => {
    t.mock.timers.enable({apis: ['Date'], now: 0});
    const resends = new Resends();
    assert.equal(resends.next, 0);
    const pauses = [1, 2, 3, 4, 5].map(() => {
      resends.sent();
      return resends.next / 1000;
    });
    assert.deepEqual(pauses, [30, 60, 120, 120, 120]);
  });

  it('begin when the code goes out', (t) => {
    t.mock.timers.enable({apis: ['Date'], now: 5_000});
    const resends = new Resends();
    resends.sent();
    t.mock.timers.tick(1_000_000);
    assert.equal(resends.next, 35_000);
  });

  it('are as long as Cognito wants, where it has refused', () => {
    const resends = new Resends();
    resends.waitUntil(99);
    assert.equal(resends.next, 99);
  });

  it('are counted anew at another step', (t) => {
    t.mock.timers.enable({apis: ['Date'], now: 0});
    const resends = new Resends();
    resends.sent();
    resends.sent();
    resends.reset();
    assert.equal(resends.next, 0);
    resends.sent();
    assert.equal(resends.next, 30_000);
  });
});
