import {expect, fixture, html} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import '../../src/define/otp-input.js';
import type {OtpInput} from '../../src/elements/otp-input.js';
import {answersOf, field, fill, one, submit} from '../support/forms.js';

async function setUp(medium = 'SMS', destination = '+*******4567') {
  const element = await fixture<OtpInput>(
    html`<otp-input medium=${medium} destination=${destination}></otp-input>`,
  );
  return {element, code: field(element, 'code'), answers: answersOf(element)};
}

describe('<otp-input>', () => {
  it('is one native field that phones fill in', async () => {
    const {code} = await setUp();
    expect(code.autocomplete).to.equal('one-time-code');
    expect(code.inputMode).to.equal('numeric');
    expect(code.hasAttribute('maxlength')).to.equal(false);
    expect(code.labels?.[0]?.textContent).to.equal('Code');
  });

  it('says where the code went', async () => {
    const {element, code} = await setUp();
    const hint = one(element, `#${code.getAttribute('aria-describedby')?.split(' ')[0] ?? ''}`);
    expect(hint.textContent).to.contain('text message').and.to.contain('+*******4567');
  });

  it('says in English what it is not given another sentence for', async () => {
    const {element} = await setUp();
    element.messages = {enterCode: 'Code, please', code: undefined};
    await element.updateComplete;
    expect(one(element, 'h2').textContent).to.equal('Code, please');
    expect(one(element, 'label').textContent).to.equal('Code');
    element.messages = undefined;
    await element.updateComplete;
    expect(one(element, 'h2').textContent).to.equal('Enter your code');
  });

  it('takes what was filled in without an event', async () => {
    const {element, answers} = await setUp();
    fill(element, {code: '123456'});
    submit(element);
    expect(answers).to.eql([{response: '123456'}]);
  });

  it('finds the code in a message', async () => {
    const {element, code, answers} = await setUp();
    code.focus();
    fill(element, {code: 'Your code is 123 456'});
    await sendKeys({press: 'Enter'});
    expect(answers).to.eql([{response: '123456'}]);
  });

  it('takes codes of 8 digits by e-mail, and only 6 from an app', async () => {
    const {element, answers} = await setUp('EMAIL');
    fill(element, {code: '12345678'});
    submit(element);
    element.medium = 'TOTP';
    submit(element);
    await element.updateComplete;
    expect(answers).to.eql([{response: '12345678'}]);
    expect(one(element, '[data-problem]').dataset['problem']).to.equal('codeMalformed');
  });

  it('says that there is no code, at the field, and keeps what is wrong in it', async () => {
    const {element, code, answers} = await setUp();
    submit(element);
    await element.updateComplete;
    await element.updateComplete;
    expect(one(element, '[data-problem]').dataset['problem']).to.equal('codeMissing');
    expect(document.activeElement).to.equal(code);
    code.value = '12';
    submit(element);
    await element.updateComplete;
    const problem = one(element, '[data-problem]');
    expect(problem.dataset['problem']).to.equal('codeMalformed');
    expect(code.getAttribute('aria-describedby')?.split(' ')).to.include(problem.id);
    expect(code.getAttribute('aria-invalid')).to.equal('true');
    expect(code.value).to.equal('12');
    expect(answers).to.eql([]);
  });

  it('sends nothing while an answer is on its way, and keeps the form', async () => {
    const {element, code, answers} = await setUp();
    code.value = '123456';
    element.busy = true;
    await element.updateComplete;
    expect(code.readOnly).to.equal(true);
    expect(one<HTMLButtonElement>(element, 'button[type=submit]').disabled).to.equal(true);
    expect(one(element, 'form').getAttribute('aria-busy')).to.equal('true');
    one<HTMLFormElement>(element, 'form').requestSubmit();
    expect(answers).to.eql([]);
    expect(code.value).to.equal('123456');
  });

  it('offers to start again', async () => {
    const {element, answers} = await setUp();
    one(element, '[data-action=restart]').click();
    expect(answers).to.eql([{action: 'restart'}]);
  });

  for (const medium of ['SMS', 'EMAIL', 'TOTP'])
    it(`is accessible (${medium})`, async () => {
      const {element} = await setUp(medium);
      submit(element);
      await element.updateComplete;
      await expect(element).to.be.accessible();
    });
});
