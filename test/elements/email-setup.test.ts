import {expect, fixture, html} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import '../../src/define/email-setup.js';
import type {EmailSetup} from '../../src/elements/email-setup.js';
import {answersOf, field, fill, one, submit} from '../support/forms.js';

async function setUp() {
  const element = await fixture<EmailSetup>(html`<email-setup></email-setup>`);
  return {element, email: field(element, 'email'), answers: answersOf(element)};
}

describe('<email-setup>', () => {
  it('is a form with one field that browsers fill in', async () => {
    const {element, email} = await setUp();
    expect(one<HTMLFormElement>(element, 'form').method).to.equal('post');
    expect([email.type, email.inputMode, email.autocomplete, email.labels?.[0]?.textContent]).to.eql([
      'text',
      'email',
      'email',
      'Email',
    ]);
    expect(element.querySelectorAll('input')).to.have.lengthOf(1);
    one(element, 'button[type=submit]');
  });

  it('says what the address is for, at the field', async () => {
    const {element, email} = await setUp();
    const hint = one(element, `#${email.getAttribute('aria-describedby')?.split(' ')[0] ?? ''}`);
    expect(hint.textContent).to.contain('we send a code');
  });

  it('takes what was filled in without an event, and no spaces at its ends', async () => {
    const {element, answers} = await setUp();
    fill(element, {email: ' ada+codes@example.com '});
    submit(element);
    expect(answers).to.eql([{response: 'ada+codes@example.com'}]);
  });

  for (const [typed, response] of [
    ['info@bücher.example', 'info@bücher.example'],
    ['почта@пример.example', 'почта@пример.example'],
    ['mailto:ada@example.com?subject=Hello', 'ada@example.com'],
    ['Ada Lovelace <ada@example.com>', 'ada@example.com'],
    ['\u2068ada@example.com\u2069', 'ada@example.com'],
  ] as const)
    it(`sends ${JSON.stringify(typed)} as ${response}`, async () => {
      const {email, answers} = await setUp();
      email.focus();
      await sendKeys({type: typed});
      await sendKeys({press: 'Enter'});
      expect(answers).to.eql([{response}]);
    });

  it('is sent with Enter', async () => {
    const {element, email, answers} = await setUp();
    element.focus();
    expect(email.matches(':focus')).to.equal(true);
    await sendKeys({type: 'ada@example.com'});
    await sendKeys({press: 'Enter'});
    expect(answers).to.eql([{response: 'ada@example.com'}]);
  });

  for (const text of ['', 'ada', 'ada@', '@example.com', 'ada lovelace@example.com'])
    it(`says at the field that «${text}» is no address, and keeps it`, async () => {
      const {element, email, answers} = await setUp();
      fill(element, {email: text});
      submit(element);
      await element.updateComplete;
      await element.updateComplete;
      const problem = one(element, '[data-problem]');
      expect(problem.dataset['problem']).to.equal('emailMalformed');
      expect(email.getAttribute('aria-describedby')?.split(' ')).to.include(problem.id);
      expect(email.matches(':focus')).to.equal(true);
      expect(email.value).to.equal(text);
      expect(answers).to.eql([]);
    });

  it('keeps an address that was refused', async () => {
    const {element, email} = await setUp();
    fill(element, {email: 'ada@example.com'});
    submit(element);
    element.busy = true;
    await element.updateComplete;
    Object.assign(element, {busy: false, problem: {key: 'unexpected', text: 'No.', field: 'email'}});
    await element.updateComplete;
    expect([email.value, email.getAttribute('aria-invalid')]).to.eql(['ada@example.com', 'true']);
  });

  it('sends nothing while an answer is on its way, and keeps the form', async () => {
    const {element, email, answers} = await setUp();
    fill(element, {email: 'ada@example.com'});
    element.busy = true;
    await element.updateComplete;
    expect(email.readOnly).to.equal(true);
    expect([...element.querySelectorAll('button')].every(({disabled}) => disabled)).to.equal(true);
    one<HTMLFormElement>(element, 'form').requestSubmit();
    expect(answers).to.eql([]);
    expect(email.value).to.equal('ada@example.com');
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

  it('is accessible, with and without a problem', async () => {
    const {element} = await setUp();
    await expect(element).to.be.accessible();
    submit(element);
    await element.updateComplete;
    await expect(element).to.be.accessible();
  });
});
