import {expect, fixture, html} from '@open-wc/testing';
import fc from 'fast-check';
import {sendKeys} from '@web/test-runner-commands';
import '../../src/define/sign-in-form.js';
import type {SignInForm} from '../../src/elements/sign-in-form.js';
import {answersOf, field, fill, one, submit} from '../support/forms.js';

async function setUp(template = html`<sign-in-form></sign-in-form>`) {
  const element = await fixture<SignInForm>(template);
  return {element, username: field(element, 'username'), answers: answersOf(element)};
}

describe('<sign-in-form>', () => {
  it('is a form that browsers fill in, and that never goes into a URL', async () => {
    const {element, username} = await setUp();
    expect(one<HTMLFormElement>(element, 'form').method).to.equal('post');
    expect(username.autocomplete).to.equal('username');
    expect(field(element, 'password').autocomplete).to.equal('current-password');
    expect(element.shadowRoot).to.equal(null);
  });

  it('takes what was filled in without an event, the password as it is', async () => {
    const {element, answers} = await setUp();
    fill(element, {username: ' ada ', password: ' pässword 🔑 '});
    submit(element);
    expect(answers).to.eql([{response: 'ada', options: {password: ' pässword 🔑 '}}]);
  });

  it('is sent with Enter', async () => {
    const {element, username, answers} = await setUp();
    username.focus();
    await sendKeys({type: 'ada'});
    await sendKeys({press: 'Tab'});
    await sendKeys({type: 'secret'});
    expect(document.activeElement).to.equal(field(element, 'password'));
    await sendKeys({press: 'Enter'});
    expect(answers).to.eql([{response: 'ada', options: {password: 'secret'}}]);
  });

  it('empties the password when it has been read', async () => {
    const {element, username} = await setUp();
    fill(element, {username: 'ada', password: 'secret'});
    submit(element);
    expect(field(element, 'password').value).to.equal('');
    expect(username.value).to.equal('ada');
  });

  it('puts it back where it was not the password that was wrong', async () => {
    const {element} = await setUp();
    fill(element, {username: 'ada', password: 'secret'});
    submit(element);
    element.busy = true;
    await element.updateComplete;
    element.busy = false;
    element.problem = {key: 'network', text: 'No connection.'};
    await element.updateComplete;
    expect(field(element, 'password').value).to.equal('secret');
  });

  it('leaves a wrong password empty', async () => {
    const {element} = await setUp();
    fill(element, {username: 'ada', password: 'secret'});
    submit(element);
    element.busy = true;
    await element.updateComplete;
    element.busy = false;
    element.problem = {key: 'wrongCredentials', text: 'Not right.', field: 'password'};
    await element.updateComplete;
    expect(field(element, 'password').value).to.equal('');
    expect(field(element, 'password').getAttribute('aria-invalid')).to.equal('true');
  });

  it('asks for what is missing, one after the other, and keeps the rest', async () => {
    const {element, username, answers} = await setUp();
    fill(element, {password: 'secret'});
    submit(element);
    await element.updateComplete;
    await element.updateComplete;
    expect(one(element, '[data-problem]').dataset['problem']).to.equal('loginIdMissing');
    expect(document.activeElement).to.equal(username);
    expect(field(element, 'password').value).to.equal('secret');
    fill(element, {username: 'ada', password: ''});
    submit(element);
    await element.updateComplete;
    await element.updateComplete;
    expect(one(element, '[data-problem]').dataset['problem']).to.equal('passwordMissing');
    expect(document.activeElement).to.equal(field(element, 'password'));
    expect(answers).to.eql([]);
  });

  it('shows the password, hides it, and hides it when it is sent', async () => {
    const {element} = await setUp();
    fill(element, {username: 'ada', password: 'secret'});
    const show = one(element, '[data-action=show-password]');
    const password = field(element, 'password');
    show.click();
    await element.updateComplete;
    expect([password.type, show.getAttribute('aria-label')]).to.eql(['text', 'Hide password']);
    expect(password.value).to.equal('secret');
    show.click();
    await element.updateComplete;
    expect([password.type, show.getAttribute('aria-label')]).to.eql(['password', 'Show password']);
    show.click();
    submit(element);
    await element.updateComplete;
    expect(password.type).to.equal('password');
  });

  it('fits what the pool takes as login id', async () => {
    const {element, username} = await setUp();
    const looks = async (...kinds: SignInForm['loginWith']) => {
      element.loginWith = kinds;
      await element.updateComplete;
      return [username.type, username.labels?.[0]?.textContent, username.autocomplete];
    };
    expect(await looks('username')).to.eql(['text', 'Username', 'username']);
    expect(await looks('email')).to.eql(['text', 'Email', 'username']);
    expect(username.inputMode).to.equal('email');
    expect(await looks('phone')).to.eql(['tel', 'Phone number', 'username']);
    expect(await looks('email', 'phone')).to.eql(['text', 'Email or phone number', 'username']);
  });

  describe('with telephone numbers', () => {
    const choose = (element: Element, region: string) => {
      one<HTMLSelectElement>(element, 'select[name=country]').value = region;
    };

    it('sends them in E.164, with the country from the list', async () => {
      const {element, answers} = await setUp(html`<sign-in-form .loginWith=${['phone']}></sign-in-form>`);
      const names = [...element.querySelectorAll('option')].map(({textContent}) => textContent.trim());
      expect(names).to.include('Germany (+49)').and.to.have.lengthOf(246);
      expect(names.shift()).to.equal('Choose a country');
      expect(names).to.eql([...names].sort((one, other) => one.localeCompare(other, 'en')));
      choose(element, 'DE');
      fill(element, {username: '0151 2345 6789', password: 'pw'});
      submit(element);
      expect(answers).to.eql([{response: '+4915123456789', options: {password: 'pw'}}]);
    });

    it('takes one that begins with a plus as it is', async () => {
      const {element, answers} = await setUp(html`<sign-in-form .loginWith=${['phone']}></sign-in-form>`);
      choose(element, 'DE');
      fill(element, {username: '+44 7911 123456', password: 'pw'});
      submit(element);
      expect(answers).to.eql([{response: '+447911123456', options: {password: 'pw'}}]);
    });

    it('asks for the country where it may be an email address too, once it is none', async () => {
      const {element, username, answers} = await setUp(
        html`<sign-in-form .loginWith=${['email', 'phone']}></sign-in-form>`,
      );
      expect(element.querySelectorAll('select').length).to.equal(0);
      username.focus();
      await sendKeys({type: '0151 2345'});
      await element.updateComplete;
      expect(element.querySelectorAll('select').length).to.equal(1);
      fill(element, {username: 'ada@example.com', password: 'pw'});
      submit(element);
      expect(answers).to.eql([{response: 'ada@example.com', options: {password: 'pw'}}]);
    });

    it('asks for it too where the number was filled in without an event', async () => {
      const {element, answers} = await setUp(
        html`<sign-in-form .loginWith=${['email', 'phone']}></sign-in-form>`,
      );
      fill(element, {username: '0151 23456789', password: 'pw'});
      submit(element);
      await element.updateComplete;
      await element.updateComplete;
      expect(one(element, '[data-problem]').dataset['problem']).to.equal('countryMissing');
      expect(one(element, 'select').matches(':focus')).to.equal(true);
      await expect(element).to.be.accessible();
      choose(element, 'DE');
      submit(element);
      expect(answers).to.eql([{response: '+4915123456789', options: {password: 'pw'}}]);
    });
  });

  describe('with phone numbers only', () => {
    for (const text of ['ada', 'ada@example.com', '42', '+', '0151', '9'.repeat(30)])
      it(`reports "${text}" at the field, and sends nothing`, async () => {
        const {element, username, answers} = await setUp(
          html`<sign-in-form .loginWith=${['phone']}></sign-in-form>`,
        );
        one<HTMLSelectElement>(element, 'select[name=country]').value = 'DE';
        fill(element, {username: text, password: 'pw'});
        submit(element);
        await element.updateComplete;
        await element.updateComplete;
        const problem = one(element, '[data-problem]');
        expect(problem.dataset['problem']).to.equal('phoneMalformed');
        expect(username.getAttribute('aria-describedby')?.split(' ')).to.include(problem.id);
        expect([username.value, field(element, 'password').value]).to.eql([text, 'pw']);
        expect(answers).to.eql([]);
      });
  });

  describe('with phone numbers and user names', () => {
    const options = html`<sign-in-form .loginWith=${['phone', 'username']}></sign-in-form>`;

    it('sends digits as a user name, and shows that in the list of countries', async () => {
      const {element, username, answers} = await setUp(options);
      username.focus();
      await sendKeys({type: '100234'});
      await element.updateComplete;
      const country = one<HTMLSelectElement>(element, 'select[name=country]');
      expect(country.selectedOptions[0]?.textContent.trim()).to.equal('Not a phone number');
      // A browser that fills in the country of an address would turn the user name into a phone number.
      expect(country.autocomplete).to.equal('off');
      await expect(element).to.be.accessible();
      fill(element, {password: 'pw'});
      submit(element);
      expect(answers).to.eql([{response: '100234', options: {password: 'pw'}}]);
    });

    it('sends digits as a phone number once a country is selected, and as a user name again after that', async () => {
      const {element, username, answers} = await setUp(options);
      username.focus();
      await sendKeys({type: '0151 23456789'});
      await element.updateComplete;
      const country = one<HTMLSelectElement>(element, 'select[name=country]');
      country.value = 'DE';
      fill(element, {password: 'pw'});
      submit(element);
      country.value = '';
      fill(element, {password: 'pw'});
      submit(element);
      expect(answers).to.eql([
        {response: '+4915123456789', options: {password: 'pw'}},
        {response: '0151 23456789', options: {password: 'pw'}},
      ]);
    });

    for (const [text, response] of [
      ['+44 7911 123456', '+447911123456'],
      ['‪+44 (0)7911 123456‬', '+447911123456'],
      ['tel:+44-7911-123456', '+447911123456'],
      ['100234', '100234'],
      ['007', '007'],
      ['0044 7911 123456', '0044 7911 123456'],
      ['‎100234 ', '100234'],
      ['١٠٠٢٣٤', '100234'],
      ['+1', '+1'],
      ['ada+1', 'ada+1'],
    ] as const)
      it(`sends ${JSON.stringify(text)} as ${response}`, async () => {
        const {element, answers} = await setUp(options);
        fill(element, {username: text, password: 'pw'});
        submit(element);
        expect(answers).to.eql([{response, options: {password: 'pw'}}]);
      });
  });

  it('sends an email address as it was typed, international domains included', async () => {
    for (const loginWith of [['email'], ['email', 'phone'], ['email', 'username']]) {
      const {element, username, answers} = await setUp(
        html`<sign-in-form .loginWith=${loginWith}></sign-in-form>`,
      );
      username.focus();
      await sendKeys({type: 'info@bücher.example'});
      fill(element, {password: 'pw'});
      submit(element);
      expect(answers).to.eql([{response: 'info@bücher.example', options: {password: 'pw'}}]);
    }
  });

  for (const [loginWith, typed, country, passed] of [
    [['phone'], '\u202a+44 (0)20 7946 0958\u202c mobile', '', '+442079460958'],
    [['phone'], '0151 2345 6789', 'DE', '+4915123456789'],
    [['phone'], '0151 2345 6789', '', '0151 2345 6789'],
    [['email'], 'Ada <ada@example.com>', '', 'ada@example.com'],
    [['email'], ' ada', '', 'ada'],
    [['email', 'phone'], 'tel:+442079460958', '', '+442079460958'],
    [['username'], '\u200eada\u00a0', '', 'ada'],
    [['phone', 'username'], '100234', '', '100234'],
  ] as const)
    it(`passes on ${passed} for a forgotten password (${loginWith.join(' ')})`, async () => {
      const {element, username, answers} = await setUp(
        html`<sign-in-form .loginWith=${loginWith}></sign-in-form>`,
      );
      username.value = typed;
      if (country) one<HTMLSelectElement>(element, 'select[name=country]').value = country;
      one(element, '[data-action=forgot-password]').click();
      expect(answers).to.eql([{action: 'forgot-password', loginId: passed}]);
    });

  for (const [loginWith, typed, problem, at] of [
    [['email', 'phone'], 'ada', 'loginIdMalformed', 'username'],
    [['email', 'phone'], 'ada@', 'loginIdMalformed', 'username'],
    [['email', 'phone'], '+44 79', 'loginIdMalformed', 'username'],
    [['email', 'phone'], '07911 123456 (mobile)', 'countryMissing', 'country'],
    [['email'], 'ada', 'emailMalformed', 'username'],
    [['email'], '@example.com', 'emailMalformed', 'username'],
    [['phone'], 'ada@example.com', 'phoneMalformed', 'username'],
  ] as const)
    it(`reports ${problem} for ${typed}, and sends nothing (${loginWith.join(' ')})`, async () => {
      const {element, answers} = await setUp(html`<sign-in-form .loginWith=${loginWith}></sign-in-form>`);
      fill(element, {username: typed, password: 'pw'});
      submit(element);
      await element.updateComplete;
      await element.updateComplete;
      expect(one(element, '[data-problem]').dataset['problem']).to.equal(problem);
      expect((document.activeElement as HTMLInputElement).name).to.equal(at);
      expect(answers).to.eql([]);
    });

  for (const [loginWith, typed, sent] of [
    [['email', 'phone'], '+44 7911 123456 mobile', '+447911123456'],
    [['email', 'phone'], '"ada lovelace"@example.com', '"ada lovelace"@example.com'],
    [['email'], 'Ada.Lovelace+News@Example.COM', 'Ada.Lovelace+News@Example.COM'],
    [['phone', 'username'], '+44 7911 123456 mobile', '+447911123456'],
    [['phone', 'username'], '+44791112(ada)', '+44791112(ada)'],
    [['phone', 'username'], '+ada.1234567', '+ada.1234567'],
    [['phone', 'username', 'email'], 'ada+1@example.com', 'ada+1@example.com'],
    [['username'], '+44 7911 123456', '+44 7911 123456'],
  ] as const)
    it(`sends ${sent} for ${typed} (${loginWith.join(' ')})`, async () => {
      const {element, answers} = await setUp(html`<sign-in-form .loginWith=${loginWith}></sign-in-form>`);
      fill(element, {username: typed, password: 'pw'});
      submit(element);
      expect(answers).to.eql([{response: sent, options: {password: 'pw'}}]);
    });

  it('changes no valid user name, whatever else the pool takes', async () => {
    const {element, answers} = await setUp();
    const isValid = (char: string) =>
      /^[\p{L}\p{M}\p{S}\p{N}\p{P}]$/u.test(char) && !/(?!\d)\p{Nd}/u.test(char);
    const name = fc.oneof(
      fc.stringMatching(/^[a-zA-Z\d+.@_(),:;#-]{1,20}$/),
      fc.stringMatching(/^\d{1,15}$/),
      fc.constantFrom('ada@example.com,', '<ada@example.com>', 'mailto:ada@example.com', '(0)1234567', 'ﬁ①'),
      fc.string({unit: 'binary', minLength: 1}).map((text) => Array.from(text).filter(isValid).join('')),
    );
    const kinds = fc.constantFrom<SignInForm['loginWith'][]>(
      ['username'],
      ['email', 'username'],
      ['phone', 'username'],
      ['email', 'phone', 'username'],
    );
    await fc.assert(
      fc.asyncProperty(
        kinds,
        // A leading plus means a phone number.
        name.filter((text) => text !== '' && !/^[^\p{L}\d]*\+/u.test(text.normalize('NFKC'))),
        async (loginWith, text) => {
          element.loginWith = loginWith;
          await element.updateComplete;
          fill(element, {username: text, password: 'pw'});
          submit(element);
          expect(answers.pop()).to.eql({response: text, options: {password: 'pw'}});
        },
      ),
      {numRuns: 500},
    );
  });

  it('begins with a login id, and puts the focus where something is missing', async () => {
    const {element, username} = await setUp(html`<sign-in-form login-id="ada"></sign-in-form>`);
    expect(username.value).to.equal('ada');
    element.focus();
    expect(document.activeElement).to.equal(field(element, 'password'));
  });

  it('asks for no password where the pool wants none', async () => {
    const {element, answers} = await setUp(html`<sign-in-form passwordless></sign-in-form>`);
    expect(element.querySelector('[name=password]')).to.equal(null);
    fill(element, {username: 'ada'});
    submit(element);
    expect(answers).to.eql([{response: 'ada'}]);
  });

  it('takes «false» for false', async () => {
    const {element} = await setUp(html`<sign-in-form passwordless="false" busy="false"></sign-in-form>`);
    expect([element.passwordless, element.busy]).to.eql([false, false]);
  });

  it('says to the page what its answer says to nobody else', async () => {
    const {element} = await setUp();
    let event: Event | undefined;
    element.addEventListener('step-answer', (each) => {
      event = each;
    });
    fill(element, {username: 'ada', password: 'secret'});
    submit(element);
    expect([event?.bubbles, event?.composed]).to.eql([true, false]);
  });

  it('is accessible, with and without a problem', async () => {
    const {element} = await setUp();
    await expect(element).to.be.accessible();
    submit(element);
    await element.updateComplete;
    await expect(element).to.be.accessible();
  });
});
