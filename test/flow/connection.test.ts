import {expect} from '@open-wc/testing';
import {Clock} from '../support/clock.js';
import {answer, answerWrongly, next, showFlow, stepOf} from '../support/flows.js';
import {field, fill, one, submit} from '../support/forms.js';
import {DONE, fault, later, TOTP} from '../support/scripted-auth.js';
import type {AmplifySigninFlow} from '../../src/flow/amplify-signin-flow.js';

const ADA = {username: 'ada', password: 'pw'};
const OFFLINE = fault('NetworkError', 'A network error has occurred.');

const within = (flow: AmplifySigninFlow) => flow.renderRoot as ShadowRoot;
const status = (flow: AmplifySigninFlow) => one(within(flow), '.status').textContent;
const notices = (flow: AmplifySigninFlow) =>
  [...within(flow).querySelectorAll('.notice p')].map(({textContent}) => textContent);
const action = (flow: AmplifySigninFlow, name: string) =>
  within(flow).querySelector<HTMLButtonElement>(`[data-action=${name}]`);

async function shown(flow: AmplifySigninFlow): Promise<void> {
  await flow.updateComplete;
  await flow.updateComplete;
}

function beOnline(isOnline: boolean): void {
  Object.defineProperty(navigator, 'onLine', {configurable: true, get: () => isOnline});
  window.dispatchEvent(new Event(isOnline ? 'online' : 'offline'));
}
afterEach(() => {
  Reflect.deleteProperty(navigator, 'onLine');
});

describe('A device that goes offline', () => {
  it('is told of, and again when it is back, and keeps what was typed', async () => {
    const {flow} = await showFlow();
    const step = stepOf(flow);
    fill(step, ADA);
    beOnline(false);
    await shown(flow);
    expect(notices(flow)).to.eql([
      'You are offline. What you typed stays here until the connection is back.',
    ]);
    expect(status(flow)).to.contain('You are offline');
    beOnline(true);
    await shown(flow);
    expect(notices(flow)).to.eql([]);
    expect(status(flow)).to.equal('You are online again.');
    expect(stepOf(flow)).to.equal(step);
    expect([field(flow, 'username').value, field(flow, 'password').value]).to.eql(['ada', 'pw']);
  });

  it('can be tried with, and tried again from the same form', async () => {
    const {auth, flow} = await showFlow([OFFLINE, TOTP, OFFLINE, DONE]);
    await answerWrongly(flow, ADA);
    expect(one(flow, '[data-problem]').dataset['problem']).to.equal('network');
    expect(field(flow, 'password').value).to.equal('pw');
    expect(field(flow, 'password').hasAttribute('aria-invalid')).to.equal(false);
    await answer(flow, {});
    await answerWrongly(flow, {code: '123456'});
    expect(field(flow, 'code').value).to.equal('123456');
    await answer(flow, {});
    expect(auth.told).to.eql(['ada/pw', 'ada/pw', '123456', '123456']);
  });

  it('is nothing that an element hears of which is no longer on the page', async () => {
    const {flow} = await showFlow();
    flow.remove();
    beOnline(false);
    expect(status(flow)).not.to.contain('offline');
  });
});

describe('A call that takes long', () => {
  async function hang(...more: (typeof DONE | Error)[]) {
    const clock = new Clock();
    const {answer: pending, give} = later();
    const all = await showFlow([TOTP, pending, ...more]);
    const {flow} = all;
    await answer(flow, ADA);
    fill(flow, {code: '123456'});
    const sent = next(flow, 'signin-before-answer');
    submit(flow);
    await sent;
    // The flow waits for a frame before it calls.
    while (all.auth.told.length < 2) await new Promise(requestAnimationFrame);
    return {...all, clock, give};
  }

  it('is said after 10 seconds, with a way out and a way on', async () => {
    const {flow, clock} = await hang();
    clock.pass(9);
    await shown(flow);
    expect(notices(flow)).to.eql([]);
    clock.pass(1);
    await shown(flow);
    expect(notices(flow)[0]).to.contain('This takes longer than usual');
    expect(status(flow)).to.contain('This takes longer than usual');
    expect([action(flow, 'keep-waiting')?.disabled, action(flow, 'restart')?.disabled]).to.eql([
      false,
      false,
    ]);
    expect(field(flow, 'code').value).to.equal('123456');
    await expect(flow).to.be.accessible();
    await flow.restart();
  });

  it('can be waited for, and ends as ever', async () => {
    const {flow, clock, give} = await hang();
    clock.pass(10);
    await shown(flow);
    action(flow, 'keep-waiting')?.focus();
    action(flow, 'keep-waiting')?.click();
    await shown(flow);
    expect(notices(flow)).to.eql([]);
    expect(flow.contains(document.activeElement)).to.equal(true);
    clock.pass(10);
    await shown(flow);
    expect(notices(flow).length).to.equal(1);
    const done = next(flow, 'signin-done');
    give(DONE);
    await done;
    await shown(flow);
    expect(flow.step).to.equal('DONE');
    expect(notices(flow)).to.eql([]);
  });

  it('can be given up: what it comes to late is dropped, and signed out', async () => {
    const {auth, flow, clock, give} = await hang(TOTP);
    clock.pass(10);
    await shown(flow);
    const arrived = next(flow, 'signin-step');
    action(flow, 'restart')?.click();
    await arrived;
    expect(flow.step).to.equal('SIGN_IN');
    expect(document.activeElement).to.equal(field(flow, 'password'));
    await answer(flow, {username: 'bob', password: 'his'});
    expect(auth.told).to.eql(['ada/pw', '123456', 'bob/his']);
    const signedOut = new Promise<void>((resolve) => {
      auth.signOut = () => {
        resolve();
        return Promise.resolve();
      };
    });
    give(DONE);
    await signedOut;
    await shown(flow);
    expect(flow.step).to.equal(TOTP.signInStep);
  });

  it('goes on while the element is moved, and ends where the element is then', async () => {
    const {auth, flow, give} = await hang();
    const elsewhere = document.createElement('section');
    flow.parentElement?.append(elsewhere);
    elsewhere.append(flow);
    await shown(flow);
    expect(flow.matches(':state(busy)')).to.equal(true);
    expect(field(flow, 'code').value).to.equal('123456');
    const done = next(flow, 'signin-done');
    give(DONE);
    await done;
    expect(flow.step).to.equal('DONE');
    expect(auth.calls.some(([name]) => name === 'signOut')).to.equal(false);
  });
});
