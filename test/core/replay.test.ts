import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import type {Way} from '../../src/core/call.js';
import {type ChoiceStep, Memory} from '../../src/core/memory.js';
import type {SignInSettings} from '../../src/core/options.js';
import {replay} from '../../src/core/replay.js';
import type {NextStep, SignInInput} from '../../src/core/step.js';
import {
  DONE,
  EMAIL,
  type ScriptedAnswer,
  ScriptedAuth,
  SELECTION,
  SMS,
  TOTP,
  WRONG_PASSWORD,
} from '../support/scripted-auth.js';

const FACTORS: NextStep = {
  signInStep: 'CONTINUE_SIGN_IN_WITH_FIRST_FACTOR_SELECTION',
  availableChallenges: ['WEB_AUTHN', 'PASSWORD_SRP', 'EMAIL_OTP'],
};
const SETUPS: NextStep = {
  signInStep: 'CONTINUE_SIGN_IN_WITH_MFA_SETUP_SELECTION',
  allowedMFATypes: ['TOTP', 'EMAIL'],
};
const EMAIL_SETUP: NextStep = {signInStep: 'CONTINUE_SIGN_IN_WITH_EMAIL_SETUP'};
const PASSWORD: NextStep = {signInStep: 'CONFIRM_SIGN_IN_WITH_PASSWORD'};

function setUp(answers: ScriptedAnswer[], settings: SignInSettings = {}) {
  const auth = new ScriptedAuth(answers);
  const memory = new Memory();
  memory.loginId = 'ada';
  const way: Way = {auth, settings, clientMetadata: undefined, memory};
  const choose = (step: NextStep, response: string) => {
    memory.choose({step: step as ChoiceStep, response});
  };
  return {auth, memory, way, choose};
}

const USER_AUTH = {authFlow: 'USER_AUTH'} as const;

describe('Signing in again from memory', () => {
  it('makes the choices again, as far as the step that is wanted', async () => {
    const {auth, memory, way, choose} = setUp([SELECTION, SMS]);
    memory.password = 'pw';
    choose(SELECTION, 'SMS');
    assert.equal((await replay(way, SMS.signInStep)).nextStep, SMS);
    assert.deepEqual(auth.told, ['ada/pw', 'SMS']);
  });

  it('stops at a choice that is wanted again', async () => {
    const {auth, memory, way, choose} = setUp([SELECTION]);
    memory.password = 'pw';
    choose(SELECTION, 'SMS');
    assert.equal((await replay(way, SELECTION.signInStep)).nextStep, SELECTION);
    assert.deepEqual(auth.told, ['ada/pw']);
  });

  it('gives the password where it is asked for after the choice, and asks for the list', async () => {
    const {auth, memory, way, choose} = setUp([FACTORS, PASSWORD, TOTP], {
      ...USER_AUTH,
      preferredChallenge: 'PASSWORD_SRP',
    });
    memory.password = 'pw';
    choose(FACTORS, 'PASSWORD_SRP');
    assert.equal((await replay(way, TOTP.signInStep)).nextStep, TOTP);
    assert.deepEqual(auth.told, ['ada', 'PASSWORD_SRP', 'pw']);
    const [, input] = auth.calls[0] ?? [];
    assert.deepEqual((input as SignInInput).options, {authFlowType: 'USER_AUTH'});
  });

  it('gives the address again to which codes are to be sent', async () => {
    const {auth, memory, way, choose} = setUp([SETUPS, EMAIL_SETUP, EMAIL]);
    memory.password = 'pw';
    memory.newEmail = 'ada@example.com';
    choose(SETUPS, 'EMAIL');
    assert.equal((await replay(way, EMAIL.signInStep)).nextStep, EMAIL);
    assert.deepEqual(auth.told, ['ada/pw', 'EMAIL', 'ada@example.com']);
  });

  it('leaves a passkey to the user', async () => {
    const {auth, way, choose} = setUp([FACTORS], USER_AUTH);
    choose(FACTORS, 'WEB_AUTHN');
    assert.equal((await replay(way, TOTP.signInStep)).nextStep, FACTORS);
    assert.deepEqual(auth.told, ['ada']);
  });

  it('gives each answer once: what is asked for again was not taken', async () => {
    const {auth, memory, way, choose} = setUp([SELECTION, SELECTION]);
    memory.password = 'pw';
    choose(SELECTION, 'SMS');
    assert.equal((await replay(way, SMS.signInStep)).nextStep, SELECTION);
    assert.deepEqual(auth.told, ['ada/pw', 'SMS']);
  });

  it('ends before what only the user can answer, and where nothing is asked any more', async () => {
    for (const last of [TOTP, DONE]) {
      const {auth, memory, way} = setUp([last]);
      memory.password = 'pw';
      assert.equal((await replay(way, SMS.signInStep)).nextStep, last);
      assert.deepEqual(auth.told, ['ada/pw']);
    }
  });

  it('asks for the password where it is needed and nobody knows it', async () => {
    const {auth, way} = setUp([]);
    const {nextStep, problem} = await replay(way, TOTP.signInStep);
    assert.deepEqual([nextStep.signInStep, problem?.key], ['SIGN_IN', 'passwordNeeded']);
    assert.deepEqual(auth.calls, []);
  });

  it('is rejected with what a call on the way was rejected with', async () => {
    const {memory, way, choose} = setUp([SELECTION, WRONG_PASSWORD]);
    memory.password = 'pw';
    choose(SELECTION, 'SMS');
    await assert.rejects(replay(way, SMS.signInStep), WRONG_PASSWORD);
  });
});
