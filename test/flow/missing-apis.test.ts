import '../support/without-newer-apis.js';
import {expect} from '@open-wc/testing';
import {OtpInput} from '../../src/elements/otp-input.js';
import {SignInForm} from '../../src/elements/sign-in-form.js';
import {answer, next, showFlow, stepOf} from '../support/flows.js';
import {DONE, TOTP} from '../support/scripted-auth.js';

describe('AmplifySigninFlow without the APIs that it does not need', () => {
  it('signs in, fires signin-done and shows the confirmation', async () => {
    const {flow} = await showFlow([TOTP, DONE]);
    expect(stepOf(flow)).to.be.instanceOf(SignInForm);
    await answer(flow, {username: 'ada', password: 'pw'});
    expect(stepOf(flow)).to.be.instanceOf(OtpInput);
    const done = next(flow, 'signin-done');
    await answer(flow, {code: '123456'});
    await done;
    await flow.updateComplete;
    expect(stepOf(flow).localName).to.equal('sign-in-done');
  });

  it('has its styles from a <style> element in each tree', async () => {
    const {flow} = await showFlow();
    const form = stepOf(flow).querySelector('form')!;
    expect(getComputedStyle(form).display).to.equal('grid');
    expect(document.head.querySelectorAll('style').length).to.equal(1);
    expect(flow.shadowRoot!.querySelectorAll('style').length).to.equal(1);
  });
});
