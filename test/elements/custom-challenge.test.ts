import {expect, fixture, html} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import '../../src/define/custom-challenge.js';
import type {CustomChallenge} from '../../src/elements/custom-challenge.js';
import {answersOf, field, fill, one, submit} from '../support/forms.js';

async function setUp(template = html`<custom-challenge hint="How much is 6 × 7?"></custom-challenge>`) {
  const element = await fixture<CustomChallenge>(template);
  return {element, answer: field(element, 'answer'), answers: answersOf(element)};
}

function hintOf(element: Element) {
  const describedBy = field(element, 'answer').getAttribute('aria-describedby') ?? '';
  return one(element, `#${describedBy.split(' ')[0] ?? ''}`);
}

describe('<custom-challenge>', () => {
  it('asks what the challenge asks, at the field', async () => {
    const {element, answer} = await setUp();
    expect(hintOf(element).textContent).to.equal('How much is 6 × 7?');
    expect(answer.labels?.[0]?.textContent).to.equal('Answer');
    expect(one<HTMLFormElement>(element, 'form').method).to.equal('post');
    one(element, 'button[type=submit]');
  });

  it('takes the hint for text, whatever is in it', async () => {
    const hint = '<img src=x onerror=alert(1)> & <b>bold</b>';
    const {element} = await setUp(html`<custom-challenge hint=${hint}></custom-challenge>`);
    expect(hintOf(element).textContent).to.equal(hint);
    expect(element.querySelectorAll('img, b')).to.have.lengthOf(0);
  });

  it('shows no hint where there is none', async () => {
    const {element} = await setUp(html`<custom-challenge></custom-challenge>`);
    expect(hintOf(element).hidden).to.equal(true);
  });

  it('takes what was filled in without an event, as it is', async () => {
    const {element, answers} = await setUp();
    fill(element, {answer: ' forty two '});
    submit(element);
    expect(answers).to.eql([{response: ' forty two '}]);
  });

  it('is sent with Enter', async () => {
    const {element, answer, answers} = await setUp();
    element.focus();
    expect(answer.matches(':focus')).to.equal(true);
    await sendKeys({type: '42'});
    await sendKeys({press: 'Enter'});
    expect(answers).to.eql([{response: '42'}]);
  });

  it('asks for an answer where there is none', async () => {
    const {element, answer, answers} = await setUp();
    fill(element, {answer: ' '});
    submit(element);
    await element.updateComplete;
    await element.updateComplete;
    const problem = one(element, '[data-problem]');
    expect(problem.dataset['problem']).to.equal('answerMissing');
    expect(answer.getAttribute('aria-describedby')?.split(' ')).to.include(problem.id);
    expect(answer.matches(':focus')).to.equal(true);
    expect(answers).to.eql([]);
  });

  it('has a plain field, in which every language runs as it should', async () => {
    const {answer} = await setUp();
    expect([answer.type, answer.autocomplete, answer.dir]).to.eql(['text', 'off', 'auto']);
  });

  it('has the kind of field that the page wants', async () => {
    const {answer} = await setUp(html`
      <custom-challenge
        field-type="tel"
        field-input-mode="numeric"
        field-autocomplete="one-time-code"
      ></custom-challenge>
    `);
    expect([answer.type, answer.inputMode, answer.autocomplete]).to.eql(['tel', 'numeric', 'one-time-code']);
  });

  it('takes the kind of field from properties, also when it is shown already', async () => {
    const {element, answer} = await setUp();
    Object.assign(element, {fieldType: 'email', fieldInputMode: 'email', fieldAutocomplete: 'email'});
    await element.updateComplete;
    expect([answer.type, answer.inputMode, answer.autocomplete]).to.eql(['text', 'email', 'email']);
  });

  it('sends digits of every script as 0 to 9 where the field asks for digits', async () => {
    const {element, answers} = await setUp(
      html`<custom-challenge field-input-mode="numeric"></custom-challenge>`,
    );
    fill(element, {answer: '\u200e٤٢'});
    submit(element);
    expect(answers).to.eql([{response: '42'}]);
  });

  it('sends words with their joiners, and without direction marks', async () => {
    const {element, answers} = await setUp();
    fill(element, {answer: '\u202bمی\u200cخواهم ۱۲\u202c'});
    submit(element);
    expect(answers).to.eql([{response: 'می\u200cخواهم ۱۲'}]);
  });

  it('sends an email address as it was typed', async () => {
    const {element, answer, answers} = await setUp(
      html`<custom-challenge field-type="email"></custom-challenge>`,
    );
    answer.focus();
    await sendKeys({type: 'info@bücher.example'});
    submit(element);
    expect([answer.inputMode, answers]).to.eql(['email', [{response: 'info@bücher.example'}]]);
  });

  it('sends what is typed into a password field as it is', async () => {
    const {element, answers} = await setUp(html`<custom-challenge field-type="password"></custom-challenge>`);
    fill(element, {answer: ' \u200e٤٢ '});
    submit(element);
    expect(answers).to.eql([{response: ' \u200e٤٢ '}]);
  });

  it('keeps an answer that was wrong', async () => {
    const {element, answer} = await setUp();
    fill(element, {answer: '41'});
    submit(element);
    element.busy = true;
    await element.updateComplete;
    Object.assign(element, {busy: false, problem: {key: 'wrongAnswer', text: 'No.', field: 'answer'}});
    await element.updateComplete;
    expect([answer.value, answer.getAttribute('aria-invalid')]).to.eql(['41', 'true']);
  });

  it('empties a password when it has been read', async () => {
    const {element, answer, answers} = await setUp(html`
      <custom-challenge field-type="password"></custom-challenge>
    `);
    fill(element, {answer: 'secret'});
    submit(element);
    expect(answers).to.eql([{response: 'secret'}]);
    expect(answer.value).to.equal('');
  });

  it('puts a password back where it was not that which was wrong', async () => {
    const {element, answer} = await setUp(html`
      <custom-challenge field-type="password" field-autocomplete="current-password"></custom-challenge>
    `);
    fill(element, {answer: 'secret'});
    submit(element);
    expect(answer.value).to.equal('');
    element.busy = true;
    await element.updateComplete;
    Object.assign(element, {busy: false, problem: {key: 'network', text: 'No connection.'}});
    await element.updateComplete;
    expect(answer.value).to.equal('secret');
  });

  it('sends nothing while an answer is on its way, and keeps the form', async () => {
    const {element, answer, answers} = await setUp();
    fill(element, {answer: '42'});
    element.busy = true;
    await element.updateComplete;
    expect(answer.readOnly).to.equal(true);
    expect([...element.querySelectorAll('button')].every(({disabled}) => disabled)).to.equal(true);
    one<HTMLFormElement>(element, 'form').requestSubmit();
    expect(answers).to.eql([]);
    expect(answer.value).to.equal('42');
  });

  it('offers to start again', async () => {
    const {element, answers} = await setUp();
    one(element, '[data-action=restart]').click();
    expect(answers).to.eql([{action: 'restart'}]);
  });

  it('is accessible, with and without a problem', async () => {
    const {element} = await setUp();
    await expect(element).to.be.accessible();
    submit(element);
    await element.updateComplete;
    await expect(element).to.be.accessible();
  });
});
