import {expect, fixture, html} from '@open-wc/testing';
import '../../src/define/sign-in-done.js';
import type {SignInDone} from '../../src/elements/sign-in-done.js';
import {answersOf, one} from '../support/forms.js';

describe('<sign-in-done>', () => {
  it('says who is signed in, and offers to sign in as somebody else', async () => {
    const element = await fixture<SignInDone>(html`<sign-in-done login-id="ada"></sign-in-done>`);
    expect(element.textContent).to.contain('ada');
    const answers = answersOf(element);
    one(element, '[data-action=restart]').click();
    expect(answers).to.eql([{action: 'restart'}]);
    element.focus();
    expect(document.activeElement).to.equal(one(element, 'h2'));
    await expect(element).to.be.accessible();
  });
});
