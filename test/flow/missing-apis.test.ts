import '../support/without-newer-apis.js';
import {expect} from '@open-wc/testing';
import {OtpInput} from '../../src/elements/otp-input.js';
import {SignInForm} from '../../src/elements/sign-in-form.js';
import {answer, next, showFlow, stepOf} from '../support/flows.js';
import {one, submit} from '../support/forms.js';
import {pretend} from '../support/pretend.js';
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

  it('announces a problem at a field whose text cannot be selected', async () => {
    const {flow} = await showFlow();
    pretend(HTMLInputElement.prototype, 'select', {value: undefined});
    flow.focus();
    submit(stepOf(flow));
    for (let updates = 0; updates < 3; updates += 1) await flow.updateComplete;
    expect(one(stepOf(flow), 'form [role=status]').textContent).to.equal('Enter your username.');
  });

  it('is removed without an uncaught error where queueMicrotask is missing', async () => {
    const {flow} = await showFlow();
    pretend(window, 'queueMicrotask', {value: undefined});
    const errors: string[] = [];
    const note = ({message}: ErrorEvent) => errors.push(message);
    window.addEventListener('error', note);
    flow.remove();
    window.removeEventListener('error', note);
    expect(errors).to.eql([]);
  });
});
