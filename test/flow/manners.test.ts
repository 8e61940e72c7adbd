import {expect, fixture, html} from '@open-wc/testing';
import {AmplifySigninFlow} from '../../src/flow/amplify-signin-flow.js';
import {answer, next, showFlow, stepOf} from '../support/flows.js';
import {field, one} from '../support/forms.js';
import {DONE, ScriptedAuth, SMS, TOTP} from '../support/scripted-auth.js';

const ADA = {username: 'ada', password: 'pw'};
/** What an author may set on any element. */
const ATTRIBUTES = {
  'aria-label': 'Members',
  class: 'mine',
  dir: 'rtl',
  id: 'mine',
  lang: 'de',
  role: 'region',
  style: 'color: red',
  tabindex: '0',
  title: 'Mine',
};

const isFramed = (flow: AmplifySigninFlow) =>
  getComputedStyle(one(flow.renderRoot, '.card')).display === 'grid';
const isStyled = (flow: AmplifySigninFlow) =>
  getComputedStyle(one(stepOf(flow), '.signin-step')).display === 'grid';

const valuesOf = ({issuer, username, sessionMinutes, noResume}: AmplifySigninFlow) => ({
  issuer,
  username,
  sessionMinutes,
  noResume,
});

describe('The flow in a page', () => {
  it('honours what was set before it was defined', async () => {
    const early = document.createElement('late-flow') as AmplifySigninFlow;
    const auth = new ScriptedAuth([DONE]);
    Object.assign(early, {auth, messages: {signIn: 'Come in'}, username: 'ada', noAutofocus: true});
    const parent = await fixture(html`<div></div>`);
    parent.append(early);
    customElements.define('late-flow', class extends AmplifySigninFlow {});
    await early.updateComplete;
    await early.updateComplete;
    expect(one(early, 'h2').textContent).to.equal('Come in');
    expect(field(early, 'username').value).to.equal('ada');
    expect(early.noAutofocus).to.equal(true);
    await answer(early, {password: 'pw'});
    expect(auth.told).to.eql(['ada/pw']);
  });

  it('takes nothing for nothing, whatever a framework writes for it', async () => {
    const names = [
      ...['auth', 'authFlow', 'challengeField', 'clientMetadata', 'issuer', 'loginWith', 'messages'],
      ...['outputs', 'preferredChallenge', 'sessionMinutes', 'userPoolId', 'username'],
    ];
    for (const nothing of [undefined, null, '']) {
      const flow = new AmplifySigninFlow();
      for (const name of names) Object.assign(flow, {[name]: nothing});
      (await fixture(html`<div></div>`)).append(flow);
      await flow.updateComplete;
      await flow.updateComplete;
      expect(field(flow, 'username').value, String(nothing)).to.equal('');
      expect(flow.querySelectorAll('form').length, String(nothing)).to.equal(1);
    }
  });

  it('tells the developer of settings that cannot be meant', async () => {
    const {flow} = await showFlow();
    const {warn} = console;
    const warned: unknown[] = [];
    console.warn = (text) => warned.push(text);
    try {
      const wrong = {
        'auth-flow': 'SRP',
        'preferred-challenge': 'FOO',
        'login-with': 'emial',
        'session-minutes': '60',
      };
      for (const [name, value] of Object.entries(wrong)) flow.setAttribute(name, value);
      await flow.updateComplete;
    } finally {
      console.warn = warn;
    }
    for (const name of ['auth-flow', 'preferred-challenge', 'login-with', 'session-minutes'])
      expect(warned.join()).to.contain(name);
    expect(warned.length).to.equal(4);
  });

  it('is heard by the document and the window, with the types of its events', async () => {
    const {auth, flow} = await showFlow([DONE]);
    const heard: string[] = [];
    const listening = new AbortController();
    const {signal} = listening;
    document.addEventListener('signin-done', ({detail}) => heard.push(detail.username), {signal});
    window.addEventListener('signin-done', ({detail}) => heard.push(detail.username), {signal});
    document.body.append(flow);
    await answer(flow, ADA);
    listening.abort();
    flow.remove();
    expect(auth.told).to.eql(['ada/pw']);
    expect(heard).to.eql(['ada-in-pool', 'ada-in-pool']);
  });

  it('takes "false" for false, and an empty attribute for true', async () => {
    const {flow} = await showFlow();
    for (const [attribute, property] of [
      ['no-resume', 'noResume'],
      ['no-autofocus', 'noAutofocus'],
      ['show-lambda-messages', 'showLambdaMessages'],
    ] as const) {
      flow.setAttribute(attribute, '');
      expect(flow[property], attribute).to.equal(true);
      flow.setAttribute(attribute, 'false');
      expect(flow[property], attribute).to.equal(false);
    }
  });

  it('goes back to its own values where an attribute is taken away', async () => {
    const {flow} = await showFlow();
    const before = {...valuesOf(flow)};
    for (const name of ['issuer', 'username', 'session-minutes', 'no-resume']) flow.setAttribute(name, '5');
    expect(valuesOf(flow)).to.eql({issuer: '5', username: '5', sessionMinutes: 5, noResume: true});
    for (const name of ['issuer', 'username', 'session-minutes', 'no-resume']) flow.removeAttribute(name);
    expect(valuesOf(flow)).to.eql(before);
  });

  it('takes objects as properties only', async () => {
    const {flow} = await showFlow();
    for (const name of ['auth', 'messages', 'client-metadata', 'clientmetadata', 'challenge-field'])
      flow.setAttribute(name, '[object Object]');
    await flow.updateComplete;
    expect(flow.auth).to.be.instanceOf(ScriptedAuth);
    expect([flow.messages, flow.clientMetadata, flow.challengeField]).to.eql([{}, undefined, {}]);
  });

  it('leaves alone what the author has set on it', async () => {
    const {flow} = await showFlow([TOTP, DONE]);
    for (const [name, value] of Object.entries(ATTRIBUTES)) flow.setAttribute(name, value);
    const before = flow.getAttributeNames();
    await answer(flow, ADA);
    await answer(flow, {code: '123456'});
    expect(flow.getAttributeNames()).to.eql(before);
    for (const [name, value] of Object.entries(ATTRIBUTES))
      expect(flow.getAttribute(name), name).to.equal(value);
  });

  it('can be cloned: the clone begins at the start, with one form', async () => {
    const {auth, flow} = await showFlow([SMS, DONE]);
    await answer(flow, ADA);
    const clone = flow.cloneNode(true) as AmplifySigninFlow;
    clone.auth = auth;
    flow.after(clone);
    await next(clone, 'signin-step');
    expect(clone.step).to.equal('SIGN_IN');
    expect(clone.querySelectorAll('form').length).to.equal(1);
    expect(field(clone, 'username').value).to.equal('');
    expect(flow.step).to.equal(SMS.signInStep);
    await answer(flow, {code: '123456'});
    expect(flow.step).to.equal('DONE');
    clone.remove();
  });

  it("leaves the page's own children alone, whatever slot they have", async () => {
    const {flow} = await showFlow([TOTP], html`<p>Ours</p>`);
    const mine = document.createElement('p');
    mine.slot = 'signin-step';
    flow.append(mine);
    await answer(flow, ADA);
    expect(flow.querySelectorAll(':scope > p').length).to.equal(2);
  });

  it("works in somebody else's shadow root, and when it moves from one to another", async () => {
    const {flow} = await showFlow([SMS, DONE]);
    const roots = [await fixture(html`<div></div>`), await fixture(html`<div></div>`)].map((host) =>
      host.attachShadow({mode: 'open'}),
    );
    for (const [index, root] of roots.entries()) {
      root.append(flow);
      await flow.updateComplete;
      expect([isFramed(flow), isStyled(flow)], String(index)).to.eql([true, true]);
    }
    await answer(flow, ADA);
    await answer(flow, {code: '123456'});
    expect(flow.step).to.equal('DONE');
  });

  it('works in another document, with its looks', async () => {
    const {flow} = await showFlow([SMS, DONE]);
    const frame = await fixture<HTMLIFrameElement>(html`<iframe title="other"></iframe>`);
    frame.contentDocument?.body.append(flow);
    await flow.updateComplete;
    expect([isFramed(flow), isStyled(flow)]).to.eql([true, true]);
    await answer(flow, ADA);
    await answer(flow, {code: '123456'});
    expect(flow.step).to.equal('DONE');
  });

  it('can be made, filled in and thrown away without ever being on a page', async () => {
    const flow = new AmplifySigninFlow();
    flow.username = 'ada';
    flow.setAttribute('issuer', 'Mine');
    await flow.restart();
    expect([flow.step, flow.issuer, flow.children.length]).to.eql(['SIGN_IN', 'Mine', 0]);
  });
});
