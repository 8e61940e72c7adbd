import {TheirSigninFlow, warnings} from '../support/their-signin-flow.js';
import {expect, fixture, html} from '@open-wc/testing';
import '../../src/define/amplify-signin-flow.js';
import {OtpInput} from '../../src/elements/otp-input.js';
import {AmplifySigninFlow} from '../../src/flow/amplify-signin-flow.js';
import {stepOf} from '../support/flows.js';

describe('A page that has loaded the package already', () => {
  it('keeps what it has, and its developer is told once', async () => {
    expect(customElements.get('amplify-signin-flow')).to.equal(TheirSigninFlow);
    const ours = warnings.filter((said) => String(said).startsWith('<amplify-signin-flow>'));
    expect(ours.length).to.equal(1);
    expect(ours[0]).to.contain('twice');
    expect(await fixture(html`<amplify-signin-flow></amplify-signin-flow>`)).to.be.instanceOf(
      TheirSigninFlow,
    );
  });

  it('has the step elements that it had not', () => {
    expect(customElements.get('otp-input')).to.equal(OtpInput);
  });

  it('can show ours under another name', async () => {
    customElements.define('our-signin-flow', class extends AmplifySigninFlow {});
    const flow = await fixture<AmplifySigninFlow>(html`<our-signin-flow no-resume></our-signin-flow>`);
    expect(stepOf(flow).localName).to.equal('sign-in-form');
  });
});
