import {expect, fixture, html} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import '../../src/define/amplify-signin-flow.js';
import {focusedIn} from '../../src/elements/focused.js';
import type {AmplifySigninFlow} from '../../src/flow/amplify-signin-flow.js';
import {answer, next, stepOf} from '../support/flows.js';
import {field, fill, one} from '../support/forms.js';
import {places} from '../support/places.js';
import {DONE, ScriptedAuth, SELECTION, SMS, WRONG_CODE} from '../support/scripted-auth.js';

const ADA = {username: 'ada', password: 'pw'};

function createFlow(): AmplifySigninFlow {
  sessionStorage.clear();
  const flow = document.createElement('amplify-signin-flow');
  flow.auth = new ScriptedAuth([SELECTION, SMS, WRONG_CODE, DONE]);
  return flow;
}

/** Puts a flow into a place, and waits for its first step. */
async function put(name: string, page?: HTMLElement) {
  const place = places[name];
  if (!place) throw new Error(`There is no place ${name}.`);
  const flow = createFlow();
  const begun = next(flow, 'signin-step');
  const around = page ?? (await fixture<HTMLElement>(html`<div></div>`));
  const show = place.put(flow, around);
  await begun;
  return {flow, show};
}

/** What a screen reader announces: the message in the live region, or the description of the focused field. */
const announced = (flow: AmplifySigninFlow) => one(stepOf(flow), 'form [role=status]').textContent;

describe('<amplify-signin-flow> inside', () => {
  for (const [name, {isHidden, isDisabled}] of Object.entries(places)) {
    const isAsked = isHidden ?? isDisabled ?? name === 'an editor';

    it(`${name} has the focus ${isAsked ? 'once the page asks for it' : 'at the start'}`, async () => {
      const {flow, show} = await put(name);
      if (isHidden) expect(flow.matches(':focus-within')).to.equal(false);
      await show?.();
      if (isAsked) flow.focus();
      expect(focusedIn(flow)?.getAttribute('name')).to.equal('username');
      await sendKeys({type: 'ada'});
      expect(field(flow, 'username').value).to.equal('ada');
    });

    it(`${name} announces an input that is not valid, each time`, async () => {
      const {flow, show} = await put(name);
      await show?.();
      flow.focus();
      await sendKeys({press: 'Enter'});
      for (let updates = 0; updates < 4; updates += 1) await flow.updateComplete;
      expect(announced(flow)).to.equal('Enter your username.');
      expect(focusedIn(flow)?.getAttribute('name')).to.equal('username');
      await sendKeys({type: 'ada'});
      await sendKeys({press: 'Enter'});
      for (let updates = 0; updates < 4; updates += 1) await flow.updateComplete;
      expect(announced(flow)).to.equal('');
      expect(focusedIn(flow)).to.equal(field(flow, 'password'));
      await sendKeys({press: 'Enter'});
      for (let updates = 0; updates < 4; updates += 1) await flow.updateComplete;
      expect(announced(flow)).to.equal('Enter your password.');
    });

    it(`${name} leads through a sign-in with the keyboard`, async () => {
      const {flow, show} = await put(name);
      await show?.();
      flow.focus();
      fill(flow, {username: 'ada'});
      const password = field(flow, 'password');
      password.focus();
      await sendKeys({type: 'pw'});
      const selection = next(flow, 'signin-step');
      await sendKeys({press: 'Enter'});
      await selection;
      expect((focusedIn(flow) as HTMLInputElement).value).to.equal('TOTP');
      await sendKeys({press: 'ArrowDown'});
      const code = next(flow, 'signin-step');
      await sendKeys({press: 'Enter'});
      await code;
      const rejected = next(flow, 'signin-error');
      await sendKeys({type: '111111'});
      await sendKeys({press: 'Enter'});
      await rejected;
      for (let updates = 0; updates < 4; updates += 1) await flow.updateComplete;
      expect(announced(flow)).to.match(/\w/);
      expect(focusedIn(flow)).to.equal(field(flow, 'code'));
      await sendKeys({type: '123456'});
      const done = next(flow, 'signin-done');
      await sendKeys({press: 'Enter'});
      await done;
      expect(flow.step).to.equal('DONE');
    });

    it(`${name} leaves the focus in another field of the page`, async () => {
      const page = await fixture<HTMLElement>(html`<div><input aria-label="Search" /></div>`);
      const search = one<HTMLInputElement>(page, 'input');
      search.focus();
      const {flow, show} = await put(name, page);
      // Modal dialogs and showing a focused region move the focus themselves.
      if (search.matches(':focus')) {
        await sendKeys({type: 'cats'});
        expect(search.value).to.equal('cats');
        await flow.answer('ada', {password: 'pw'});
        await next(flow, 'signin-step');
        expect(document.activeElement).to.equal(search);
      }
      await show?.();
    });
  }
});

