import {TheirOtpInput} from '../support/their-otp-input.js';
import {expect} from '@open-wc/testing';
import {OtpInput} from '../../src/elements/otp-input.js';
import {answer, showFlow, stepOf} from '../support/flows.js';
import {DONE, TOTP} from '../support/scripted-auth.js';

describe('A page that has an otp-input of its own', () => {
  it('keeps it, and the flow shows ours', async () => {
    expect(customElements.get('otp-input')).to.equal(TheirOtpInput);
    const {flow} = await showFlow([TOTP, DONE]);
    await answer(flow, {username: 'ada', password: 'pw'});
    expect(stepOf(flow)).to.be.instanceOf(OtpInput);
    await answer(flow, {code: '123456'});
    expect(flow.step).to.equal('DONE');
  });
});
