import {expect} from '@open-wc/testing';
import fc from 'fast-check';
import '../../src/define/amplify-signin-flow.js';
import type {AmplifySigninFlow} from '../../src/flow/amplify-signin-flow.js';
import {next} from '../support/flows.js';
import {field, one, submit} from '../support/forms.js';
import {type Mutation, mutations} from '../support/html-mutations.js';
import {ScriptedAuth, SMS} from '../support/scripted-auth.js';
import {serverForms} from '../support/server-forms.js';

type Form = keyof typeof serverForms;

const LOGIN_IDS: Readonly<Record<Form, string>> = {
  username: 'ada',
  email: 'ada@example.com',
  phone: '+491512345678',
  german: 'ada',
};

const errors: unknown[] = [];
const note = (event: Event) => {
  errors.push(event instanceof ErrorEvent ? event.error : (event as PromiseRejectionEvent).reason);
};
const {error: printError} = console;

beforeEach(() => {
  sessionStorage.clear();
  errors.length = 0;
  console.error = (...args: unknown[]) => errors.push(args);
  window.addEventListener('error', note);
  window.addEventListener('unhandledrejection', note);
});
afterEach(() => {
  for (const main of document.querySelectorAll('main')) main.remove();
  console.error = printError;
  window.removeEventListener('error', note);
  window.removeEventListener('unhandledrejection', note);
});

/** Shows a page from a server as it arrives after the mutations, with the focus and typed text. */
async function open(form: Form, changes: readonly Mutation[] = [], numbers: readonly number[] = []) {
  const template = document.createElement('template');
  const loginWith = form === 'german' ? 'username' : form;
  template.innerHTML = `<main>
    <amplify-signin-flow defer-hydration login-with="${loginWith}">${serverForms[form]}</amplify-signin-flow>
  </main>`;
  let used = 0;
  const pick = (limit: number) => (numbers[used++ % (numbers.length || 1)] ?? 0) % limit;
  for (const change of changes) change(template.content, pick);
  const main = one(template.content, 'main');
  const inputs = [...main.querySelectorAll('input')];
  const [username, password] = ['username', 'password'].map((name) =>
    inputs.find((each) => each.name === name),
  );
  const flow = one<AmplifySigninFlow>(main, 'amplify-signin-flow');
  const auth = new ScriptedAuth([SMS]);
  Object.assign(flow, {auth});
  if (username) username.value = LOGIN_IDS[form];
  if (password) password.value = 'secret';
  document.body.append(main);
  username?.focus();
  // A hidden field cannot have the focus.
  const hasSelection = username?.matches(':focus') === true && username.selectionStart !== null;
  if (hasSelection) username.setSelectionRange(1, 2);
  // In a browser the element is not defined before this.
  flow.removeAttribute('defer-hydration');
  await next(flow, 'signin-step');
  await flow.updateComplete;
  return {main, flow, auth, typed: {username: username?.value, password: password?.value}, hasSelection};
}

/** Fails unless there is one form that works, with what was typed. */
async function check(form: Form, page: Awaited<ReturnType<typeof open>>): Promise<void> {
  const {main, flow, auth, typed} = page;
  expect(main.querySelectorAll('form').length).to.equal(1);
  expect(flow.querySelectorAll(':scope > [slot=signin-step] form').length).to.equal(1);
  const ids = [...main.querySelectorAll('[id]')].map(({id}) => id);
  expect(new Set(ids).size).to.equal(ids.length);
  const [username, password] = [field(main, 'username'), field(main, 'password')];
  for (const input of [username, password]) {
    expect(input.labels?.length).to.equal(1);
    expect(input.checkVisibility({opacityProperty: true, visibilityProperty: true})).to.equal(true);
    expect(input.maxLength).to.equal(-1);
  }
  expect(flow.querySelector('[slot=signin-step]')!.matches('[hidden], [inert], [style]')).to.equal(false);
  if (typed.username !== undefined) expect(username.value).to.equal(typed.username);
  if (typed.password !== undefined) expect(password.value).to.equal(typed.password);
  expect(document.activeElement).to.equal(username);
  if (page.hasSelection && username.selectionStart !== null)
    expect([username.selectionStart, username.selectionEnd]).to.eql([1, 2]);
  expect(one(main, 'h2').textContent).to.equal('Sign in');
  const show = one(main, '[data-action=show-password]');
  for (const type of ['text', 'password']) {
    show.click();
    await (show.closest('sign-in-form') as AmplifySigninFlow | null)?.updateComplete;
    expect(password.type).to.equal(type);
  }
  username.value = LOGIN_IDS[form];
  password.value = 'secret';
  const reached = next(flow, 'signin-step');
  submit(main);
  await reached;
  expect(auth.told).to.eql([`${LOGIN_IDS[form]}/secret`]);
  expect(errors).to.eql([]);
  main.remove();
}

