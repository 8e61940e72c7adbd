import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import type {LoggedRequest} from '../../demo/local-cognito/index.js';
import {type Demo, startDemo} from '../../demo/start-demo.js';
import {Person} from './support/people.js';
import {useBrowser, Visit} from './support/visit.js';

/** What the browser logs by itself for a rejected call. */
const REJECTED = /status of 400/;

describe('Typed and pasted input, signed in with Amplify', () => {
  const browser = useBrowser();
  let demo: Demo;
  before(async () => {
    demo = await startDemo({port: 0, cognitoPort: 0});
  });
  after(() => demo.close());

  async function open(attributes: Readonly<Record<string, string>> = {}): Promise<Visit> {
    const visit = await Visit.to(browser(), demo.url);
    await visit.set(attributes);
    return visit;
  }

  /** Pastes into a field, as far as the page can tell. */
  async function paste(visit: Visit, name: string, text: string): Promise<void> {
    await visit.page.locator(`amplify-signin-flow [name="${name}"]`).click();
    await visit.page.keyboard.insertText(text);
  }

  async function attemptsOf(username: string): Promise<number> {
    const response = await fetch(new URL('/local/requests', demo.cognitoUrl));
    const requests = (await response.json()) as readonly LoggedRequest[];
    return requests.filter((each) => each.username === username && each.challenge === 'PASSWORD_VERIFIER')
      .length;
  }

  const userOf = (person: Person) => {
    const user = demo.cognito.users.find(person.username);
    assert.ok(user);
    return user;
  };

  for (const [name, text] of [
    ['direction marks and (0)', '\u202a+49 (0)151 2345 7001\u202c'],
    ['full-width digits', '＋４９　１５１　２３４５　７００１'],
    ['Arabic-Indic digits and no-break spaces', '+٤٩\u00a0١٥١\u00a0٢٣٤٥\u00a0٧٠٠١'],
    ['a tel: address with an extension', 'tel:+49-151-2345-7001;ext=12'],
  ] as const)
    it(`signs in with a phone number that has ${name}`, async () => {
      const person =
        demo.cognito.users.find('+4915123457001') ??
        demo.cognito.createUser({username: 'phoebe', password: 'Phones-are-read-1', phone: '+4915123457001'});
      const visit = await open({'login-with': 'phone'});
      await paste(visit, 'username', text);
      await visit.fill('password', person.password.text);
      await visit.submit();
      await visit.until('signin-done', {username: 'phoebe'});
      await visit.leave();
    });

  it('sends nothing where only a phone number is accepted and the input is none', async () => {
    const visit = await open({'login-with': 'phone'});
    await visit.fill('username', 'phoebe');
    await visit.fill('password', 'pw');
    await visit.submit();
    await visit.page.locator('[data-problem=phoneMalformed]').waitFor();
    assert.equal(await visit.hasFired('signin-before-answer'), false);
    await visit.leave();
  });

  it('signs in a user whose name is a number, where phone numbers are accepted too', async () => {
    demo.cognito.createUser({
      username: '100234',
      password: 'Numbers-are-names-1',
      email: 'number@example.com',
    });
    const visit = await open({'login-with': 'phone username'});
    await visit.fill('username', '100234');
    const country = visit.page.locator('select[name=country]');
    assert.equal(await country.locator('option:checked').innerText(), 'Not a phone number');
    await visit.fill('password', 'Numbers-are-names-1');
    await visit.submit();
    await visit.until('signin-done', {username: '100234'});
    await visit.leave();
  });

  it('signs in with a national number once its country is selected, where user names are accepted too', async () => {
    const person = new Person(demo.cognito, [], {phone: '+4915123457002'});
    const visit = await open({'login-with': 'phone username'});
    await visit.fill('username', '0151 23457002');
    await visit.page.locator('select[name=country]').selectOption('DE');
    await visit.fill('password', person.password);
    await visit.submit();
    await visit.until('signin-done', {username: person.username});
    await visit.leave();
  });

  for (const flow of ['USER_SRP_AUTH', 'USER_PASSWORD_AUTH'])
    it(`signs in with a password that was copied with white space (${flow})`, async () => {
      const person = new Person(demo.cognito);
      const visit = await open({'auth-flow': flow});
      await visit.fill('username', person.username);
      await paste(visit, 'password', ` ${person.password}\u00a0`);
      await visit.submit();
      await visit.until('signin-done', {username: person.username});
      assert.deepEqual(
        visit.fired.filter(({type}) => type === 'signin-error'),
        [],
      );
      await visit.leave(REJECTED);
    });

  it('tries a wrong password with white space twice, and reports it once', async () => {
    const person = new Person(demo.cognito);
    const visit = await open();
    await visit.signIn(person.username, 'Wrong-password-1 ');
    await visit.until('signin-error', {name: 'NotAuthorizedException'});
    assert.equal(await visit.problem(), 'wrongCredentials');
    assert.equal(await attemptsOf(person.username), 2);
    assert.equal(visit.fired.filter(({type}) => type === 'signin-error').length, 1);
    await visit.leave(REJECTED);
  });

  it('signs in with a copied password that is asked for after the choice', async () => {
    const person = new Person(demo.cognito, [], {firstFactors: ['PASSWORD', 'EMAIL_OTP']});
    const visit = await open({'auth-flow': 'USER_AUTH'});
    await visit.signIn(person.username);
    await visit.until('signin-step', {to: 'CONTINUE_SIGN_IN_WITH_FIRST_FACTOR_SELECTION'});
    await visit.choose('PASSWORD_SRP');
    await visit.until('signin-step', {to: 'CONFIRM_SIGN_IN_WITH_PASSWORD'});
    await paste(visit, 'password', `${person.password}\u2003`);
    await visit.submit();
    await visit.until('signin-done', {username: person.username});
    assert.equal(visit.fired.filter(({type}) => type === 'signin-error').length, 0);
    await visit.leave(REJECTED);
  });

  it('signs in with an international email address as it was typed', async () => {
    const person = new Person(demo.cognito, [], {email: 'info@bücher.example'});
    const visit = await open({'login-with': 'email'});
    await visit.signIn('info@bücher.example', person.password);
    await visit.until('signin-done', {username: person.username});
    await visit.leave();
  });

  it('sets up an international email address as it was typed', async () => {
    const person = new Person(demo.cognito, [], {mfaSetup: ['EMAIL']});
    const visit = await open();
    await visit.signIn(person.username, person.password);
    await visit.until('signin-step', {to: 'CONTINUE_SIGN_IN_WITH_EMAIL_SETUP'});
    await visit.fill('email', 'neu@bücher.example');
    await visit.submit();
    await visit.until('signin-step', {to: 'CONFIRM_SIGN_IN_WITH_EMAIL_CODE'});
    assert.equal(demo.cognito.outbox.latest(person.username)?.to, 'neu@bücher.example');
    await visit.enterCode(person.code);
    await visit.until('signin-done', {username: person.username});
    await visit.leave();
  });

  it('replaces a copied temporary password, and stores the required attributes in their form', async () => {
    const person = new Person(demo.cognito, [], {
      status: 'FORCE_CHANGE_PASSWORD',
      requiredAttributes: ['updated_at', 'birthdate', 'address', 'website', 'custom:team'],
    });
    const visit = await open();
    await visit.signIn(person.username, `${person.password} `);
    await visit.until('signin-step', {to: 'CONFIRM_SIGN_IN_WITH_NEW_PASSWORD_REQUIRED'});
    assert.equal(await visit.page.locator('[name=updated_at]').count(), 0);
    await visit.fill('newPassword', 'Another-password-2 ');
    await visit.fill('newPasswordAgain', 'Another-password-2 ');
    await visit.fill('birthdate', '1990-02-28');
    await paste(visit, 'address', '12 Main Street\nTown');
    await visit.fill('website', 'example');
    await visit.fill('custom:team', 'Engine');
    await visit.submit();
    await visit.page.locator('[data-problem=passwordOuterSpace]').waitFor();
    await visit.fill('newPassword', 'Another-password-2');
    await visit.fill('newPasswordAgain', 'Another-password-2');
    await visit.submit();
    await visit.page.locator('[data-problem=urlMalformed]').waitFor();
    await visit.fill('website', 'https://bücher.example');
    await visit.submit();
    await visit.until('signin-done', {username: person.username});
    const {attributes} = userOf(person);
    assert.deepEqual(
      ['birthdate', 'address', 'website', 'custom:team'].map((name) => attributes.get(name)),
      ['1990-02-28', '12 Main Street\nTown', 'https://bücher.example', 'Engine'],
    );
    assert.match(attributes.get('updated_at') ?? '', /^\d{10}$/);
    await visit.leave(REJECTED);
  });
});
