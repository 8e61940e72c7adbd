import {expect, fixture, html} from '@open-wc/testing';
import type {LitElement} from 'lit';
import '../../src/define/confirm-sign-up.js';
import '../../src/define/custom-challenge.js';
import '../../src/define/email-setup.js';
import '../../src/define/factor-select.js';
import '../../src/define/mfa-select.js';
import '../../src/define/new-password.js';
import '../../src/define/otp-input.js';
import '../../src/define/password-entry.js';
import '../../src/define/reset-password.js';
import '../../src/define/sign-in-done.js';
import '../../src/define/sign-in-form.js';
import '../../src/define/totp-setup.js';
import '../../src/define/unsupported-step.js';
import {english, type Messages} from '../../src/core/messages.js';
import type {StepElement} from '../../src/elements/step-element.js';
import {translators} from '../support/translators.js';

const POLICY = {rules: ['length', 'lowercase', 'number', 'symbol'], minLength: 8};

/** The properties with which each element shows as much as it can. */
const ELEMENTS: Readonly<Record<string, object>> = {
  'confirm-sign-up': {destination: 'a***@e***'},
  'custom-challenge': {hint: 'What is 2 + 2?'},
  'email-setup': {},
  'factor-select': {types: ['WEB_AUTHN', 'PASSWORD', 'EMAIL_OTP', 'SMS_OTP']},
  'mfa-select': {types: ['TOTP', 'EMAIL', 'SMS']},
  'new-password': {missingAttributes: ['name', 'phone_number'], loginId: 'ada', policy: POLICY},
  'otp-input': {medium: 'SMS', destination: '+*******4567'},
  'password-entry': {loginId: 'ada'},
  'reset-password': {hasCode: true, loginId: 'ada', destination: 'a***@e***', policy: POLICY},
  'sign-in-done': {loginId: 'ada'},
  'sign-in-form': {loginId: 'ada', loginWith: ['email', 'phone']},
  'totp-setup': {secret: 'JBSWY3DPEHPK3PXP', issuer: 'Example', loginId: 'ada'},
  'unsupported-step': {stepName: 'CONFIRM_WITH_MAGIC'},
};

/** All messages in another language, which has other letters for each. */
const otherLanguage = Object.fromEntries(
  Object.entries(english).map(([key, message]) => [
    key,
    typeof message === 'string'
      ? `${message}*`
      : (...given: never[]) => `${(message as (...given: never[]) => string)(...given)}*`,
  ]),
) as unknown as Messages;

const set = (properties: Partial<StepElement> & Record<string, unknown>) => (element: StepElement) =>
  void Object.assign(element, properties);
const click = (selector: string) => (element: StepElement) =>
  element.querySelector<HTMLElement>(selector)?.click();
const type = (value: string) => (element: StepElement) => {
  for (const input of element.querySelectorAll('input:not([readonly], [type=radio])')) {
    (input as HTMLInputElement).value = value;
    input.dispatchEvent(new Event('input', {bubbles: true}));
  }
};
const problem = (field: string, text: string) => set({problem: {key: 'wrongCode', text, field}});