const forms = Object.keys(serverForms) as Form[];

describe('a form from a server', () => {
  // The names of countries are not the same in Node and in the browser.
  for (const form of forms.filter((each) => each !== 'phone'))
    it(`keeps its nodes where nothing was changed: ${form}`, async () => {
      let input: Element | undefined;
      const page = await open(form, [(fragment) => (input = one(fragment, '[name=username]'))]);
      expect(field(page.main, 'username')).to.equal(input);
      await check(form, page);
    });

  for (const name of [
    'extension: more attributes',
    'minifier: no attributes with their default value',
    'minifier: no empty attributes',
    'minifier: other order of attributes',
    'translator: wrapped text',
    'translator: other text',
  ])
    it(`keeps its nodes after «${name}»`, async () => {
      let input: Element | undefined;
      const page = await open('username', [
        (fragment) => (input = one(fragment, '[name=username]')),
        mutations[name]!,
      ]);
      expect(field(page.main, 'username')).to.equal(input);
      await check('username', page);
    });

  for (const [name, mutation] of Object.entries(mutations))
    it(`is one working form after «${name}»`, async () => {
      for (const form of forms) await check(form, await open(form, [mutation], [7, 3, 11]));
    });

  it('has the countries in the order and with the names of the browser, and keeps the selected one', async () => {
    const page = await open('phone', [
      (fragment) => {
        const [none, ...countries] = fragment.querySelectorAll('option');
        for (const country of countries.reverse()) none?.after(country);
        for (const country of countries) country.textContent += ' in another ICU';
        one<HTMLSelectElement>(fragment, 'select').value = 'DE';
      },
    ]);
    const list = one<HTMLSelectElement>(page.flow, 'select');
    const names = [...list.options].slice(1).map(({text}) => text);
    expect(names).to.eql([...names].sort((one, other) => one.localeCompare(other, 'en')));
    expect([list.value, list.selectedOptions[0]?.text]).to.eql(['DE', 'Germany (+49)']);
    for (const {value, text} of list.options) if (text === 'France (+33)') expect(value).to.equal('FR');
    await check('phone', page);
  });

  it('does not remove the form of the page that is around it', async () => {
    for (const name of ['parser: form before the element', 'sanitizer: no form', 'cache: the form twice']) {
      const page = await open('username', [
        mutations[name]!,
        (fragment) => {
          const around = document.createElement('form');
          const main = one(fragment, 'main');
          around.append(...main.childNodes);
          main.append(around);
        },
      ]);
      const [around, ...others] = page.main.querySelectorAll('form');
      expect([around?.contains(page.flow), others.length]).to.eql([true, 1]);
      expect(page.main.querySelectorAll('input').length).to.equal(2);
      page.main.remove();
    }
  });

  it('is one working form after any changes (300 generated pages)', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...forms),
        fc.array(fc.constantFrom(...Object.keys(mutations)), {minLength: 1, maxLength: 4}),
        fc.array(fc.nat(500), {minLength: 6, maxLength: 12}),
        async (form, names, numbers) => {
          try {
            await check(
              form,
              await open(
                form,
                names.map((name) => mutations[name]!),
                numbers,
              ),
            );
          } finally {
            for (const main of document.querySelectorAll('main')) main.remove();
            errors.length = 0;
            sessionStorage.clear();
          }
        },
      ),
      {numRuns: 300},
    );
  }).timeout(120_000);
});
