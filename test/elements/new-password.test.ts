import {expect, fixture, html} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import '../../src/define/new-password.js';
import {english} from '../../src/core/messages.js';
import type {PasswordPolicy} from '../../src/core/password-policy.js';
import type {NewPassword} from '../../src/elements/new-password.js';
import {answersOf, field, fill, one, submit} from '../support/forms.js';

const POLICY: PasswordPolicy = {
  rules: ['length', 'lowercase', 'uppercase', 'number', 'symbol'],
  minLength: 8,
};
const GOOD = {newPassword: 'Correct-horse-1', newPasswordAgain: 'Correct-horse-1'};

/** Label, type and `autocomplete` of each attribute that Cognito knows. */
const STANDARD: Readonly<Record<string, readonly [label: string, type: string, autocomplete: string]>> = {
  name: ['Full name', 'text', 'name'],
  given_name: ['First name', 'text', 'given-name'],
  family_name: ['Last name', 'text', 'family-name'],
  middle_name: ['Middle name', 'text', 'additional-name'],
  nickname: ['Nickname', 'text', 'nickname'],
  preferred_username: ['Username', 'text', 'off'],
  email: ['Email', 'text', 'email'],
  phone_number: ['Phone number', 'tel', 'tel'],
  birthdate: ['Date of birth', 'date', 'bday'],
  gender: ['Gender', 'text', 'sex'],
  address: ['Address', 'textarea', 'street-address'],
  locale: ['Language', 'text', 'language'],
  zoneinfo: ['Time zone', 'text', 'off'],
  picture: ['URL of a picture of you', 'url', 'photo'],
  profile: ['URL of your profile page', 'url', 'url'],
  website: ['URL of your website', 'url', 'url'],
};

async function setUp(properties: Partial<NewPassword> = {}) {
  const element = await fixture<NewPassword>(html`<new-password login-id="ada"></new-password>`);
  Object.assign(element, properties);
  await element.updateComplete;
  return {
    element,
    password: field(element, 'newPassword'),
    again: field(element, 'newPasswordAgain'),
    answers: answersOf(element),
  };
}

function rulesOf(element: Element, selector = '[data-rule]') {
  return [...element.querySelectorAll<HTMLElement>(selector)].map(({dataset}) => dataset['rule']);
}

async function sendAndRefuse(element: NewPassword, refusal: Partial<NewPassword>) {
  submit(element);
  element.busy = true;
  await element.updateComplete;
  Object.assign(element, {busy: false, ...refusal});
  await element.updateComplete;
}

async function problemOf(element: NewPassword) {
  await element.updateComplete;
  await element.updateComplete;
  return one(element, '[data-problem]').dataset['problem'];
}

