import {expect, fixture, html} from '@open-wc/testing';
import '../../src/define/custom-challenge.js';
import '../../src/define/new-password.js';
import '../../src/define/otp-input.js';
import '../../src/define/password-entry.js';
import '../../src/define/reset-password.js';
import '../../src/define/sign-in-form.js';
import '../../src/define/totp-setup.js';
import type {StepElement} from '../../src/elements/step-element.js';
import type {TotpSetup} from '../../src/elements/totp-setup.js';
import {answersOf, field, fill, one, submit} from '../support/forms.js';

const KEY = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';
const VALUE = 'Correct-horse-1';

/** The events before which a library, or the browser, copies the page. */
const EVENTS: readonly (readonly [name: string, target: EventTarget])[] = [
  ['htmx:beforeHistorySave', document.body],
  ['turbo:before-cache', document.documentElement],
  ['turbo:click', document.body],
  ['turbolinks:before-cache', document],
  ['livewire:navigating', document],
  ['alpine:navigating', document],
  ['pagehide', window],
];

/** The elements, and their fields with secrets in them. */
const FIELDS: Readonly<Record<string, readonly string[]>> = {
  'sign-in-form': ['password'],
  'password-entry': ['password'],
  'new-password': ['newPassword', 'newPasswordAgain'],
  'reset-password': ['code', 'newPassword', 'newPasswordAgain'],
  'otp-input': ['code'],
  'custom-challenge': ['answer'],
  'totp-setup': ['code'],
};

async function create(tag: string): Promise<StepElement> {
  const element = document.createElement(tag) as StepElement;
  Object.assign(element, {secret: KEY, issuer: 'Example', loginId: 'ada', hasCode: true});
  await fixture(html`<div>${element}</div>`);
  await element.updateComplete;
  return element;
}

async function createSetup(): Promise<TotpSetup> {
  const element = (await create('totp-setup')) as TotpSetup;
  // The code that draws is loaded when it is needed.
  await new Promise<void>((resolve) => {
    const check = () => {
      if (element.querySelector('svg')) resolve();
    };
    new MutationObserver(check).observe(element, {childList: true, subtree: true});
    check();
  });
  return element;
}

/** All that a copy of an element has in it: its HTML, and the values of its fields. */
function contentOf(element: Element): string {
  const copy = element.cloneNode(true) as Element;
  const values = [...copy.querySelectorAll('input')].map(({value}) => value);
  return [element.outerHTML, ...values].join(' ');
}

/** The key, the link and the QR code. */
const secretsOf = (element: Element): readonly [string, string, string] => [
  one(element, '[data-totp-key]').textContent,
  one(element, 'a').getAttribute('href') ?? '',
  one(element, 'path').getAttribute('d') ?? '',
];

const fire = ([name, target]: (typeof EVENTS)[number]) =>
  target.dispatchEvent(new Event(name, {bubbles: true}));
const comeBack = () => window.dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}));

describe('A form in a page that is stored', () => {
  for (const event of EVENTS) {
    it(`has no key of an authenticator app in it after ${event[0]}, until the page is shown again`, async () => {
      const element = await createSetup();
      const before = secretsOf(element);
      const [, , drawn] = before;
      expect(drawn).to.have.length.greaterThan(100);
      fire(event);
      const stored = contentOf(element);
      for (const secret of [KEY, 'JBSW', 'otpauth:', drawn])
        expect(stored.includes(secret), secret).to.equal(false);
      await element.updateComplete;
      expect(contentOf(element)).not.to.contain('JBSW');
      comeBack();
      expect(secretsOf(element)).to.eql(before);
    });

    it(`has no password or code in it after ${event[0]}, until the page is shown again`, async () => {
      for (const [tag, names] of Object.entries(FIELDS)) {
        const element = await create(tag);
        element.querySelector<HTMLElement>('[data-action=show-password]')?.click();
        await element.updateComplete;
        fill(element, Object.fromEntries(names.map((name) => [name, VALUE])));
        fire(event);
        expect(contentOf(element), tag).not.to.contain(VALUE);
        comeBack();
        for (const name of names) expect(field(element, name).value, `${tag} ${name}`).to.equal(VALUE);
        element.remove();
      }
    });
  }

  it('has its secrets again by itself where the page stays', async () => {
    const element = await createSetup();
    fire(['htmx:beforeHistorySave', document.body]);
    const restored = new Promise<void>((resolve) => {
      new MutationObserver(() => resolve()).observe(element, {childList: true, subtree: true});
    });
    await restored;
    expect(one(element, '[data-totp-key]').textContent).to.contain('JBSW');
  });

  it('keeps what is typed meanwhile', async () => {
    const element = await create('otp-input');
    fill(element, {code: '111111'});
    fire(['pagehide', window]);
    fill(element, {code: '222222'});
    comeBack();
    expect(field(element, 'code').value).to.equal('222222');
  });

  it('sends what was typed before, if it is sent at once', async () => {
    const element = await create('otp-input');
    const answers = answersOf(element);
    fill(element, {code: '111111'});
    fire(['htmx:beforeHistorySave', document.body]);
    submit(element);
    expect(answers).to.eql([{response: '111111'}]);
  });

  it('has no secret in it while it is removed from the page, and has it again when it is back', async () => {
    const element = await createSetup();
    const {parentElement} = element;
    fire(['turbo:before-cache', document]);
    element.remove();
    await element.updateComplete;
    expect(contentOf(element)).not.to.contain('JBSW');
    parentElement?.append(element);
    expect(contentOf(element)).to.contain('JBSW');
  });

  it('never has a password in an attribute', async () => {
    for (const [tag, names] of Object.entries(FIELDS)) {
      const element = await create(tag);
      fill(element, Object.fromEntries(names.map((name) => [name, VALUE])));
      for (const change of [{busy: true}, {busy: false}, {notice: 'Sent.'}]) {
        Object.assign(element, change);
        await element.updateComplete;
        element.querySelector<HTMLElement>('[data-action=show-password]')?.click();
        await element.updateComplete;
        expect(element.outerHTML, tag).not.to.contain(VALUE);
      }
    }
  });
});

describe('A form in a page that is recorded', () => {
  const MARKS = [
    'data-private',
    'data-hj-suppress',
    'data-sentry-mask',
    'data-dd-privacy',
    'data-clarity-mask',
  ];
  const CLASSES = ['ph-no-capture', 'fs-exclude', 'rr-block', 'rr-mask', 'sentry-mask', 'mf-masked'];

  function expectMarked(element: Element): void {
    for (const mark of MARKS) expect(element.hasAttribute(mark), mark).to.equal(true);
    for (const name of CLASSES) expect(element.classList.contains(name), name).to.equal(true);
  }

  it('excludes every field, also after it has changed', async () => {
    for (const tag of Object.keys(FIELDS)) {
      const element = await create(tag);
      for (const change of [
        {},
        {busy: true},
        {busy: false, problem: {key: 'wrongCode', text: 'No.', field: 'code'}},
      ]) {
        Object.assign(element, change);
        await element.updateComplete;
        const inputs = element.querySelectorAll('input');
        expect(inputs.length).to.be.greaterThan(0);
        for (const input of inputs) expectMarked(input);
      }
    }
  });

  it('excludes the key, the QR code and the link', async () => {
    const element = await createSetup();
    for (const selector of ['[data-totp-key]', 'svg', 'a']) expectMarked(one(element, selector));
  });
});
