import {expect, fixture, html} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import '../../src/define/reset-password.js';
import type {PasswordPolicy} from '../../src/core/password-policy.js';
import type {ResetPassword} from '../../src/elements/reset-password.js';
import {answersOf, field, fill, one, submit} from '../support/forms.js';

const POLICY: PasswordPolicy = {rules: ['length', 'number'], minLength: 8};
const GOOD = {code: '123456', newPassword: 'Correct-horse-1', newPasswordAgain: 'Correct-horse-1'};

async function setUp(properties: Partial<ResetPassword> = {}) {
  const element = await fixture<ResetPassword>(html`<reset-password></reset-password>`);
  Object.assign(element, properties);
  await element.updateComplete;
  return {element, answers: answersOf(element)};
}

const setUpCode = (properties: Partial<ResetPassword> = {}) =>
  setUp({hasCode: true, loginId: 'ada', ...properties});

async function sendAndRefuse(element: ResetPassword, refusal: Partial<ResetPassword>) {
  submit(element);
  element.busy = true;
  await element.updateComplete;
  Object.assign(element, {busy: false, ...refusal});
  await element.updateComplete;
}

async function problemOf(element: ResetPassword) {
  await element.updateComplete;
  await element.updateComplete;
  return one(element, '[data-problem]').dataset['problem'];
}

const secretsOf = (element: Element) =>
  ['newPassword', 'newPasswordAgain'].map((name) => field(element, name).value);

describe('<reset-password>, before a code was sent', () => {
  it('asks for the login id, and says what will happen', async () => {
    const {element} = await setUp();
    const username = field(element, 'username');
    expect([username.readOnly, username.autocomplete, username.value]).to.eql([false, 'username', '']);
    expect(element.querySelectorAll('input')).to.have.lengthOf(1);
    const hint = one(element, `#${username.getAttribute('aria-describedby')?.split(' ')[0] ?? ''}`);
    expect(hint.textContent).to.contain('We send you a code');
    expect(one<HTMLFormElement>(element, 'form').method).to.equal('post');
    expect(one(element, 'button[type=submit]').textContent.trim()).to.equal('Send code');
  });

  it('begins with the login id that is known, which can be changed', async () => {
    const {element, answers} = await setUp({loginId: 'ada'});
    expect(field(element, 'username').value).to.equal('ada');
    submit(element);
    fill(element, {username: 'grace'});
    submit(element);
    expect(answers).to.eql([{response: 'ada'}, {response: 'grace'}]);
  });

  it('takes what was filled in without an event, and no spaces at its ends', async () => {
    const {element, answers} = await setUp();
    fill(element, {username: ' ada '});
    submit(element);
    expect(answers).to.eql([{response: 'ada'}]);
  });

  it('is sent with Enter', async () => {
    const {element, answers} = await setUp();
    element.focus();
    expect(field(element, 'username').matches(':focus')).to.equal(true);
    await sendKeys({type: 'ada'});
    await sendKeys({press: 'Enter'});
    expect(answers).to.eql([{response: 'ada'}]);
  });

  it('asks for a login id where there is none', async () => {
    const {element, answers} = await setUp();
    submit(element);
    expect(await problemOf(element)).to.equal('loginIdMissing');
    expect(field(element, 'username').matches(':focus')).to.equal(true);
    expect(answers).to.eql([]);
  });

  it('fits what the pool takes as login id', async () => {
    const {element} = await setUp({loginWith: ['email']});
    const username = field(element, 'username');
    expect([username.type, username.inputMode, username.labels?.[0]?.textContent]).to.eql([
      'text',
      'email',
      'Email',
    ]);
  });

  it('puts the country before a telephone number that has none', async () => {
    const {element, answers} = await setUp({loginWith: ['phone']});
    fill(element, {username: '030 123456'});
    one<HTMLSelectElement>(element, 'select[name=country]').value = 'DE';
    submit(element);
    expect(answers).to.eql([{response: '+4930123456'}]);
  });

  it('asks for the country of what turns out to be a telephone number', async () => {
    const {element, answers} = await setUp({loginWith: ['email', 'phone']});
    expect(element.querySelectorAll('select')).to.have.lengthOf(0);
    fill(element, {username: '030 123456'});
    submit(element);
    expect(await problemOf(element)).to.equal('countryMissing');
    const country = one<HTMLSelectElement>(element, 'select[name=country]');
    expect(country.matches(':focus')).to.equal(true);
    expect(answers).to.eql([]);
    country.value = 'DE';
    submit(element);
    expect(answers).to.eql([{response: '+4930123456'}]);
  });

  it('goes on for somebody who has a code already, and tells the login id', async () => {
    const {element, answers} = await setUp();
    fill(element, {username: ' ada '});
    one(element, '[data-action=have-code]').click();
    expect(answers).to.eql([{action: 'have-code', loginId: 'ada'}]);
  });

  it('asks somebody who has a code already for the login id first', async () => {
    const {element, answers} = await setUp();
    one(element, '[data-action=have-code]').click();
    expect(await problemOf(element)).to.equal('loginIdMissing');
    expect(answers).to.eql([]);
  });

  it('tells a telephone number as Cognito knows it, also for a code that is there already', async () => {
    const {element, answers} = await setUp({loginWith: ['phone']});
    fill(element, {username: '030 123456'});
    one<HTMLSelectElement>(element, 'select[name=country]').value = 'DE';
    one(element, '[data-action=have-code]').click();
    expect(answers).to.eql([{action: 'have-code', loginId: '+4930123456'}]);
  });

  it('offers to start again', async () => {
    const {element, answers} = await setUp({loginId: 'ada'});
    one(element, '[data-action=restart]').click();
    expect(answers).to.eql([{action: 'restart', loginId: 'ada'}]);
  });

  it('sends nothing while an answer is on its way, and keeps the form', async () => {
    const {element, answers} = await setUp({loginId: 'ada', busy: true});
    expect(field(element, 'username').readOnly).to.equal(true);
    expect([...element.querySelectorAll('button')].every(({disabled}) => disabled)).to.equal(true);
    one<HTMLFormElement>(element, 'form').requestSubmit();
    expect(answers).to.eql([]);
    expect(field(element, 'username').value).to.equal('ada');
  });

  it('is accessible, with and without a problem', async () => {
    const {element} = await setUp({loginWith: ['phone']});
    await expect(element).to.be.accessible();
    submit(element);
    await element.updateComplete;
    await expect(element).to.be.accessible();
  });
});

