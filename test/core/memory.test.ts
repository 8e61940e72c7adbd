import assert from 'node:assert/strict';
import {describe, it, mock} from 'node:test';
import {Memory, PASSWORD_KEPT_FOR} from '../../src/core/memory.js';

describe('Memory', () => {
  it('forgets the password after 15 minutes', () => {
    mock.timers.enable({apis: ['setTimeout']});
    const memory = new Memory();
    memory.password = 'secret';
    mock.timers.tick(PASSWORD_KEPT_FOR - 1);
    assert.equal(memory.password, 'secret');
    mock.timers.tick(1);
    assert.equal(memory.password, undefined);
    mock.timers.reset();
  });

  it('begins to count anew with each password', () => {
    mock.timers.enable({apis: ['setTimeout']});
    const memory = new Memory();
    memory.password = 'one';
    mock.timers.tick(PASSWORD_KEPT_FOR - 1);
    memory.password = 'two';
    mock.timers.tick(PASSWORD_KEPT_FOR - 1);
    assert.equal(memory.password, 'two');
    mock.timers.reset();
  });

  it('keeps the login id, and nothing else, when told to forget', () => {
    const memory = new Memory();
    Object.assign(memory, {loginId: 'ada', password: 'secret', factors: ['PASSWORD']});
    memory.forget();
    assert.deepEqual([memory.loginId, memory.password, memory.factors], ['ada', undefined, []]);
  });
});
