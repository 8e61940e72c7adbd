import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import type {AuthClient} from '../../src/core/auth-client.js';
import {SignInFlow} from '../../src/core/sign-in-flow.js';
import type {NextStep} from '../../src/core/step.js';
import {wrapped} from '../support/wrapped-auth.js';
import {DONE, type ScriptedAnswer, ScriptedAuth, TOTP} from '../support/scripted-auth.js';

const RESET: NextStep = {signInStep: 'RESET_PASSWORD'};
const SIGN_UP: NextStep = {signInStep: 'CONFIRM_SIGN_UP'};

function setUp(answers: ScriptedAnswer[]) {
  const {auth, heard} = wrapped(new ScriptedAuth(answers));
  const flow = new SignInFlow({auth});
  flow.start();
  return {flow, heard};
}

/** Each function of the client, and a walk on which it is called. */
const WALKS: {readonly [N in keyof AuthClient]: () => Promise<string[]>} = {
  async signIn() {
    const {flow, heard} = setUp([DONE]);
    await flow.answer('ada', {password: 'pw'});
    assert.equal(flow.turn.kind, 'done');
    return heard;
  },
  async confirmSignIn() {
    const {flow, heard} = setUp([TOTP, DONE]);
    await flow.answer('ada', {password: 'pw'});
    await flow.answer('123456');
    assert.equal(flow.turn.kind, 'done');
    return heard;
  },
  async resetPassword() {
    const {flow, heard} = setUp([]);
    flow.forgotPassword('ada');
    await flow.answer('ada');
    assert.ok('hasCode' in flow.turn.step);
    return heard;
  },
  async confirmResetPassword() {
    const {flow, heard} = setUp([RESET, DONE]);
    await flow.answer('ada', {password: 'old'});
    await flow.answer('ada');
    await flow.answer('123456', {newPassword: 'new'});
    assert.equal(flow.turn.kind, 'done');
    return heard;
  },
  async confirmSignUp() {
    const {flow, heard} = setUp([SIGN_UP, DONE]);
    await flow.answer('ada', {password: 'pw'});
    await flow.answer('123456');
    assert.equal(flow.turn.kind, 'done');
    return heard;
  },
  async resendSignUpCode() {
    const {flow, heard} = setUp([SIGN_UP]);
    await flow.answer('ada', {password: 'pw'});
    await new Promise(setImmediate);
    assert.equal(flow.delivery?.destination, 'a***@e***');
    return heard;
  },
  async getCurrentUser() {
    const {flow, heard} = setUp([]);
    await flow.checkSignedIn();
    return heard;
  },
  async signOut() {
    const {flow, heard} = setUp([DONE]);
    await flow.answer('ada', {password: 'pw'});
    await flow.restart();
    assert.equal(flow.turn.step.signInStep, 'SIGN_IN');
    return heard;
  },
};

describe('A client of the application', () => {
  for (const [name, walk] of Object.entries(WALKS))
    it(`is asked for ${name}, and the flow needs nothing else`, async () => {
      assert.ok((await walk()).includes(name));
    });
});
