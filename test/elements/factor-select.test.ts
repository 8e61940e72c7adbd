import {expect, fixture, html} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import '../../src/define/factor-select.js';
import type {FactorSelect} from '../../src/elements/factor-select.js';
import {answersOf, one, submit} from '../support/forms.js';

const ALL = ['SMS_OTP', 'EMAIL_OTP', 'PASSWORD', 'PASSWORD_SRP', 'WEB_AUTHN'];

async function setUp(types: readonly string[] = ALL) {
  const element = await fixture<FactorSelect>(html`<factor-select .types=${types}></factor-select>`);
  const choices = [...element.querySelectorAll<HTMLInputElement>('input[type=radio][name=choice]')];
  return {element, choices, values: choices.map(({value}) => value), answers: answersOf(element)};
}

/** Runs with another value in a global of the browser's. */
async function withGlobal(name: keyof typeof globalThis, value: unknown, run: () => Promise<void>) {
  const descriptor = Object.getOwnPropertyDescriptor(globalThis, name) ?? {};
  Object.defineProperty(globalThis, name, {configurable: true, value});
  try {
    await run();
  } finally {
    Object.defineProperty(globalThis, name, descriptor);
  }
}

describe('<factor-select>', () => {
  it('offers the strongest first and chosen, what others can read on the way last', async () => {
    const {choices, values} = await setUp();
    expect(values).to.eql(['WEB_AUTHN', 'PASSWORD_SRP', 'EMAIL_OTP', 'SMS_OTP']);
    expect(choices.map(({checked}) => checked)).to.eql([true, false, false, false]);
  });

  it('has one entry for the password, and prefers not to send it', async () => {
    expect((await setUp(['PASSWORD', 'PASSWORD_SRP'])).values).to.eql(['PASSWORD_SRP']);
    expect((await setUp(['PASSWORD_SRP'])).values).to.eql(['PASSWORD_SRP']);
    expect((await setUp(['PASSWORD'])).values).to.eql(['PASSWORD']);
  });

  it('offers nothing that is not available, and nothing that it does not know', async () => {
    expect((await setUp(['EMAIL_OTP', 'PIGEON_OTP'])).values).to.eql(['EMAIL_OTP']);
  });

  it('offers no passkey where the browser has none', async () => {
    await withGlobal('PublicKeyCredential', undefined, async () => {
      const {choices, values} = await setUp();
      expect(values).to.eql(['PASSWORD_SRP', 'EMAIL_OTP', 'SMS_OTP']);
      expect(choices[0]?.checked).to.equal(true);
    });
  });

  it('offers no passkey where the page is not secure', async () => {
    await withGlobal('isSecureContext', false, async () => {
      expect((await setUp()).values).not.to.include('WEB_AUTHN');
    });
  });

  it('answers with what was chosen, by keyboard', async () => {
    const {element, choices, answers} = await setUp();
    element.focus();
    expect(choices[0]?.matches(':focus')).to.equal(true);
    await sendKeys({press: 'ArrowDown'});
    await sendKeys({press: 'ArrowDown'});
    await sendKeys({press: 'Enter'});
    expect(answers).to.eql([{response: 'EMAIL_OTP'}]);
  });

  it('answers with what stands first where nothing else was chosen', async () => {
    const {element, answers} = await setUp(['SMS_OTP', 'PASSWORD', 'PASSWORD_SRP']);
    submit(element);
    expect(answers).to.eql([{response: 'PASSWORD_SRP'}]);
  });

  it('has a label and a sentence for each', async () => {
    const {element, choices} = await setUp();
    expect(choices.map(({labels}) => labels?.[0]?.querySelector('.signin-label')?.textContent)).to.eql([
      'Passkey',
      'Password',
      'Email',
      'Text message',
    ]);
    for (const choice of choices)
      expect(one(element, `#${choice.getAttribute('aria-describedby') ?? ''}`).textContent).to.match(/\w/);
  });

  it('asks for a choice where none is made', async () => {
    const {element, choices, answers} = await setUp();
    for (const choice of choices) choice.checked = false;
    submit(element);
    await element.updateComplete;
    expect(one(element, '[data-problem]').dataset['problem']).to.equal('choiceMissing');
    expect(answers).to.eql([]);
  });

  it('keeps the choice that was refused', async () => {
    const {element, choices} = await setUp();
    choices[2]?.click();
    submit(element);
    element.busy = true;
    await element.updateComplete;
    Object.assign(element, {busy: false, problem: {key: 'codeNotSent', text: 'Not sent.'}});
    await element.updateComplete;
    expect(choices.map(({checked}) => checked)).to.eql([false, false, true, false]);
    expect(one(element, '[data-problem]').dataset['problem']).to.equal('codeNotSent');
  });

  it('sends nothing, and cannot be changed, while the answer is on its way', async () => {
    const {element, choices, answers} = await setUp();
    element.busy = true;
    await element.updateComplete;
    choices[1]?.click();
    expect(choices.map(({checked}) => checked)).to.eql([true, false, false, false]);
    expect(one<HTMLButtonElement>(element, 'button[type=submit]').disabled).to.equal(true);
    one<HTMLFormElement>(element, 'form').requestSubmit();
    expect(answers).to.eql([]);
  });

  it('offers to start again, and to go back where there is something to go back to', async () => {
    const {element, answers} = await setUp();
    expect(element.querySelectorAll('[data-action=back]')).to.have.lengthOf(0);
    element.canGoBack = true;
    await element.updateComplete;
    one(element, '[data-action=back]').click();
    one(element, '[data-action=restart]').click();
    expect(answers).to.eql([{action: 'back'}, {action: 'restart'}]);
  });

  it('says so where there is nothing that can be used here', async () => {
    await withGlobal('PublicKeyCredential', undefined, async () => {
      const {element, values, answers} = await setUp(['WEB_AUTHN']);
      expect(values).to.eql([]);
      expect(element.textContent).to.contain('can be used here');
      one(element, '[data-action=restart]').click();
      expect(answers).to.eql([{action: 'restart'}]);
      await expect(element).to.be.accessible();
    });
  });

  it('is accessible, with and without a problem', async () => {
    const {element, choices} = await setUp();
    await expect(element).to.be.accessible();
    for (const choice of choices) choice.checked = false;
    submit(element);
    await element.updateComplete;
    await expect(element).to.be.accessible();
  });
});
