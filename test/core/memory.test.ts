import assert from 'node:assert/strict';
import {afterEach, beforeEach, describe, it, mock} from 'node:test';
import {type ChoiceStep, Memory, PASSWORD_KEPT_FOR} from '../../src/core/memory.js';

describe('Memory', () => {
  beforeEach(() => {
    mock.timers.enable({apis: ['setTimeout', 'Date'], now: 0});
  });
  afterEach(() => {
    mock.timers.reset();
  });

  it('forgets the password after 15 minutes', () => {
    const memory = new Memory();
    memory.password = 'secret';
    mock.timers.tick(PASSWORD_KEPT_FOR - 1);
    assert.equal(memory.password, 'secret');
    mock.timers.tick(1);
    assert.equal(memory.password, undefined);
  });

  it('begins to count anew with each password', () => {
    const memory = new Memory();
    memory.password = 'one';
    mock.timers.tick(PASSWORD_KEPT_FOR - 1);
    memory.password = 'two';
    mock.timers.tick(PASSWORD_KEPT_FOR - 1);
    assert.equal(memory.password, 'two');
  });

  it('keeps the login id, and nothing else, when told to forget', () => {
    const memory = new Memory();
    Object.assign(memory, {loginId: 'ada', password: 'secret', factors: ['PASSWORD']});
    memory.forget();
    assert.deepEqual([memory.loginId, memory.password, memory.factors], ['ada', undefined, []]);
  });

  it('keeps the choices in their order, and those after a choice only as long as that stands', () => {
    const memory = new Memory();
    const choose = (signInStep: ChoiceStep['signInStep'], response: string) => {
      memory.choose({step: {signInStep}, response});
    };
    const responses = () => memory.choices.map(({response}) => response);
    choose('CONTINUE_SIGN_IN_WITH_FIRST_FACTOR_SELECTION', 'PASSWORD_SRP');
    choose('CONTINUE_SIGN_IN_WITH_MFA_SELECTION', 'SMS');
    assert.deepEqual(responses(), ['PASSWORD_SRP', 'SMS']);
    choose('CONTINUE_SIGN_IN_WITH_MFA_SELECTION', 'EMAIL');
    assert.deepEqual(responses(), ['PASSWORD_SRP', 'EMAIL']);
    choose('CONTINUE_SIGN_IN_WITH_FIRST_FACTOR_SELECTION', 'EMAIL_OTP');
    assert.deepEqual(responses(), ['EMAIL_OTP']);
    memory.goBackTo('CONTINUE_SIGN_IN_WITH_MFA_SELECTION');
    assert.deepEqual(responses(), ['EMAIL_OTP']);
    memory.goBackTo('CONTINUE_SIGN_IN_WITH_FIRST_FACTOR_SELECTION');
    assert.deepEqual(responses(), []);
  });

  it('knows what can be answered again without the user: no passkey, and nothing that was not given', () => {
    const memory = new Memory();
    assert.deepEqual([...memory.answers], []);
    memory.choose({
      step: {signInStep: 'CONTINUE_SIGN_IN_WITH_FIRST_FACTOR_SELECTION'},
      response: 'WEB_AUTHN',
    });
    memory.choose({step: {signInStep: 'CONTINUE_SIGN_IN_WITH_MFA_SETUP_SELECTION'}, response: 'EMAIL'});
    memory.newEmail = 'ada@example.com';
    memory.password = 'secret';
    assert.deepEqual(
      [...memory.answers],
      [
        ['CONTINUE_SIGN_IN_WITH_MFA_SETUP_SELECTION', 'EMAIL'],
        ['CONFIRM_SIGN_IN_WITH_PASSWORD', 'secret'],
        ['CONTINUE_SIGN_IN_WITH_EMAIL_SETUP', 'ada@example.com'],
      ],
    );
    memory.forgetWay();
    assert.deepEqual([...memory.answers.values()], ['secret']);
  });

  it('forgets all of one user when another signs in, and nothing when it is the same', () => {
    const memory = new Memory();
    memory.signInAs('ada');
    memory.password = 'secret';
    memory.hasForgotten = true;
    memory.signInAs('ada');
    assert.deepEqual([memory.password, memory.hasForgotten], ['secret', true]);
    memory.signInAs('bob');
    assert.deepEqual([memory.loginId, memory.password, memory.hasForgotten], ['bob', undefined, false]);
  });
});