describe('<reset-password>, with a code', () => {
  it('is a form that password managers understand', async () => {
    const {element} = await setUpCode();
    const looks = (name: string) => {
      const {type, autocomplete, readOnly} = field(element, name);
      return [type, autocomplete, readOnly];
    };
    expect(looks('username')).to.eql(['text', 'username', true]);
    expect(field(element, 'username').value).to.equal('ada');
    expect(looks('code')).to.eql(['text', 'one-time-code', false]);
    expect(looks('newPassword')).to.eql(['password', 'new-password', false]);
    expect(looks('newPasswordAgain')).to.eql(['password', 'new-password', false]);
    expect(one<HTMLFormElement>(element, 'form').method).to.equal('post');
    one(element, 'button[type=submit]');
  });

  it('says where the code went, and not who has an account', async () => {
    const {element} = await setUpCode({destination: 'a***@e***'});
    const code = field(element, 'code');
    const hint = one(element, `#${code.getAttribute('aria-describedby')?.split(' ')[0] ?? ''}`);
    expect(hint.textContent).to.contain('a***@e***').and.to.contain('If there is an account');
  });

  it('takes what was filled in without an event: digits as code, the password as it is', async () => {
    const {element, answers} = await setUpCode();
    fill(element, {code: '123 456', newPassword: 'päss word\u200d🔑', newPasswordAgain: 'päss word\u200d🔑'});
    submit(element);
    expect(answers).to.eql([{response: '123456', options: {newPassword: 'päss word\u200d🔑'}}]);
  });

  it('reports white space at the ends of the new password at the field, and sends nothing', async () => {
    const {element, answers} = await setUpCode();
    fill(element, {code: '123456', newPassword: 'Correct-1 ', newPasswordAgain: 'Correct-1 '});
    submit(element);
    expect(await problemOf(element)).to.equal('passwordOuterSpace');
    expect(field(element, 'newPassword').matches(':focus')).to.equal(true);
    expect(answers).to.eql([]);
  });

  it('is sent with Enter', async () => {
    const {element, answers} = await setUpCode();
    element.focus();
    expect(field(element, 'code').matches(':focus')).to.equal(true);
    fill(element, GOOD);
    await sendKeys({press: 'Enter'});
    expect(answers).to.eql([{response: '123456', options: {newPassword: GOOD.newPassword}}]);
  });

  it('asks for what is missing, one after the other, and keeps the rest', async () => {
    const {element, answers} = await setUpCode({policy: POLICY});
    const missing = async (values: Record<string, string>) => {
      fill(element, values);
      submit(element);
      return [await problemOf(element), (document.activeElement as HTMLInputElement).name];
    };
    const {newPassword} = GOOD;
    expect(await missing({newPassword})).to.eql(['codeMissing', 'code']);
    expect(await missing({code: '12'})).to.eql(['codeMalformed', 'code']);
    expect(await missing({code: '123456', newPassword: ''})).to.eql(['newPasswordMissing', 'newPassword']);
    expect(await missing({newPassword: 'short'})).to.eql(['passwordBreaksRules', 'newPassword']);
    expect(await missing({newPassword})).to.eql(['passwordsDiffer', 'newPasswordAgain']);
    expect([field(element, 'code').value, ...secretsOf(element)]).to.eql(['123456', newPassword, '']);
    expect(answers).to.eql([]);
  });

  it('ticks off the rules of the pool while the password is typed', async () => {
    const {element} = await setUpCode({policy: POLICY});
    field(element, 'newPassword').focus();
    await sendKeys({type: '1'});
    await element.updateComplete;
    expect(one(element, '[data-rule][data-holds]').dataset['rule']).to.equal('number');
  });

  it('shows the rule that the service named, where the page knows none', async () => {
    const {element} = await setUpCode();
    expect(element.querySelectorAll('[data-rule]')).to.have.lengthOf(0);
    element.refusedRule = 'symbol';
    await element.updateComplete;
    expect(one(element, '[data-rule]').dataset['rule']).to.equal('symbol');
  });

  it('empties both passwords when they have been read, and keeps the code', async () => {
    const {element} = await setUpCode();
    fill(element, GOOD);
    submit(element);
    expect(secretsOf(element)).to.eql(['', '']);
    expect(field(element, 'code').value).to.equal('123456');
  });

  it('puts both back where the connection failed', async () => {
    const {element} = await setUpCode();
    fill(element, GOOD);
    await sendAndRefuse(element, {problem: {key: 'network', text: 'No connection.'}});
    expect(secretsOf(element)).to.eql([GOOD.newPassword, GOOD.newPasswordAgain]);
  });

  it('puts both back where it was the code that was wrong', async () => {
    const {element} = await setUpCode();
    fill(element, GOOD);
    await sendAndRefuse(element, {problem: {key: 'wrongCode', text: 'Not right.', field: 'code'}});
    element.focus();
    expect(field(element, 'code').matches(':focus')).to.equal(true);
    expect(secretsOf(element)).to.eql([GOOD.newPassword, GOOD.newPasswordAgain]);
  });

  it('keeps the code where the password was refused', async () => {
    const {element} = await setUpCode();
    fill(element, GOOD);
    await sendAndRefuse(element, {
      passwordRefused: true,
      problem: {key: 'passwordReused', text: 'Used before.', field: 'newPassword'},
    });
    element.focus();
    expect(one(element, '[data-problem]').dataset['problem']).to.equal('passwordReused');
    expect(field(element, 'newPassword').matches(':focus')).to.equal(true);
    expect(secretsOf(element)).to.eql(['', '']);
    expect(field(element, 'code').value).to.equal('123456');
  });

  it('shows the new password, hides it, and hides it when it is sent', async () => {
    const {element} = await setUpCode();
    const show = one(element, '[data-action=show-password]');
    fill(element, GOOD);
    show.click();
    await element.updateComplete;
    expect(field(element, 'newPassword').type).to.equal('text');
    submit(element);
    await element.updateComplete;
    expect(field(element, 'newPassword').type).to.equal('password');
  });

  it('sends a new code, and keeps what was typed', async () => {
    const {element, answers} = await setUpCode();
    fill(element, GOOD);
    one(element, '[data-action=resend]').click();
    expect(answers).to.eql([{action: 'resend', loginId: 'ada'}]);
    for (const busy of [true, false]) {
      element.busy = busy;
      await element.updateComplete;
    }
    expect(secretsOf(element)).to.eql([GOOD.newPassword, GOOD.newPasswordAgain]);
  });

  it('offers to start again', async () => {
    const {element, answers} = await setUpCode();
    one(element, '[data-action=restart]').click();
    expect(answers).to.eql([{action: 'restart', loginId: 'ada'}]);
  });

  it('sends nothing while an answer is on its way, and keeps the form', async () => {
    const {element, answers} = await setUpCode();
    fill(element, GOOD);
    element.busy = true;
    await element.updateComplete;
    expect([...element.querySelectorAll('input')].every(({readOnly}) => readOnly)).to.equal(true);
    expect([...element.querySelectorAll('button')].every(({disabled}) => disabled)).to.equal(true);
    one<HTMLFormElement>(element, 'form').requestSubmit();
    expect(answers).to.eql([]);
    expect(secretsOf(element)).to.eql([GOOD.newPassword, GOOD.newPasswordAgain]);
  });

  it('is accessible, with and without a problem', async () => {
    const {element} = await setUpCode({policy: POLICY});
    await expect(element).to.be.accessible();
    submit(element);
    await element.updateComplete;
    await expect(element).to.be.accessible();
  });
});