describe('<new-password>', () => {
  it('is a form that password managers understand, and that never goes into a URL', async () => {
    const {element, password, again} = await setUp();
    const username = field(element, 'username');
    expect(one<HTMLFormElement>(element, 'form').method).to.equal('post');
    expect([username.value, username.readOnly, username.autocomplete]).to.eql(['ada', true, 'username']);
    expect([password.type, password.autocomplete]).to.eql(['password', 'new-password']);
    expect([again.type, again.autocomplete]).to.eql(['password', 'new-password']);
    expect(element.shadowRoot === null).to.equal(true);
    one(element, 'button[type=submit]');
  });

  it('begins with the first field that is to be filled in', async () => {
    const {element, password} = await setUp();
    element.focus();
    expect(password.matches(':focus')).to.equal(true);
  });

  it('takes what was filled in without an event, the password as it is', async () => {
    const {element, answers} = await setUp({policy: POLICY});
    const response = 'pässWord\u200d 1!';
    fill(element, {newPassword: response, newPasswordAgain: response});
    submit(element);
    expect(answers).to.eql([{response}]);
  });

  for (const typed of [' Correct-horse-1', 'Correct-horse-1 ', 'Correct-horse-1\u00a0', '\u3000', '   '])
    it(`reports white space at the ends of ${JSON.stringify(typed)} at the field, and sends nothing`, async () => {
      const {element, password, answers} = await setUp({policy: POLICY});
      fill(element, {newPassword: typed, newPasswordAgain: typed});
      submit(element);
      expect(await problemOf(element)).to.equal('passwordOuterSpace');
      expect([password.matches(':focus'), password.value]).to.eql([true, typed]);
      expect(answers).to.eql([]);
    });

  it('is sent with Enter', async () => {
    const {password, again, answers} = await setUp();
    password.focus();
    await sendKeys({type: 'secret'});
    again.focus();
    await sendKeys({type: 'secret'});
    await sendKeys({press: 'Enter'});
    expect(answers).to.eql([{response: 'secret'}]);
  });

  it('asks for a password', async () => {
    const {element, password, answers} = await setUp();
    submit(element);
    expect(await problemOf(element)).to.equal('newPasswordMissing');
    expect(password.matches(':focus')).to.equal(true);
    expect(answers).to.eql([]);
  });

  it('says at the repetition that it differs, and keeps both', async () => {
    const {element, password, again, answers} = await setUp();
    fill(element, {newPassword: 'one', newPasswordAgain: 'other'});
    submit(element);
    expect(await problemOf(element)).to.equal('passwordsDiffer');
    expect(again.matches(':focus')).to.equal(true);
    expect([password.value, again.value]).to.eql(['one', 'other']);
    expect(answers).to.eql([]);
  });

  it('sends nothing while an answer is on its way, and keeps the form', async () => {
    const {element, password, answers} = await setUp({missingAttributes: ['name', 'phone_number']});
    fill(element, {...GOOD, name: 'Ada', phone_number: '+491234567'});
    element.busy = true;
    await element.updateComplete;
    expect([...element.querySelectorAll('input')].every(({readOnly}) => readOnly)).to.equal(true);
    expect([...element.querySelectorAll('button')].every(({disabled}) => disabled)).to.equal(true);
    expect(one(element, 'form').getAttribute('aria-busy')).to.equal('true');
    one<HTMLFormElement>(element, 'form').requestSubmit();
    expect(answers).to.eql([]);
    expect(password.value).to.equal(GOOD.newPassword);
  });

  it('shows the password, hides it, and hides it when it is sent', async () => {
    const {element, password} = await setUp();
    const show = one(element, '[data-action=show-password]');
    fill(element, GOOD);
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

  it('offers to start again', async () => {
    const {element, answers} = await setUp();
    one(element, '[data-action=restart]').click();
    expect(answers).to.eql([{action: 'restart', loginId: 'ada'}]);
  });

  describe('with the rules of the pool', () => {
    it('ticks them off while the password is typed', async () => {
      const {element, password} = await setUp({policy: POLICY});
      const holding = async (typed: string) => {
        await sendKeys({type: typed});
        await element.updateComplete;
        return rulesOf(element, '[data-holds]');
      };
      expect(rulesOf(element)).to.eql(POLICY.rules);
      password.focus();
      expect(await holding('a')).to.eql(['lowercase']);
      expect(await holding('B1')).to.eql(['lowercase', 'uppercase', 'number']);
      expect(await holding('!')).to.eql(['lowercase', 'uppercase', 'number', 'symbol']);
      expect(await holding('1234')).to.eql(POLICY.rules);
      await sendKeys({press: 'Backspace'});
      expect(await holding('')).to.eql(['lowercase', 'uppercase', 'number', 'symbol']);
    });

    it('ticks off nothing while the repetition is typed', async () => {
      const {element, again} = await setUp({policy: POLICY});
      again.focus();
      await sendKeys({type: GOOD.newPassword});
      await element.updateComplete;
      expect(rulesOf(element, '[data-holds]')).to.eql([]);
    });

    it('reads them out with the field, and whether they hold', async () => {
      const {element, password} = await setUp({policy: {rules: ['length', 'number'], minLength: 12}});
      password.focus();
      await sendKeys({type: '1'});
      await element.updateComplete;
      const [length, number] = element.querySelectorAll('[data-rule]');
      expect(length?.textContent).to.contain('At least 12 characters').and.to.contain('missing');
      expect(number?.textContent).to.contain('A digit').and.to.contain('done');
      expect(password.getAttribute('aria-describedby')?.split(' ')).to.include(length?.parentElement?.id);
    });

    it('sends no password that breaks one, and keeps it', async () => {
      const {element, password, again, answers} = await setUp({policy: POLICY});
      fill(element, {newPassword: 'short', newPasswordAgain: 'short'});
      submit(element);
      expect(await problemOf(element)).to.equal('passwordBreaksRules');
      expect(password.matches(':focus')).to.equal(true);
      expect(password.getAttribute('aria-invalid')).to.equal('true');
      expect([password.value, again.value]).to.eql(['short', 'short']);
      expect(answers).to.eql([]);
    });

    it('says which it breaks, also where it was filled in without an event', async () => {
      const {element} = await setUp({policy: POLICY});
      fill(element, {newPassword: 'long enough', newPasswordAgain: 'long enough'});
      submit(element);
      await element.updateComplete;
      expect(rulesOf(element, '[data-holds]')).to.eql(['length', 'lowercase', 'symbol']);
    });

    it('begins with the list anew where the password was refused', async () => {
      const {element, password, again} = await setUp({policy: POLICY});
      for (const input of [password, again]) {
        input.focus();
        await sendKeys({type: GOOD.newPassword});
      }
      await sendAndRefuse(element, {
        passwordRefused: true,
        problem: {key: 'passwordReused', text: 'Used before.', field: 'newPassword'},
      });
      await element.updateComplete;
      expect(rulesOf(element, '[data-holds]')).to.eql([]);
    });

    it('keeps the list as it was where something else was refused', async () => {
      const {element} = await setUp({policy: POLICY});
      fill(element, GOOD);
      await sendAndRefuse(element, {problem: {key: 'network', text: 'No connection.'}});
      await element.updateComplete;
      expect(rulesOf(element, '[data-holds]')).to.eql(POLICY.rules);
    });
  });

  describe('without the rules of the pool', () => {
    it('shows no list, and sends any password', async () => {
      const {element, answers} = await setUp();
      expect(rulesOf(element)).to.eql([]);
      expect(one(element, '.signin-rules').hidden).to.equal(true);
      fill(element, {newPassword: 'x', newPasswordAgain: 'x'});
      submit(element);
      expect(answers).to.eql([{response: 'x'}]);
    });

    it('shows the one that the service named', async () => {
      const {element} = await setUp();
      fill(element, {newPassword: 'x', newPasswordAgain: 'x'});
      await sendAndRefuse(element, {
        refusedRule: 'uppercase',
        passwordRefused: true,
        problem: {key: 'passwordTooWeak', text: 'Not strong enough.', field: 'newPassword'},
      });
      expect(rulesOf(element)).to.eql(['uppercase']);
      expect(one(element, '[data-rule]').textContent).to.contain('An uppercase letter');
    });

    it('names no number of characters that it does not know', async () => {
      const {element} = await setUp({refusedRule: 'length'});
      expect(one(element, '[data-rule]').textContent).to.contain('More characters');
    });

    it('lets the service judge the next password, too', async () => {
      const {element, answers} = await setUp({refusedRule: 'uppercase'});
      fill(element, {newPassword: 'still small', newPasswordAgain: 'still small'});
      submit(element);
      expect(answers).to.eql([{response: 'still small'}]);
    });
  });

  it('prefers the rules of the configuration to the one that the service named', async () => {
    const {element} = await setUp({policy: POLICY, refusedRule: 'uppercase'});
    expect(rulesOf(element)).to.eql(POLICY.rules);
  });

  describe('with attributes', () => {
    for (const [attribute, [label, type, autocomplete]] of Object.entries(STANDARD))
      it(`asks for ${attribute} as browsers know it`, async () => {
        const {element} = await setUp({missingAttributes: [attribute]});
        const input = field(element, attribute);
        expect([input.labels?.[0]?.textContent, input.type, input.getAttribute('autocomplete')]).to.eql([
          label,
          type,
          autocomplete,
        ]);
      });

    it('asks for those of the pool under a name that people can read', async () => {
      const {element} = await setUp({missingAttributes: ['custom:costCenter', 'custom:t-shirt_size']});
      const [center, size] = [field(element, 'custom:costCenter'), field(element, 'custom:t-shirt_size')];
      expect([center, size].map(({labels}) => labels?.[0]?.textContent)).to.eql([
        'Cost center',
        'T shirt size',
      ]);
      expect([center.type, center.autocomplete]).to.eql(['text', 'off']);
    });

    it('takes the labels from the messages', async () => {
      const attribute = (name: string) => `«${name}»`;
      const missingAttributes = ['name', 'custom:team'];
      const {element} = await setUp({missingAttributes, messages: {...english, attribute}});
      expect(missingAttributes.map((name) => field(element, name).labels?.[0]?.textContent)).to.eql([
        '«name»',
        '«custom:team»',
      ]);
    });

    it('sends them without a prefix, and without spaces at their ends', async () => {
      const {element, answers} = await setUp({missingAttributes: ['given_name', 'custom:team']});
      fill(element, {...GOOD, given_name: ' Ada ', 'custom:team': 'Engine'});
      submit(element);
      const userAttributes = {given_name: 'Ada', 'custom:team': 'Engine'};
      expect(answers).to.eql([{response: GOOD.newPassword, options: {userAttributes}}]);
    });

    it('sends all that Cognito knows', async () => {
      const {element, answers} = await setUp({missingAttributes: Object.keys(STANDARD)});
      const userAttributes = {
        ...Object.fromEntries(Object.keys(STANDARD).map((name) => [name, name])),
        email: 'info@bücher.example',
        phone_number: '+493012345',
        birthdate: '1815-12-10',
        picture: 'https://example.com/ada.png',
        profile: 'https://example.com/ada?tab=1#top',
        website: 'http://bücher.example',
      };
      fill(element, {...GOOD, ...userAttributes});
      submit(element);
      expect(answers).to.eql([{response: GOOD.newPassword, options: {userAttributes}}]);
    });

    it('fills in the time of the change, and asks for nothing that only Cognito can set', async () => {
      const missingAttributes = ['updated_at', 'email_verified', 'phone_number_verified'];
      const {element, answers} = await setUp({missingAttributes});
      expect(missingAttributes.filter((name) => element.querySelector(`[name=${name}]`))).to.eql([]);
      const before = Math.floor(Date.now() / 1000);
      fill(element, GOOD);
      submit(element);
      const [answer] = answers;
      const sent = answer && 'options' in answer ? answer.options?.userAttributes : undefined;
      expect(Object.keys(sent ?? {})).to.eql(['updated_at']);
      expect(sent?.['updated_at']).to.match(/^\d{10}$/);
      expect(Number(sent?.['updated_at'])).to.be.within(before, before + 600);
    });

    it('has several lines for an address, and keeps their breaks', async () => {
      const {element, answers} = await setUp({missingAttributes: ['address']});
      const address = '12 St James\u2019s Square\nLondon';
      fill(element, {...GOOD, address});
      submit(element);
      expect(answers).to.eql([{response: GOOD.newPassword, options: {userAttributes: {address}}}]);
    });

    for (const [attribute, text, problem] of [
      ['email', 'ada', 'emailMalformed'],
      ['phone_number', '123', 'phoneMalformed'],
      ['website', 'example', 'urlMalformed'],
      ['picture', 'javascript:alert(1)', 'urlMalformed'],
      ['profile', 'https:// example.com', 'urlMalformed'],
      ['locale', 'English (UK)', 'languageMalformed'],
      ['zoneinfo', 'two hours ahead', 'timeZoneMalformed'],
      ['name', '\u200b ', 'attributeMissing'],
      ['custom:team', 'x'.repeat(2049), 'attributeTooLong'],
    ] as const)
      it(`reports ${problem} at ${attribute}, sends nothing and keeps what was typed`, async () => {
        const {element, password, answers} = await setUp({missingAttributes: [attribute]});
        fill(element, {...GOOD, [attribute]: text});
        submit(element);
        expect(await problemOf(element)).to.equal(problem);
        const input = field(element, attribute);
        expect(input.getAttribute('aria-describedby')?.split(' ')).to.include(
          one(element, '[data-problem]').id,
        );
        expect([input.value, password.value]).to.eql([text, GOOD.newPassword]);
        expect(answers).to.eql([]);
      });

    it('reports half a date', async () => {
      const {element, answers} = await setUp({missingAttributes: ['birthdate']});
      fill(element, GOOD);
      field(element, 'birthdate').focus();
      await sendKeys({type: '12'});
      submit(element);
      expect(await problemOf(element)).to.equal('dateMalformed');
      expect(answers).to.eql([]);
    });

    it('asks for one that is missing, and keeps the rest', async () => {
      const {element, password, answers} = await setUp({missingAttributes: ['name', 'custom:team']});
      fill(element, {...GOOD, name: 'Ada'});
      submit(element);
      expect(await problemOf(element)).to.equal('attributeMissing');
      expect(one(element, '[data-problem]').textContent).to.contain('Team');
      expect(field(element, 'custom:team').matches(':focus')).to.equal(true);
      expect([password.value, field(element, 'name').value]).to.eql([GOOD.newPassword, 'Ada']);
      expect(answers).to.eql([]);
    });

    it('suggests the language and the time zone of the browser', async () => {
      const {element} = await setUp({missingAttributes: ['locale', 'zoneinfo', 'name']});
      expect(['locale', 'zoneinfo', 'name'].map((name) => field(element, name).value)).to.eql([
        navigator.language,
        Intl.DateTimeFormat().resolvedOptions().timeZone,
        '',
      ]);
    });

    it('puts the country before a telephone number that has none', async () => {
      const {element, answers} = await setUp({missingAttributes: ['phone_number']});
      fill(element, {...GOOD, phone_number: '030 123456'});
      one<HTMLSelectElement>(element, 'select[name=country]').value = 'DE';
      submit(element);
      const userAttributes = {phone_number: '+4930123456'};
      expect(answers).to.eql([{response: GOOD.newPassword, options: {userAttributes}}]);
    });

    it('takes the country that a telephone number has', async () => {
      const {element, answers} = await setUp({missingAttributes: ['phone_number']});
      fill(element, {...GOOD, phone_number: '+44 20 7946 0000'});
      one<HTMLSelectElement>(element, 'select[name=country]').value = 'DE';
      submit(element);
      const userAttributes = {phone_number: '+442079460000'};
      expect(answers).to.eql([{response: GOOD.newPassword, options: {userAttributes}}]);
    });
  });

  it('empties both passwords when they have been read, and nothing else', async () => {
    const {element, password, again} = await setUp({missingAttributes: ['name']});
    fill(element, {...GOOD, name: 'Ada'});
    submit(element);
    expect([password.value, again.value, field(element, 'name').value]).to.eql(['', '', 'Ada']);
  });

  it('puts both back where it was not the password that was refused', async () => {
    const {element, password, again} = await setUp({missingAttributes: ['name']});
    fill(element, {...GOOD, name: 'Ada'});
    await sendAndRefuse(element, {problem: {key: 'attributesRefused', text: 'Not accepted.'}});
    expect([password.value, again.value]).to.eql([GOOD.newPassword, GOOD.newPasswordAgain]);
    expect(field(element, 'name').value).to.equal('Ada');
  });

  for (const key of ['passwordReused', 'passwordTooWeak'] as const)
    it(`is refused in place, and only the passwords are to be typed again (${key})`, async () => {
      const {element, password, again} = await setUp({missingAttributes: ['name', 'custom:team']});
      fill(element, {...GOOD, name: 'Ada', 'custom:team': 'Engine'});
      await sendAndRefuse(element, {
        passwordRefused: true,
        problem: {key, text: 'Choose another one.', field: 'newPassword'},
      });
      element.focus();
      const problem = one(element, '[data-problem]');
      expect([problem.dataset['problem'], problem.textContent.trim()]).to.eql([key, 'Choose another one.']);
      expect(password.getAttribute('aria-describedby')?.split(' ')).to.include(problem.id);
      expect(password.matches(':focus')).to.equal(true);
      expect([password.value, again.value]).to.eql(['', '']);
      expect([field(element, 'name').value, field(element, 'custom:team').value]).to.eql(['Ada', 'Engine']);
    });

  it('is accessible, with and without a problem', async () => {
    const missingAttributes = [...Object.keys(STANDARD), 'custom:costCenter'];
    const {element} = await setUp({policy: POLICY, missingAttributes});
    await expect(element).to.be.accessible();
    submit(element);
    await element.updateComplete;
    await expect(element).to.be.accessible();
  });

  it('sends no phone number that is none', async () => {
    const {element, answers} = await setUp({missingAttributes: ['phone_number']});
    for (const phone of ['abc', 'a@b.c', '+', '1']) {
      fill(element, {newPassword: 'Correct-1', newPasswordAgain: 'Correct-1', phone_number: phone});
      submit(element);
      await element.updateComplete;
      expect(one(element, '[data-problem]').dataset['problem']).to.equal('phoneMalformed');
    }
    expect(answers).to.eql([]);
  });
});
