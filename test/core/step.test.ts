import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {type NextStep, publicStep} from '../../src/core/step.js';

describe('publicStep', () => {
  it('leaves the secret of an authenticator app out', () => {
    const step: NextStep = {
      signInStep: 'CONTINUE_SIGN_IN_WITH_TOTP_SETUP',
      totpSetupDetails: {sharedSecret: 'JBSWY3DPEHPK3PXP', getSetupUri: () => new URL('otpauth://totp')},
    };
    assert.deepEqual(publicStep(step), {signInStep: 'CONTINUE_SIGN_IN_WITH_TOTP_SETUP'});
  });

  it('leaves out what it does not know', () => {
    const step = {signInStep: 'DONE', session: 'secret'} as NextStep;
    assert.deepEqual(publicStep(step), {signInStep: 'DONE'});
  });

  it('is a frozen copy that can be cloned', () => {
    const step: NextStep = {
      signInStep: 'CONFIRM_SIGN_IN_WITH_SMS_CODE',
      codeDeliveryDetails: {deliveryMedium: 'SMS', destination: '+*******4567'},
    };
    const copy = publicStep(step);
    assert.deepEqual(structuredClone(copy), step);
    assert.ok(Object.isFrozen(copy) && Object.isFrozen(copy.codeDeliveryDetails));
    assert.ok(!Object.isFrozen(step.codeDeliveryDetails));
  });
});
