import assert from 'node:assert/strict';
import {afterEach, beforeEach, describe, it, mock} from 'node:test';
import {Deadline, now} from '../../src/core/clock.js';
import {Resends} from '../../src/core/resends.js';
import {Session} from '../../src/core/session.js';
import {Alarm} from '../../src/core/timers.js';
import {Waits} from '../../src/core/waits.js';

const HOUR = 3_600_000;
const MINUTE = 60_000;
const START = Date.UTC(2026, 0, 1);

beforeEach(() => mock.timers.enable({apis: ['Date', 'setTimeout'], now: START}));
afterEach(() => mock.timers.reset());

describe('now', () => {
  it('returns the last valid time where Date.now returns anything else', () => {
    assert.equal(now(), START);
    for (const value of [NaN, Infinity, undefined, null, '5', {}]) {
      const replaced = mock.method(Date, 'now', () => value as number);
      assert.equal(now(), START);
      replaced.mock.restore();
    }
  });
});

describe('Deadline', () => {
  it('keeps its moment while the clock runs', () => {
    const deadline = new Deadline(START + MINUTE);
    for (let seconds = 0; seconds < 120; seconds += 1) {
      assert.equal(deadline.at, START + MINUTE);
      mock.timers.tick(1000);
    }
  });

  it('is never farther away than before when the clock is moved back', () => {
    const deadline = new Deadline(START + MINUTE);
    mock.timers.tick(20_000);
    assert.equal(deadline.at - Date.now(), 40_000);
    mock.timers.setTime(START - HOUR);
    assert.equal(deadline.at - Date.now(), 40_000);
    mock.timers.tick(30_000);
    assert.equal(deadline.at - Date.now(), 10_000);
  });
});

describe('a clock that is moved back by an hour', () => {
  const moveBack = () => mock.timers.setTime(Date.now() - HOUR);

  it('does not delay an alarm', () => {
    const rung = mock.fn();
    new Alarm(rung).set(START + MINUTE);
    mock.timers.tick(30_000);
    // The timers of Node's mock follow its clock, and those of a browser do not.
    const {now: mocked} = Date;
    const moved = mock.method(Date, 'now', () => mocked() - HOUR);
    for (let second = 0; second < 32; second += 1) mock.timers.tick(1000);
    moved.mock.restore();
    assert.equal(rung.mock.callCount(), 1);
  });

  it('does not prolong a session', () => {
    const session = new Session(() => true);
    session.begin({signInStep: 'CONFIRM_SIGN_IN_WITH_TOTP_CODE'}, 3);
    moveBack();
    assert.equal((session.until ?? 0) - Date.now(), 3 * MINUTE);
  });

  it('does not keep a user from asking for a new code', () => {
    const resends = new Resends();
    resends.sent();
    moveBack();
    assert.equal(resends.next - Date.now(), 30_000);
  });

  it('does not prolong the wait after too many attempts', () => {
    const {until = 0} = new Waits().time({key: 'lockedOut', recovery: 'wait', name: 'x'} as never);
    assert.equal(until - Date.now(), 15_000);
    const problem = new Waits().time({key: 'lockedOut', recovery: 'wait', name: 'x'} as never);
    moveBack();
    assert.equal((problem.until ?? 0) - Date.now(), 15_000);
  });
});

describe('Alarm with a clock that stops to return numbers', () => {
  it('waits for the next second instead of looking without a pause', () => {
    const rung = mock.fn();
    new Alarm(rung).set(START + 5000);
    const replaced = mock.method(Date, 'now', () => NaN);
    mock.timers.tick(3000);
    assert.ok(replaced.mock.callCount() < 20);
    replaced.mock.restore();
    mock.timers.tick(3000);
    assert.equal(rung.mock.callCount(), 1);
  });
});
