import {expect, fixture, html} from '@open-wc/testing';
import '../../src/define/otp-input.js';
import {OtpInput} from '../../src/elements/otp-input.js';
import {one} from '../support/forms.js';

function isStyled(element: OtpInput): boolean {
  return getComputedStyle(one(element, '.signin-step')).display === 'grid';
}

describe('The styles of step elements', () => {
  it('come once into each tree', async () => {
    const before = document.adoptedStyleSheets.length;
    const [first, second] = [await fixture<OtpInput>(html`<otp-input></otp-input>`), new OtpInput()];
    const after = document.adoptedStyleSheets.length;
    first.after(second);
    await second.updateComplete;
    expect(after - before).to.be.at.most(1);
    expect(document.adoptedStyleSheets.length).to.equal(after);
    expect([first, second].map(isStyled)).to.eql([true, true]);
  });

  it("come into somebody else's shadow root", async () => {
    const host = await fixture(html`<div></div>`);
    const element = new OtpInput();
    host.attachShadow({mode: 'open'}).append(element);
    await element.updateComplete;
    expect(isStyled(element)).to.equal(true);
  });

  it('come into another document', async () => {
    const frame = await fixture<HTMLIFrameElement>(html`<iframe title="other"></iframe>`);
    const element = await fixture<OtpInput>(html`<otp-input></otp-input>`);
    frame.contentDocument?.body.append(element);
    await element.updateComplete;
    expect(isStyled(element)).to.equal(true);
  });
});
