import assert from 'node:assert/strict';
import {describe, it, type TestContext} from 'node:test';
import {Alarm} from '../../src/core/timers.js';

function setUp({mock}: TestContext) {
  mock.timers.enable({apis: ['setTimeout', 'Date'], now: 0});
  let rung = 0;
  const alarm = new Alarm(() => {
    rung += 1;
  });
  return {alarm, timers: mock.timers, rings: () => rung};
}

describe('An alarm', () => {
  it('rings once, at its moment', (t) => {
    const {alarm, timers, rings} = setUp(t);
    alarm.set(10_000);
    timers.tick(9_999);
    assert.equal(rings(), 0);
    timers.tick(1);
    assert.equal(rings(), 1);
    timers.tick(60_000);
    assert.equal(rings(), 1);
  });

  it('rings at the moment that was set last, and at none that was taken back', (t) => {
    const {alarm, timers, rings} = setUp(t);
    alarm.set(10_000);
    alarm.set(20_000);
    timers.tick(19_999);
    assert.equal(rings(), 0);
    alarm.set(undefined);
    timers.tick(60_000);
    assert.equal(rings(), 0);
  });

  it('rings for a moment that is over when its caller has ended', (t) => {
    const {alarm, timers, rings} = setUp(t);
    alarm.set(0);
    assert.equal(rings(), 0);
    timers.tick(0);
    assert.equal(rings(), 1);
  });

  it('goes by the clock: after a sleep it rings when it is looked at', (t) => {
    const {alarm, timers, rings} = setUp(t);
    alarm.set(180_000);
    timers.setTime(600_000);
    assert.equal(rings(), 0);
    alarm.check();
    assert.equal(rings(), 1);
    alarm.check();
    assert.equal(rings(), 1);
  });

  it('is late by no more than a second where nobody looks', (t) => {
    // The clock goes on while the device sleeps, and the timers do not.
    t.mock.timers.enable({apis: ['setTimeout']});
    let now = 0;
    t.mock.method(Date, 'now', () => now);
    let rung = 0;
    const alarm = new Alarm(() => {
      rung += 1;
    });
    alarm.set(180_000);
    now = 600_000;
    t.mock.timers.tick(999);
    assert.equal(rung, 0);
    t.mock.timers.tick(1);
    assert.equal(rung, 1);
  });

  it('can be set again by what it rings for', (t) => {
    t.mock.timers.enable({apis: ['setTimeout', 'Date'], now: 0});
    const rung: number[] = [];
    const alarm = new Alarm(() => {
      rung.push(Date.now());
      if (rung.length < 3) alarm.set(Date.now() + 5_000);
    });
    alarm.set(5_000);
    for (let second = 0; second < 60; second += 1) t.mock.timers.tick(1_000);
    assert.deepEqual(rung, [5_000, 10_000, 15_000]);
  });

  it('does not keep a process alive', () => {
    const alarm = new Alarm(() => undefined);
    const alive = () => process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;
    const before = alive();
    alarm.set(Date.now() + 60_000);
    assert.equal(alive(), before);
    alarm.set(undefined);
  });
});
