import {expect, fixture, html} from '@open-wc/testing';
import {Clock} from '../support/clock.js';
import {answer, answerWrongly, next, showFlow} from '../support/flows.js';
import {field, fill, one, submit} from '../support/forms.js';
import {DONE, fault, later, type ScriptedAnswer, ScriptedAuth, TOTP} from '../support/scripted-auth.js';
import type {AmplifySigninFlow} from '../../src/flow/amplify-signin-flow.js';

const ADA = {username: 'ada', password: 'pw'};
const BOB = {username: 'bob', password: 'his'};
const ALREADY = fault('UserAlreadyAuthenticatedException', 'There is already a signed in user.');

async function shown(flow: AmplifySigninFlow): Promise<void> {
  await flow.updateComplete;
  await flow.updateComplete;
}

const problem = (flow: AmplifySigninFlow) =>
  flow.querySelector<HTMLElement>('[data-problem]')?.dataset['problem'];

/** One more flow on the page. */
async function showAnother(answers: ScriptedAnswer[]) {
  const auth = new ScriptedAuth(answers);
  const flow = await fixture<AmplifySigninFlow>(
    html`<amplify-signin-flow id="other" .auth=${auth}></amplify-signin-flow>`,
  );
  return {auth, flow};
}

describe('Two elements on one page', () => {
  it('make one call at a time', async () => {
    const {answer: pending, give} = later();
    const one = await showFlow([pending]);
    const other = await showAnother([TOTP]);
    const first = next(one.flow, 'signin-step');
    const second = next(other.flow, 'signin-step');
    fill(one.flow, ADA);
    submit(one.flow);
    while (one.auth.told.length === 0) await new Promise(requestAnimationFrame);
    fill(other.flow, BOB);
    submit(other.flow);
    for (let frame = 0; frame < 3; frame += 1) await new Promise(requestAnimationFrame);
    expect([one.auth.told, other.auth.told]).to.eql([['ada/pw'], []]);
    give(TOTP);
    await Promise.all([first, second]);
    expect(other.auth.told).to.eql(['bob/his']);
  });

  it("do not answer each other's questions: the first one signs in again", async () => {
    const one = await showFlow([TOTP, TOTP, DONE]);
    const other = await showAnother([TOTP]);
    await answer(one.flow, ADA);
    await answer(other.flow, BOB);
    await answer(one.flow, {code: '111111'});
    await shown(one.flow);
    expect(problem(one.flow)).to.equal('sessionRenewed');
    expect(field(one.flow, 'code').value).to.equal('111111');
    expect(one.auth.told).to.eql(['ada/pw', 'ada/pw']);
    await answer(one.flow, {});
    expect(one.flow.step).to.equal('DONE');
  });

  it('that was taken away in the middle lets the other one go on', async () => {
    const one = await showFlow([TOTP]);
    await answer(one.flow, ADA);
    one.flow.remove();
    await Promise.resolve();
    const other = await showAnother([TOTP, DONE]);
    await answer(other.flow, BOB);
    await answer(other.flow, {code: '222222'});
    expect(other.auth.told).to.eql(['bob/his', '222222']);
  });

  it('may hang, and the other one comes to its turn when it is given up', async () => {
    const clock = new Clock();
    const {answer: pending, give} = later();
    const one = await showFlow([pending]);
    const other = await showAnother([TOTP]);
    fill(one.flow, ADA);
    submit(one.flow);
    while (one.auth.told.length === 0) await new Promise(requestAnimationFrame);
    const arrived = next(other.flow, 'signin-step');
    fill(other.flow, BOB);
    submit(other.flow);
    clock.pass(10);
    await shown(one.flow);
    one.flow.renderRoot.querySelector<HTMLElement>('[data-action=restart]')?.click();
    await arrived;
    expect(other.auth.told).to.eql(['bob/his']);
    give(fault('NetworkError'));
  });
});

describe('Two people at one page', () => {
  it('are told so, with a way on that signs the first one out', async () => {
    const {auth, flow, events} = await showFlow([ALREADY, DONE]);
    auth.user = {username: 'bob', userId: 'sub'};
    await answerWrongly(flow, ADA);
    expect([flow.step, problem(flow)]).to.eql(['SIGN_IN', 'signedInAsAnother']);
    expect(flow.textContent).not.to.contain('bob');
    expect(field(flow, 'password').value).to.equal('pw');
    expect(auth.calls.some(([name]) => name === 'signOut')).to.equal(false);
    const done = next(flow, 'signin-done');
    await answer(flow, {});
    await done;
    expect(auth.calls.map(([name]) => name)).to.eql(['signIn', 'signOut', 'signIn']);
    expect(events.filter(({type}) => type === 'signin-done').map(({detail}) => detail)).to.eql([
      {username: 'ada-in-pool', loginId: 'ada', resumed: false, alreadySignedIn: false},
    ]);
  });

  it('are one and the same where the login id says so', async () => {
    const {auth, flow} = await showFlow([ALREADY]);
    auth.user = {username: 'uuid', userId: 'sub', signInDetails: {loginId: 'ADA'}};
    const done = next(flow, 'signin-done');
    await answer(flow, ADA);
    expect((await done).detail).to.eql({
      username: 'uuid',
      loginId: 'ADA',
      resumed: false,
      alreadySignedIn: true,
    });
  });

  it('come to their turn: the form is there when the first one has signed out elsewhere', async () => {
    const {auth, flow} = await showFlow([DONE]);
    await answer(flow, ADA);
    const arrived = next(flow, 'signin-step');
    auth.user = undefined;
    window.dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}));
    await arrived;
    expect(flow.step).to.equal('SIGN_IN');
    one(flow, 'input[name=password]');
  });

  it('stay signed in when the page comes back out of the memory of the browser', async () => {
    const {flow} = await showFlow([DONE]);
    await answer(flow, ADA);
    window.dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}));
    for (let frame = 0; frame < 2; frame += 1) await new Promise(requestAnimationFrame);
    expect(flow.step).to.equal('DONE');
  });
});