describe('<amplify-signin-flow> in a dialog', () => {
  for (const method of ['show', 'showModal'])
    it(`has the focus in its first field after ${method}()`, async () => {
      const {flow, show} = await put(`a dialog opened later with ${method}()`);
      await show?.();
      expect(focusedIn(flow)?.getAttribute('name')).to.equal('username');
    });
});

describe('<amplify-signin-flow> beside what the user works with', () => {
  /** Creates what has the focus, and the node into which the flow goes. */
  const busyPages: Readonly<Record<string, (page: HTMLElement) => Node>> = {
    'a field of the shadow root around both': (page) => {
      const root = page.attachShadow({mode: 'open'});
      const search = root.appendChild(document.createElement('input'));
      search.focus();
      return root;
    },
    'a field of the component in whose slot it is': (page) => {
      const search = document.createElement('input');
      page.attachShadow({mode: 'open'}).append(search, document.createElement('slot'));
      search.focus();
      return page;
    },
    'a field of a closed component in whose slot it is': (page) => {
      const component = page.appendChild(document.createElement('x-closed-card'));
      const search = document.createElement('input');
      component.attachShadow({mode: 'closed'}).append(search, document.createElement('slot'));
      search.focus();
      return component;
    },
    'a field of the outer one of two shadow roots': (page) => {
      const outer = page.attachShadow({mode: 'open'});
      const search = outer.appendChild(document.createElement('input'));
      search.focus();
      return outer.appendChild(document.createElement('div')).attachShadow({mode: 'closed'});
    },
    'an editor that it is in': (page) => {
      page.contentEditable = 'true';
      page.focus();
      return page;
    },
    'a list': (page) => {
      const list = page.appendChild(document.createElement('select'));
      list.append(new Option('One'), new Option('Two'));
      list.focus();
      return page;
    },
    'a frame': (page) => {
      const frame = page.appendChild(document.createElement('iframe'));
      const search = frame.contentDocument?.body.appendChild(document.createElement('input'));
      search?.focus();
      return page;
    },
    'the page around the frame that it is in': (page) => {
      const search = page.appendChild(document.createElement('input'));
      const frame = page.appendChild(document.createElement('iframe'));
      search.focus();
      if (!frame.contentDocument) throw new Error('The frame has no document.');
      return frame.contentDocument.body;
    },
  };

  for (const [name, prepare] of Object.entries(busyPages))
    it(`does not take the focus from ${name}`, async () => {
      const page = await fixture<HTMLElement>(html`<div></div>`);
      const place = prepare(page);
      const {activeElement} = document;
      expect(activeElement).not.to.equal(document.body);
      const flow = createFlow();
      const begun = next(flow, 'signin-step');
      place.appendChild(flow);
      await begun;
      expect(document.activeElement).to.equal(activeElement);
      expect(flow.matches(':focus-within')).to.equal(false);
    });

  it('takes the focus in a frame while nothing else has it', async () => {
    const frame = await fixture<HTMLIFrameElement>(html`<iframe title="Sign in"></iframe>`);
    const flow = createFlow();
    const begun = next(flow, 'signin-step');
    frame.contentDocument?.body.append(flow);
    await begun;
    expect(document.activeElement).to.equal(frame);
    await sendKeys({type: 'ada'});
    expect(field(flow, 'username').value).to.equal('ada');
  });

  it('does not scroll the page when it takes the focus at the start', async () => {
    const page = await fixture<HTMLElement>(html`<div></div>`);
    const space = document.createElement('div');
    space.style.blockSize = '5000px';
    page.append(space);
    await put('the page', page);
    expect(page.querySelector(':focus')).to.have.property('name', 'username');
    expect(scrollY).to.equal(0);
  });

  it('submits nothing to a form around it', async () => {
    const page = await fixture<HTMLElement>(html`<div></div>`);
    const submitted: EventTarget[] = [];
    page.addEventListener('submit', (event) => submitted.push(event.currentTarget as EventTarget));
    const {flow} = await put('another form', page);
    const outer = one<HTMLFormElement>(page, 'form:has(amplify-signin-flow)');
    await answer(flow, ADA);
    expect(submitted).to.eql([]);
    expect([...new FormData(outer).keys()]).to.eql([]);
    expect([...outer.elements]).to.eql([]);
  });

  it('lets the page see the submission where there is no form around it', async () => {
    const page = await fixture<HTMLElement>(html`<div></div>`);
    const submitted: boolean[] = [];
    page.addEventListener('submit', (event) => submitted.push(event.defaultPrevented));
    const {flow} = await put('the page', page);
    await answer(flow, ADA);
    expect(submitted).to.eql([true]);
  });
});
