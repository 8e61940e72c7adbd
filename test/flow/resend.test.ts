import {expect} from '@open-wc/testing';
import {Clock} from '../support/clock.js';
import {answer, answerWrongly, next, showFlow} from '../support/flows.js';
import {field, fill, one, submit} from '../support/forms.js';
import {EMAIL, fault, SMS, TOTP} from '../support/scripted-auth.js';
import type {AmplifySigninFlow} from '../../src/flow/amplify-signin-flow.js';
import type {NextStep} from '../../src/core/step.js';

const ADA = {username: 'ada', password: 'pw'};
const LOCKED = fault('NotAuthorizedException', 'Password attempts exceeded');

const button = (flow: AmplifySigninFlow) => one<HTMLButtonElement>(flow, '[data-action=resend]');
const main = (flow: AmplifySigninFlow) => one<HTMLButtonElement>(flow, '[type=submit]');
const problem = (flow: AmplifySigninFlow) =>
  flow.querySelector<HTMLElement>('[data-problem]')?.dataset['problem'];
const said = (flow: AmplifySigninFlow) => one(flow, 'form [role=status]').textContent;

/** What describes an element, read as a screen reader does. */
function description(element: Element): string {
  const ids = element.getAttribute('aria-describedby')?.split(' ') ?? [];
  return ids.map((id) => document.getElementById(id)?.textContent.trim()).join(' ');
}

async function shown(flow: AmplifySigninFlow): Promise<void> {
  await flow.updateComplete;
  await flow.updateComplete;
}

async function sendAgain(flow: AmplifySigninFlow): Promise<void> {
  const sent = next(flow, 'signin-code-sent');
  button(flow).click();
  await sent;
  await shown(flow);
}

describe('A new code', () => {
  async function atTheCode(answers: (NextStep | Error)[] = []) {
    const clock = new Clock();
    const all = await showFlow([SMS, ...answers]);
    await answer(all.flow, ADA);
    await shown(all.flow);
    return {...all, clock};
  }

  it('is not sent for half a minute, and the button says why and can have the focus', async () => {
    const {auth, flow, clock} = await atTheCode();
    expect(button(flow).getAttribute('aria-disabled')).to.equal('true');
    expect(button(flow).disabled).to.equal(false);
    expect(description(button(flow))).to.equal('You can get a new code in 30 seconds.');
    clock.pass(10);
    await shown(flow);
    expect(description(button(flow))).to.equal('You can get a new code in 20 seconds.');
    button(flow).focus();
    button(flow).click();
    await shown(flow);
    expect(said(flow)).to.equal('You can get a new code in 20 seconds.');
    await flow.resend();
    expect(auth.told).to.eql(['ada/pw']);
  });

  it('can be had when the time is over, by itself, and keeps what was typed', async () => {
    const {auth, flow, clock} = await atTheCode([SMS]);
    fill(flow, {code: '123'});
    button(flow).focus();
    clock.pass(30);
    await shown(flow);
    expect(button(flow).hasAttribute('aria-disabled')).to.equal(false);
    expect(document.activeElement).to.equal(button(flow));
    await sendAgain(flow);
    expect(field(flow, 'code').value).to.equal('123');
    expect(one(flow, '.signin-notice').textContent).to.equal('We sent a new code to +*******4567.');
    expect(flow.shadowRoot?.querySelector('.status')?.textContent).to.equal(
      'We sent a new code to +*******4567.',
    );
    expect(auth.told).to.eql(['ada/pw', 'ada/pw']);
  });

  it('takes longer each time: one minute, and then two', async () => {
    const {flow, clock} = await atTheCode([SMS, SMS, SMS]);
    for (const [pause, text] of [
      [30, '60 seconds'],
      [60, '2 minutes'],
      [120, '2 minutes'],
    ] as const) {
      clock.pass(pause - 1);
      await shown(flow);
      expect(button(flow).getAttribute('aria-disabled'), String(pause)).to.equal('true');
      clock.pass(1);
      await shown(flow);
      await sendAgain(flow);
      expect(description(button(flow))).to.equal(`You can get a new code in ${text}.`);
    }
  });

  it('is not what Cognito sends when it says that there were too many, and the old one can be typed', async () => {
    const {flow, clock} = await atTheCode([fault('TooManyRequestsException')]);
    clock.pass(30);
    await shown(flow);
    const refused = next(flow, 'signin-error');
    button(flow).click();
    await refused;
    await shown(flow);
    expect(problem(flow)).to.equal('tooManyRequests');
    expect(button(flow).getAttribute('aria-disabled')).to.equal('true');
    expect(main(flow).hasAttribute('aria-disabled')).to.equal(false);
    clock.pass(5);
    await shown(flow);
    expect(button(flow).hasAttribute('aria-disabled')).to.equal(false);
  });

  it('is counted anew at another step', async () => {
    const {flow, clock} = await atTheCode([SMS, EMAIL]);
    clock.pass(30);
    await shown(flow);
    await sendAgain(flow);
    await answer(flow, {code: '123456'});
    await shown(flow);
    expect(description(button(flow))).to.equal('You can get a new code in 30 seconds.');
  });

  it('shows the truth after the device has slept', async () => {
    const {flow, clock} = await atTheCode();
    clock.sleep(25);
    await shown(flow);
    expect(description(button(flow))).to.equal('You can get a new code in 5 seconds.');
    clock.sleep(5);
    await shown(flow);
    expect(button(flow).hasAttribute('aria-disabled')).to.equal(false);
  });
});

