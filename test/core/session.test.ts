import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {isSetup, Session, sharesSession} from '../../src/core/session.js';
import {type FlowStep, type NextStep, resetCodeStep, START} from '../../src/core/step.js';
import {DONE, SELECTION, SMS, TOTP} from '../support/scripted-auth.js';

const MINUTE = 60_000;
const SETUPS: NextStep = {signInStep: 'CONTINUE_SIGN_IN_WITH_MFA_SETUP_SELECTION'};
const EMAIL_SETUP: NextStep = {signInStep: 'CONTINUE_SIGN_IN_WITH_EMAIL_SETUP'};
const PASSWORD: NextStep = {signInStep: 'CONFIRM_SIGN_IN_WITH_PASSWORD'};

describe('A session', () => {
  for (const [minutes, valid] of [
    [undefined, 3],
    [3, 3],
    [7.5, 7.5],
    [15, 15],
    [0, 3],
    [-1, 3],
    [60, 15],
    [Number.NaN, 3],
    [Infinity, 3],
  ] as const)
    it(`of ${String(minutes)} minutes lasts ${String(valid)}`, (t) => {
      t.mock.timers.enable({apis: ['setTimeout', 'Date'], now: 1000});
      const session = new Session(() => true);
      session.begin(TOTP, minutes);
      assert.equal(session.until, 1000 + valid * MINUTE);
    });

  const without: FlowStep[] = [
    START,
    {signInStep: 'RESET_PASSWORD'},
    resetCodeStep(undefined),
    {signInStep: 'CONFIRM_SIGN_UP'},
    DONE,
  ];
  for (const step of without)
    it(`is none at ${step.signInStep}${'hasCode' in step ? ', with a code' : ''}`, () => {
      const session = new Session(() => assert.fail());
      session.begin(step, 3);
      assert.equal(session.until, undefined);
    });

  it('says once that it has ended, and begins anew', (t) => {
    t.mock.timers.enable({apis: ['setTimeout', 'Date'], now: 0});
    let ended = 0;
    const session = new Session(() => {
      ended += 1;
      return true;
    });
    session.begin(TOTP, 3);
    t.mock.timers.tick(2 * MINUTE);
    session.begin(SMS, 3);
    t.mock.timers.tick(3 * MINUTE - 1);
    assert.equal(ended, 0);
    t.mock.timers.tick(1);
    assert.equal(ended, 1);
    t.mock.timers.tick(10 * MINUTE);
    assert.equal(ended, 1);
    session.hasEnded = true;
    session.begin(TOTP, 3);
    assert.equal(session.hasEnded, false);
  });

  it('that was over while the device slept ends when the page is seen again', (t) => {
    t.mock.timers.enable({apis: ['setTimeout', 'Date'], now: 0});
    let ended = 0;
    const session = new Session(() => {
      ended += 1;
      return true;
    });
    session.begin(TOTP, 3);
    t.mock.timers.setTime(60 * MINUTE);
    session.check();
    assert.equal(ended, 1);
  });

  it('that ended when nobody could be told says so at the next look', (t) => {
    t.mock.timers.enable({apis: ['setTimeout', 'Date'], now: 0});
    let told = 0;
    let isBusy = true;
    const session = new Session(() => {
      if (!isBusy) told += 1;
      return !isBusy;
    });
    session.begin(TOTP, 3);
    t.mock.timers.tick(4 * MINUTE);
    session.check();
    assert.equal(told, 0);
    isBusy = false;
    session.check();
    session.check();
    assert.equal(told, 1);
  });

  it('runs on where Amplify goes on without Cognito, and nowhere else', () => {
    assert.equal(sharesSession(SETUPS, EMAIL_SETUP), true);
    assert.equal(sharesSession(SELECTION, PASSWORD), true);
    assert.equal(sharesSession(START, EMAIL_SETUP), false);
    assert.equal(sharesSession(SELECTION, SMS), false);
  });

  it('of a set-up is known', () => {
    assert.deepEqual([EMAIL_SETUP, SETUPS, TOTP].map(isSetup), [true, false, false]);
  });
});
