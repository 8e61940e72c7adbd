import {expect, fixture, html} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import '../../src/define/password-entry.js';
import type {PasswordEntry} from '../../src/elements/password-entry.js';
import {answersOf, field, fill, one, submit} from '../support/forms.js';

async function setUp() {
  const element = await fixture<PasswordEntry>(html`<password-entry login-id="ada"></password-entry>`);
  return {element, password: field(element, 'password'), answers: answersOf(element)};
}

async function sendAndRefuse(element: PasswordEntry, refusal: Partial<PasswordEntry>) {
  submit(element);
  element.busy = true;
  await element.updateComplete;
  Object.assign(element, {busy: false, ...refusal});
  await element.updateComplete;
}

describe('<password-entry>', () => {
  it('is a form that password managers understand, and that never goes into a URL', async () => {
    const {element, password} = await setUp();
    const username = field(element, 'username');
    expect(one<HTMLFormElement>(element, 'form').method).to.equal('post');
    expect([username.value, username.readOnly, username.autocomplete]).to.eql(['ada', true, 'username']);
    expect([password.type, password.autocomplete]).to.eql(['password', 'current-password']);
    expect(element.shadowRoot === null).to.equal(true);
    one(element, 'button[type=submit]');
  });

  it('takes what was filled in without an event, the password as it is', async () => {
    const {element, answers} = await setUp();
    fill(element, {password: ' pässword 🔑 '});
    submit(element);
    expect(answers).to.eql([{response: ' pässword 🔑 '}]);
  });

  it('is sent with Enter', async () => {
    const {element, password, answers} = await setUp();
    element.focus();
    expect(password.matches(':focus')).to.equal(true);
    await sendKeys({type: 'secret'});
    await sendKeys({press: 'Enter'});
    expect(answers).to.eql([{response: 'secret'}]);
  });

  it('asks for a password', async () => {
    const {element, password, answers} = await setUp();
    submit(element);
    await element.updateComplete;
    await element.updateComplete;
    expect(one(element, '[data-problem]').dataset['problem']).to.equal('passwordMissing');
    expect(password.matches(':focus')).to.equal(true);
    expect(answers).to.eql([]);
  });

  it('empties the password when it has been read', async () => {
    const {element, password} = await setUp();
    fill(element, {password: 'secret'});
    submit(element);
    expect(password.value).to.equal('');
    expect(field(element, 'username').value).to.equal('ada');
  });

  it('puts it back where it was not the password that was wrong', async () => {
    const {element, password} = await setUp();
    fill(element, {password: 'secret'});
    await sendAndRefuse(element, {problem: {key: 'network', text: 'No connection.'}});
    expect(password.value).to.equal('secret');
  });

  it('leaves a wrong password empty', async () => {
    const {element, password} = await setUp();
    fill(element, {password: 'secret'});
    await sendAndRefuse(element, {
      passwordRefused: true,
      problem: {key: 'wrongCredentials', text: 'Not right.', field: 'password'},
    });
    expect([password.value, password.getAttribute('aria-invalid')]).to.eql(['', 'true']);
  });

  it('leaves a wrong password empty, also where the page shows the problem itself', async () => {
    const {element, password} = await setUp();
    fill(element, {password: 'secret'});
    await sendAndRefuse(element, {passwordRefused: true});
    expect(password.value).to.equal('');
  });

  it('shows the password, hides it, and hides it when it is sent', async () => {
    const {element, password} = await setUp();
    const show = one(element, '[data-action=show-password]');
    fill(element, {password: 'secret'});
    show.click();
    await element.updateComplete;
    expect([password.type, show.getAttribute('aria-label')]).to.eql(['text', 'Hide password']);
    show.click();
    await element.updateComplete;
    expect([password.type, show.getAttribute('aria-label')]).to.eql(['password', 'Show password']);
    show.click();
    submit(element);
    await element.updateComplete;
    expect(password.type).to.equal('password');
  });

  it('sends nothing while an answer is on its way, and keeps the form', async () => {
    const {element, password, answers} = await setUp();
    fill(element, {password: 'secret'});
    element.busy = true;
    await element.updateComplete;
    expect(password.readOnly).to.equal(true);
    expect([...element.querySelectorAll('button')].every(({disabled}) => disabled)).to.equal(true);
    one<HTMLFormElement>(element, 'form').requestSubmit();
    expect(answers).to.eql([]);
    expect(password.value).to.equal('secret');
  });

  it('offers to start again, and to go back where there is something to go back to', async () => {
    const {element, answers} = await setUp();
    expect(element.querySelectorAll('[data-action=back]')).to.have.lengthOf(0);
    element.canGoBack = true;
    await element.updateComplete;
    one(element, '[data-action=back]').click();
    one(element, '[data-action=restart]').click();
    expect(answers).to.eql([
      {action: 'back', loginId: 'ada'},
      {action: 'restart', loginId: 'ada'},
    ]);
  });

  it('is accessible, with and without a problem', async () => {
    const {element} = await setUp();
    await expect(element).to.be.accessible();
    submit(element);
    await element.updateComplete;
    await expect(element).to.be.accessible();
  });
});