describe('Somebody who has tried too often', () => {
  it('waits, is told how long, and can go on by themselves when it is over', async () => {
    const clock = new Clock();
    const {auth, flow} = await showFlow([LOCKED, TOTP]);
    await answerWrongly(flow, ADA);
    expect(problem(flow)).to.equal('lockedOut');
    expect(main(flow).getAttribute('aria-disabled')).to.equal('true');
    expect(main(flow).disabled).to.equal(false);
    expect(description(main(flow))).to.equal('You can try again in 15 seconds.');
    submit(flow);
    await shown(flow);
    expect(said(flow)).to.equal('You can try again in 15 seconds.');
    expect(auth.told).to.eql(['ada/pw']);
    clock.pass(14);
    await shown(flow);
    expect(main(flow).getAttribute('aria-disabled')).to.equal('true');
    clock.pass(1);
    await shown(flow);
    expect(main(flow).hasAttribute('aria-disabled')).to.equal(false);
    expect(said(flow)).to.equal('You can try again now.');
    expect([field(flow, 'username').value, field(flow, 'password').value]).to.eql(['ada', 'pw']);
    await answer(flow, {});
    expect(auth.told).to.eql(['ada/pw', 'ada/pw']);
  });

  it('waits longer each time, and anew after something was taken', async () => {
    const clock = new Clock();
    const {flow} = await showFlow([LOCKED, LOCKED, TOTP, LOCKED]);
    for (const seconds of [15, 30]) {
      await answerWrongly(flow, ADA);
      expect(description(main(flow))).to.equal(`You can try again in ${String(seconds)} seconds.`);
      clock.pass(seconds);
      await shown(flow);
    }
    await answer(flow, ADA);
    await answerWrongly(flow, {code: '111111'});
    expect(description(main(flow))).to.equal('You can try again in 15 seconds.');
  });

  it('can type and start again meanwhile', async () => {
    new Clock();
    const {flow} = await showFlow([TOTP, fault('TooManyRequestsException')]);
    await answer(flow, ADA);
    await answerWrongly(flow, {code: '111111'});
    expect(field(flow, 'code').readOnly).to.equal(false);
    const arrived = next(flow, 'signin-step');
    one(flow, '[data-action=restart]').click();
    await arrived;
    expect(flow.step).to.equal('SIGN_IN');
    await shown(flow);
    expect(main(flow).hasAttribute('aria-disabled')).to.equal(false);
  });
});
