import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import type {Problem, ProblemKey} from '../../src/core/problem.js';
import {Waits} from '../../src/core/waits.js';

const problem = (key: ProblemKey): Problem => ({key, name: 'X', recovery: 'wait'});
const seconds = ({until}: Problem) => until && until / 1000;

describe('Who was refused for trying too often', () => {
  const waits: [ProblemKey, number[]][] = [
    ['lockedOut', [15, 30, 60, 120, 240, 480, 900, 900]],
    ['tooManyAttempts', [60, 120, 240, 480, 900]],
    ['tooManyRequests', [5, 10, 20]],
  ];
  for (const [key, expected] of waits)
    it(`waits longer each time, and no more than 15 minutes (${key})`, (t) => {
      t.mock.timers.enable({apis: ['Date'], now: 0});
      const waits = new Waits();
      assert.deepEqual(
        expected.map(() => seconds(waits.time(problem(key)))),
        expected,
      );
    });

  it('waits from the moment of the refusal', (t) => {
    t.mock.timers.enable({apis: ['Date'], now: 1_000_000});
    assert.equal(new Waits().time(problem('lockedOut')).until, 1_015_000);
  });

  it('begins anew when something was taken', (t) => {
    t.mock.timers.enable({apis: ['Date'], now: 0});
    const waits = new Waits();
    waits.time(problem('lockedOut'));
    waits.time(problem('lockedOut'));
    waits.reset();
    assert.equal(seconds(waits.time(problem('lockedOut'))), 15);
  });

  it('does not wait for anything else', () => {
    const waits = new Waits();
    for (const key of ['wrongCode', 'network', 'sessionExpired', 'unexpected'] as const)
      assert.equal('until' in waits.time(problem(key)), false, key);
  });
});