/** What can happen to a step while it is shown. */
const CHANGES: ((element: StepElement) => unknown)[] = [
  ...['code', 'password', 'newPassword', 'choice', 'username', 'answer', 'email'].flatMap((field) => [
    problem(field, `The first message at ${field}`),
    problem(field, `The second message at ${field}`),
  ]),
  set({problem: {key: 'unexpected', text: 'A message about the form'}}),
  set({problem: {key: 'unexpected', text: 'Another message about the form'}}),
  set({problem: undefined}),
  set({resendIn: 30}),
  set({resendIn: 29}),
  click('[data-action=resend]'),
  set({resendIn: 0, notice: 'We sent a new code to \u2068a***@e***\u2069.'}),
  set({notice: 'We sent a new code to \u2068b***@e***\u2069.'}),
  set({notice: ''}),
  set({waitFor: 3}),
  set({waitFor: 2}),
  click('[type=submit]'),
  set({waitFor: 0}),
  set({busy: true}),
  set({busy: false}),
  click('[data-action=show-password]'),
  click('[data-action=show-password]'),
  type('abcdefgh'),
  type('abcdefgh1!'),
  type(''),
  click('[type=submit]'),
  type('x'),
  click('[type=submit]'),
  set({canGoBack: true}),
  set({canGoBack: false}),
  set({
    destination: '+*******9999',
    hint: 'What is 3 + 3?',
    loginId: 'grace',
    stepName: 'CONFIRM_WITH_SPELL',
  }),
  set({
    types: ['EMAIL', 'SMS', 'EMAIL_OTP', 'SMS_OTP'],
    forSetup: true,
    loginWith: ['username'],
    medium: 'EMAIL',
  }),
  set({messages: otherLanguage}),
  set({busy: true}),
  set({busy: false, hasCode: false}),
  set({messages: english}),
];

async function create(tag: string): Promise<StepElement> {
  const element = document.createElement(tag) as StepElement;
  Object.assign(element, ELEMENTS[tag]);
  await fixture(html`<div>${element}</div>`);
  await element.updateComplete;
  return element;
}

async function settled(element: LitElement): Promise<void> {
  while (!(await element.updateComplete));
  await element.updateComplete;
}

const lettersOf = (element: Element) => element.textContent.replace(/\s+/g, '');

describe('Step elements in a translated page', () => {
  for (const tag of Object.keys(ELEMENTS)) {
    for (const [name, translate] of Object.entries(translators))
      it(`<${tag}> updates all text where a translator ${name}`, async () => {
        const [translated, twin] = [await create(tag), await create(tag)];
        for (const change of CHANGES) {
          translate(translated);
          change(translated);
          change(twin);
          await settled(translated);
          await settled(twin);
          expect(lettersOf(translated)).to.equal(lettersOf(twin));
        }
      });

    it(`<${tag}> has no text beside a marker of Lit`, async () => {
      const element = await create(tag);
      for (const change of CHANGES) {
        change(element);
        await settled(element);
        const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
        while (walker.nextNode()) {
          const {currentNode} = walker;
          if (!currentNode.nodeValue?.trim()) continue;
          const siblings = [...(currentNode.parentNode?.childNodes ?? [])];
          expect(siblings.map(({nodeName}) => nodeName)).not.to.contain('#comment');
        }
      }
    });

    it(`<${tag}> excludes what the user types from translation`, async () => {
      const element = await create(tag);
      for (const input of element.querySelectorAll('input:not([type=radio])')) {
        expect(input.getAttribute('translate')).to.equal('no');
        expect(input.classList.contains('notranslate')).to.equal(true);
      }
    });
  }

  const VERBATIM: readonly (readonly [tag: string, ...data: string[]])[] = [
    ['otp-input', '+*******4567'],
    ['confirm-sign-up', 'a***@e***'],
    ['reset-password', 'a***@e***'],
    ['sign-in-done', 'ada'],
    ['unsupported-step', 'CONFIRM_WITH_MAGIC'],
    ['totp-setup', 'JBSW Y3DP EHPK 3PXP'],
  ];
  for (const [tag, data] of VERBATIM)
    it(`<${tag}> excludes ${String(data)} from translation`, async () => {
      const element = await create(tag);
      const excluded = [...element.querySelectorAll('[translate=no].notranslate')];
      expect(excluded.map(({textContent}) => textContent)).to.contain(data);
    });

  it('shows data in a message without direction marks', async () => {
    const element = await create('otp-input');
    element.messages = {codeSource: (_, destination) => `Sent to ${String(destination)}, see there.`};
    await settled(element);
    expect(element.textContent).to.contain('Sent to +*******4567, see there.');
    expect(element.querySelector('bdi')?.textContent).to.equal('+*******4567');
  });
});
