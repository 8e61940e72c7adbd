import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import fc from 'fast-check';
import {Memory} from '../../src/core/memory.js';
import {recordOf, recall} from '../../src/core/resume.js';
import {isResumeRecord} from '../../src/core/valid-record.js';

const valid = () => {
  const memory = new Memory();
  memory.loginId = 'ada';
  memory.factors = ['PASSWORD_SRP'];
  memory.choose({
    step: {signInStep: 'CONTINUE_SIGN_IN_WITH_MFA_SELECTION', allowedMFATypes: ['SMS', 'TOTP']},
    response: 'SMS',
  });
  const codeDeliveryDetails = {deliveryMedium: 'SMS', destination: '+*******4567'} as const;
  return recordOf({signInStep: 'CONFIRM_SIGN_IN_WITH_SMS_CODE', codeDeliveryDetails}, memory, undefined);
};

describe('isResumeRecord', () => {
  it('accepts what recordOf has made, after JSON as well', () => {
    assert.ok(isResumeRecord(valid()));
    assert.ok(isResumeRecord(JSON.parse(JSON.stringify(valid()))));
  });

  it('accepts only what can be recalled (2,000 generated values)', () => {
    const spoiled = fc
      .tuple(fc.constantFrom(...Object.keys(valid())), fc.jsonValue())
      .map(([key, value]) => ({...valid(), [key]: value}));
    fc.assert(
      fc.property(fc.oneof(spoiled, fc.jsonValue(), fc.anything()), (value) => {
        if (isResumeRecord(value)) recall(value, new Memory());
      }),
      {numRuns: 2000},
    );
  });

  it('rejects a record without one of its parts', () => {
    for (const key of Object.keys(valid())) {
      const {[key as 'loginId']: _, ...rest} = valid();
      assert.equal(isResumeRecord(rest), false, key);
    }
  });
});
