import {expect} from '@open-wc/testing';
import {answer, showFlow, stepOf} from '../support/flows.js';
import type {AmplifySigninFlow} from '../../src/flow/amplify-signin-flow.js';
import type {NextStep} from '../../src/core/step.js';
import {SELECTION} from '../support/scripted-auth.js';

const TOTP_SETUP = {
  signInStep: 'CONTINUE_SIGN_IN_WITH_TOTP_SETUP',
  totpSetupDetails: {
    sharedSecret: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP',
    getSetupUri: () => new URL('otpauth://x'),
  },
} satisfies NextStep;
const ROOT_SIZES = ['62.5%', '100%', '125%', '200%'];
/** Of the text around the tag; without one it is that of the root. */
const TEXT_SIZES = ['', '14px', '18px', '22px', '32px'];
const WIDTHS = [280, 600];
const SCALES = ['', '1.25'];

const pixels = (element: Element) => parseFloat(getComputedStyle(element).fontSize);
const isShown = (element: Element) => element.getBoundingClientRect().height > 0;

/** Each combination; shows it while it is iterated. */
function* situations(box: HTMLElement): Generator<{name: string; text: number; width: number}> {
  const root = document.documentElement;
  for (const rootSize of ROOT_SIZES)
    for (const textSize of TEXT_SIZES)
      for (const width of WIDTHS)
        for (const scale of SCALES) {
          root.style.fontSize = rootSize;
          box.style.cssText = `font-size: ${textSize}; inline-size: ${String(width)}px`;
          if (scale) box.style.setProperty('--signin-scale', scale);
          const text = Math.max(pixels(box), 14) * Number(scale || 1);
          yield {name: [rootSize, textSize, width, scale].join(' '), text, width};
        }
  root.style.fontSize = '';
}

function expectSizes(flow: AmplifySigninFlow, box: HTMLElement): void {
  for (const {name, text, width} of situations(box)) {
    const form = stepOf(flow).querySelector('form')!;
    expect(pixels(form), name).to.be.closeTo(text, 0.1);
    for (const field of form.querySelectorAll('input:not([type=radio]), select'))
      expect(pixels(field), name).to.be.at.least(Math.max(text - 0.1, 16));
    const targets = form.querySelectorAll('button, a, input:not([type=radio]), select, .signin-choice');
    for (const target of [...targets].filter(isShown)) {
      const {height, width: across, left, right} = target.getBoundingClientRect();
      const what = `${name}: ${target.outerHTML.slice(0, 60)}`;
      expect(height, what).to.be.at.least(44);
      expect(across, what).to.be.at.least(44);
      expect(right - left, what).to.be.at.most(width);
      expect(right, what).to.be.at.most(box.getBoundingClientRect().right + 0.5);
    }
    expect(box.scrollWidth, name).to.be.at.most(width);
    for (const part of flow.shadowRoot!.querySelectorAll('[part=time], [part=notice] p'))
      expect(pixels(part), name).to.be.closeTo(text, 0.1);
  }
}

describe('The sizes of the form', () => {
  it('follow the text around the tag, and are large enough to read and to touch', async () => {
    const {flow} = await showFlow([SELECTION, TOTP_SETUP]);
    flow.loginWith = 'phone';
    await flow.updateComplete;
    const box = flow.parentElement!;
    expectSizes(flow, box);
    flow.loginWith = 'username';
    await flow.updateComplete;
    await answer(flow, {username: 'ada', password: 'pw'});
    expectSizes(flow, box);
    await answer(flow);
    expectSizes(flow, box);
  });

  it('are those of the text, and not of the root, on a page with 62.5% and a body of 1.6rem', async () => {
    const {flow} = await showFlow();
    const box = flow.parentElement!;
    document.documentElement.style.fontSize = '62.5%';
    box.style.fontSize = '1.6rem';
    expect(pixels(stepOf(flow).querySelector('form')!)).to.equal(16);
    expect(flow.getBoundingClientRect().width).to.equal(Math.min(26 * 16, box.clientWidth));
    document.documentElement.style.fontSize = '';
  });

  it('follow a font size that the page gives the tag', async () => {
    const {flow} = await showFlow();
    flow.style.fontSize = '20px';
    expect(pixels(stepOf(flow).querySelector('form')!)).to.equal(20);
    flow.style.setProperty('--signin-scale', '0.8');
    expect(pixels(stepOf(flow).querySelector('form')!)).to.equal(16);
  });
});

describe('The width of the frame', () => {
  it('is that of its content where a layout asks for it, and not more than there is', async () => {
    const {flow} = await showFlow();
    const box = flow.parentElement!;
    for (const layout of [
      'display: flex',
      'display: flex; flex-direction: column; align-items: center',
      'display: grid; place-items: center',
      'display: inline-block',
      'float: left',
      'position: absolute',
    ])
      for (const width of [280, 1000]) {
        box.style.cssText = `${layout}; max-inline-size: ${String(width)}px`;
        const {width: across} = flow.getBoundingClientRect();
        expect(across, layout).to.be.within(Math.min(width, 260), Math.min(width, 26 * 16));
      }
  });
});
