import {expect, fixture, fixtureCleanup, html} from '@open-wc/testing';
import '../../src/define/amplify-signin-flow.js';
import {page} from '../../src/core/one-at-a-time.js';
import type {NextStep} from '../../src/core/step.js';
import type {AmplifySigninFlow} from '../../src/flow/amplify-signin-flow.js';
import {Clock} from '../support/clock.js';
import {answer, next, stepOf} from '../support/flows.js';
import {field, one} from '../support/forms.js';
import {DONE, type ScriptedAnswer, ScriptedAuth, SELECTION, SMS, TOTP} from '../support/scripted-auth.js';

const ADA = {username: 'ada', password: 'pw'};

/** Amplify's half of a sign-in, which it keeps by itself; the test client does not. */
function amplifyStandsAt(challengeName: string, username = 'ada-in-pool'): void {
  const state = {username, challengeName, signInSession: 'session', expiry: Date.now() + 180_000};
  for (const [name, value] of Object.entries(state))
    sessionStorage.setItem(`CognitoSignInState.${name}`, String(value));
}

/** A page that was loaded, for the first time or again. */
async function load(answers: ScriptedAnswer[] = [], attributes: Record<string, string> = {}) {
  fixtureCleanup();
  await Promise.resolve();
  page().hasBegun = false;
  const auth = new ScriptedAuth(answers);
  const causes: string[] = [];
  const flow = document.createElement('amplify-signin-flow');
  flow.auth = auth;
  for (const [name, value] of Object.entries(attributes)) flow.setAttribute(name, value);
  flow.addEventListener('signin-step', ({detail: {from, to, cause}}) => {
    causes.push(`${from ?? ''}>${to} ${cause}`);
  });
  const begun = next(flow, 'signin-step');
  await fixture(html`<div>${flow}</div>`);
  await begun;
  return {auth, flow, causes};
}

async function standAt(step: NextStep, challenge: string, attributes: Record<string, string> = {}) {
  const loaded = await load([step], attributes);
  amplifyStandsAt(challenge);
  await answer(loaded.flow, ADA);
  return loaded;
}

const problem = (flow: AmplifySigninFlow) =>
  flow.querySelector<HTMLElement>('[data-problem]')?.dataset['problem'];

describe('A page that is loaded again in the middle of a sign-in', () => {
  beforeEach(() => {
    sessionStorage.clear();
  });

  it('shows the same step, with the focus, and says that it has gone on', async () => {
    await standAt(SMS, 'SMS_MFA');
    const {auth, flow, causes} = await load([DONE]);
    expect(causes).to.eql(['>CONFIRM_SIGN_IN_WITH_SMS_CODE resume']);
    expect(flow.textContent).to.contain('+*******4567');
    expect(document.activeElement).to.equal(field(flow, 'code'));
    expect(auth.calls).to.eql([]);
    const done = next(flow, 'signin-done');
    await answer(flow, {code: '123456'});
    expect((await done).detail.resumed).to.equal(true);
    expect(auth.told).to.eql(['123456']);
  });

  it('shows how much time is left, and not all of it', async () => {
    const clock = new Clock();
    await standAt(TOTP, 'SOFTWARE_TOKEN_MFA');
    clock.pass(150);
    const {flow} = await load();
    expect(flow.shadowRoot?.querySelector('[role=timer]')?.textContent).to.contain('30 seconds');
  });

  it('begins at the start when the time is over', async () => {
    const clock = new Clock();
    await standAt(TOTP, 'SOFTWARE_TOKEN_MFA');
    clock.pass(181);
    const {causes} = await load();
    expect(causes).to.eql(['>SIGN_IN start']);
    expect(Object.keys(sessionStorage).filter((key) => key.startsWith('amplify-signin-flow'))).to.eql([]);
  });

  it('offers the choice again that was to be made', async () => {
    await standAt(SELECTION, 'SELECT_MFA_TYPE');
    const {auth, flow} = await load([SMS]);
    expect(stepOf(flow).localName).to.equal('mfa-select');
    await answer(flow, {});
    expect(auth.told).to.eql(['TOTP']);
  });

  it('begins at the start where Amplify knows nothing of it', async () => {
    await standAt(SMS, 'SMS_MFA');
    for (const key of Object.keys(sessionStorage))
      if (key.startsWith('CognitoSignInState')) sessionStorage.removeItem(key);
    expect((await load()).causes).to.eql(['>SIGN_IN start']);
  });

  it('begins at the start with no-resume, and then keeps nothing', async () => {
    await standAt(SMS, 'SMS_MFA', {'no-resume': ''});
    expect(Object.keys(sessionStorage).filter((key) => key.startsWith('amplify-signin-flow'))).to.eql([]);
    expect((await load([], {'no-resume': ''})).causes).to.eql(['>SIGN_IN start']);
  });

  it('has not kept the password, or anything that was typed', async () => {
    await standAt(SMS, 'SMS_MFA');
    const {flow} = await load();
    field(flow, 'code').value = '987654';
    const everything = JSON.stringify([Object.entries(sessionStorage), Object.entries(localStorage)]);
    expect(everything).not.to.contain('"pw"').and.not.to.contain('987654');
  });

  it('asks for the password when a code is to be sent again', async () => {
    const clock = new Clock();
    await standAt(SMS, 'SMS_MFA');
    const {flow} = await load();
    clock.pass(30);
    await flow.updateComplete;
    const arrived = next(flow, 'signin-step');
    one(flow, '[data-action=resend]').click();
    await arrived;
    expect([flow.step, problem(flow)]).to.eql(['SIGN_IN', 'passwordNeeded']);
    expect(field(flow, 'username').value).to.equal('ada');
  });

  it('goes on at the code of a reset, and does not say where it went', async () => {
    const before = await load();
    const asked = next(before.flow, 'signin-step');
    one(before.flow, '[data-action=forgot-password]').click();
    await asked;
    await answer(before.flow, {username: 'ada'});
    const {flow, causes} = await load();
    expect(causes).to.eql(['>RESET_PASSWORD resume']);
    expect([field(flow, 'username').value, field(flow, 'code').value]).to.eql(['ada', '']);
    expect(flow.textContent).not.to.contain('a***@e***');
  });

  it('does not give the sign-in to another element, or to one of another pool', async () => {
    await standAt(SMS, 'SMS_MFA', {id: 'one'});
    expect((await load([], {id: 'other'})).causes).to.eql(['>SIGN_IN start']);
    // Last, since it loads Amplify, which takes its time.
    const pool = {id: 'one', 'user-pool-id': 'eu-west-1_Two', 'user-pool-client-id': 'two'};
    expect((await load([], pool)).causes).to.eql(['>SIGN_IN start']);
    expect((await load([], {id: 'one'})).causes).to.eql(['>CONFIRM_SIGN_IN_WITH_SMS_CODE resume']);
  });
});
