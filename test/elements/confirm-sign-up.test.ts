import {expect, fixture, html} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import '../../src/define/confirm-sign-up.js';
import type {ConfirmSignUp} from '../../src/elements/confirm-sign-up.js';
import {answersOf, field, fill, one, submit} from '../support/forms.js';

async function setUp(template = html`<confirm-sign-up destination="a***@e***"></confirm-sign-up>`) {
  const element = await fixture<ConfirmSignUp>(template);
  return {element, code: field(element, 'code'), answers: answersOf(element)};
}

function hintOf(element: Element) {
  const describedBy = field(element, 'code').getAttribute('aria-describedby') ?? '';
  return one(element, `#${describedBy.split(' ')[0] ?? ''}`);
}

describe('<confirm-sign-up>', () => {
  it('is one native field that phones fill in', async () => {
    const {element, code} = await setUp();
    expect([code.autocomplete, code.inputMode]).to.eql(['one-time-code', 'numeric']);
    expect(code.hasAttribute('maxlength')).to.equal(false);
    expect(code.labels?.[0]?.textContent).to.equal('Code');
    expect(one<HTMLFormElement>(element, 'form').method).to.equal('post');
    one(element, 'button[type=submit]');
  });

  it('says where the code went', async () => {
    const {element} = await setUp();
    expect(hintOf(element).textContent).to.contain('a***@e***');
  });

  it('says which code is meant where it does not know of one', async () => {
    const {element} = await setUp(html`<confirm-sign-up></confirm-sign-up>`);
    expect(hintOf(element).textContent).to.contain('when you registered');
  });

  it('takes what was filled in without an event', async () => {
    const {element, answers} = await setUp();
    fill(element, {code: 'Your code is 123 456'});
    submit(element);
    expect(answers).to.eql([{response: '123456'}]);
  });

  it('is sent with Enter', async () => {
    const {element, code, answers} = await setUp();
    element.focus();
    expect(code.matches(':focus')).to.equal(true);
    await sendKeys({type: '123456'});
    await sendKeys({press: 'Enter'});
    expect(answers).to.eql([{response: '123456'}]);
  });

  for (const [text, key] of [
    ['', 'codeMissing'],
    ['12', 'codeMalformed'],
  ] as const)
    it(`says at the field that «${text}» is no code, and keeps it`, async () => {
      const {element, code, answers} = await setUp();
      fill(element, {code: text});
      submit(element);
      await element.updateComplete;
      await element.updateComplete;
      const problem = one(element, '[data-problem]');
      expect(problem.dataset['problem']).to.equal(key);
      expect(code.getAttribute('aria-describedby')?.split(' ')).to.include(problem.id);
      expect(code.matches(':focus')).to.equal(true);
      expect(code.value).to.equal(text);
      expect(answers).to.eql([]);
    });

  it('keeps a code that was wrong, and says so', async () => {
    const {element, code} = await setUp();
    fill(element, {code: '000000'});
    submit(element);
    element.busy = true;
    await element.updateComplete;
    Object.assign(element, {busy: false, problem: {key: 'wrongCode', text: 'Not right.', field: 'code'}});
    await element.updateComplete;
    expect(one(element, '[data-problem]').dataset['problem']).to.equal('wrongCode');
    expect([code.value, code.getAttribute('aria-invalid')]).to.eql(['000000', 'true']);
  });

  it('sends a new code, goes on after a link, and starts again, without a code', async () => {
    const {element, answers} = await setUp();
    for (const action of ['resend', 'continue', 'restart']) one(element, `[data-action=${action}]`).click();
    expect(answers).to.eql([{action: 'resend'}, {action: 'continue'}, {action: 'restart'}]);
  });

  it('keeps what was typed while a new code is sent', async () => {
    const {element, code} = await setUp();
    fill(element, {code: '123'});
    for (const busy of [true, false]) {
      element.busy = busy;
      await element.updateComplete;
    }
    element.destination = '+*******4567';
    await element.updateComplete;
    expect(code.value).to.equal('123');
    expect(hintOf(element).textContent).to.contain('+*******4567');
  });

  it('sends nothing while an answer is on its way, and keeps the form', async () => {
    const {element, code, answers} = await setUp();
    fill(element, {code: '123456'});
    element.busy = true;
    await element.updateComplete;
    expect(code.readOnly).to.equal(true);
    expect([...element.querySelectorAll('button')].every(({disabled}) => disabled)).to.equal(true);
    one<HTMLFormElement>(element, 'form').requestSubmit();
    expect(answers).to.eql([]);
    expect(code.value).to.equal('123456');
  });

  it('is accessible, with and without a problem', async () => {
    const {element} = await setUp();
    await expect(element).to.be.accessible();
    submit(element);
    await element.updateComplete;
    await expect(element).to.be.accessible();
  });
});
