import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import type {UserSpec} from '../../demo/local-cognito/index.js';
import {type Demo, startDemo} from '../../demo/start-demo.js';
import type {AmplifySigninFlow} from '../../src/flow/amplify-signin-flow.js';
import {views} from '../../src/flow/step-views.js';
import {Person} from './support/people.js';
import {useBrowser, Visit} from './support/visit.js';

type Act = (visit: Visit, person: Person) => Promise<void>;

/** One of Cognito's chains: who takes it, and at each step what that user does. It ends signed in. */
interface Chain {
  readonly name: string;
  readonly spec: Partial<UserSpec>;
  /** The element's attributes. */
  readonly attributes?: Readonly<Record<string, string>>;
  readonly begin?: Act;
  readonly walk: readonly (readonly [step: string, act: Act])[];
}

const SMS = 'CONFIRM_SIGN_IN_WITH_SMS_CODE';
const EMAIL = 'CONFIRM_SIGN_IN_WITH_EMAIL_CODE';
const TOTP = 'CONFIRM_SIGN_IN_WITH_TOTP_CODE';
const NEW_PASSWORD = 'CONFIRM_SIGN_IN_WITH_NEW_PASSWORD_REQUIRED';
const SETUP = 'CONTINUE_SIGN_IN_WITH_MFA_SETUP_SELECTION';
const SETUP_TOTP = 'CONTINUE_SIGN_IN_WITH_TOTP_SETUP';
const SETUP_EMAIL = 'CONTINUE_SIGN_IN_WITH_EMAIL_SETUP';
const FACTORS = 'CONTINUE_SIGN_IN_WITH_FIRST_FACTOR_SELECTION';
const PASSWORD = 'CONFIRM_SIGN_IN_WITH_PASSWORD';
const CUSTOM = 'CONFIRM_SIGN_IN_WITH_CUSTOM_CHALLENGE';
const MINE = 'My-own-passphrase-2';

const code: Act = (visit, person) => visit.enterCode(person.code);
const totp: Act = (visit, person) => visit.enterCode(person.totp);
const choose =
  (value: string): Act =>
  (visit) =>
    visit.choose(value);
const answer =
  (text: string): Act =>
  async (visit) => {
    await visit.fill('answer', text);
    await visit.submit();
  };
const newPassword: Act = async (visit) => {
  await visit.fill('newPassword', MINE);
  await visit.fill('newPasswordAgain', MINE);
  await visit.submit();
};
const firstTotp: Act = async (visit, person) => {
  const key = await visit.page.locator('[data-totp-key]').textContent();
  const secret = String(key).replace(/\s/g, '');
  await visit.fill('code', person.wrong(person.totpOf(secret)));
  await visit.submit();
  await visit.until('signin-error', {name: 'EnableSoftwareTokenMFAException'});
  assert.equal(await visit.page.locator('[data-totp-key]').textContent(), key);
  // As apps show it.
  await visit.fill('code', person.totpOf(secret).replace(/^.../, '$& '));
  await visit.submit();
};
const withoutPassword: Act = (visit, person) => visit.signIn(person.username);
const choice = {'auth-flow': 'USER_AUTH'};
const resetCode: Act = async (visit, person) => {
  await visit.fill('code', person.code);
  await newPassword(visit, person);
};

const CHAINS: readonly Chain[] = [
  {
    name: 'temporary password and missing attributes',
    spec: {
      status: 'FORCE_CHANGE_PASSWORD',
      requiredAttributes: ['name', 'birthdate', 'custom:department'],
    },
    walk: [
      [
        NEW_PASSWORD,
        async (visit) => {
          await visit.fill('newPassword', 'weak');
          await visit.fill('newPasswordAgain', 'weak');
          await visit.fill('name', 'Ada Lovelace');
          await visit.fill('birthdate', '1815-12-10');
          await visit.fill('custom:department', 'Engines');
          await visit.submit();
          await visit.until('signin-error', {name: 'InvalidPasswordException'});
          await newPassword(visit, {} as Person);
        },
      ],
    ],
  },
  {
    name: 'temporary password, then TOTP set-up',
    spec: {status: 'FORCE_CHANGE_PASSWORD', mfaSetup: ['TOTP']},
    walk: [
      [NEW_PASSWORD, newPassword],
      [SETUP_TOTP, firstTotp],
    ],
  },
  {
    name: 'temporary password, then SMS',
    spec: {status: 'FORCE_CHANGE_PASSWORD', mfa: ['SMS']},
    walk: [
      [NEW_PASSWORD, newPassword],
      [SMS, code],
    ],
  },
  {
    name: 'unconfirmed, then an email code',
    spec: {status: 'UNCONFIRMED', mfa: ['EMAIL']},
    walk: [
      [
        'CONFIRM_SIGN_UP',
        async (visit, person) => {
          await visit.until('signin-code-sent', {step: 'CONFIRM_SIGN_UP'});
          await visit.enterCode(person.wrong(person.code));
          await visit.until('signin-error', {name: 'CodeMismatchException'});
          await visit.page.clock.install();
          await visit.page.clock.fastForward(30_000);
          await visit.act('resend');
          await visit.until('signin-code-sent', {step: 'CONFIRM_SIGN_UP'});
          await visit.fill('code', person.code);
          await visit.submit();
        },
      ],
      [EMAIL, code],
    ],
  },
  {
    name: 'reset, then MFA',
    spec: {status: 'RESET_REQUIRED', mfa: ['TOTP']},
    walk: [
      ['RESET_PASSWORD', (visit) => visit.submit()],
      ['RESET_PASSWORD', resetCode],
      [TOTP, totp],
    ],
  },
  {
    name: 'forgotten password, then MFA',
    spec: {mfa: ['SMS']},
    begin: async (visit, person) => {
      await visit.fill('username', person.username);
      await visit.act('forgot-password');
    },
    walk: [
      ['RESET_PASSWORD', (visit) => visit.submit()],
      [
        'RESET_PASSWORD',
        async (visit, person) => {
          await visit.fill('code', person.wrong(person.code));
          await newPassword(visit, person);
          await visit.until('signin-error', {name: 'CodeMismatchException'});
          assert.equal(await visit.focused(), 'code');
          await resetCode(visit, person);
        },
      ],
      [SMS, code],
    ],
  },
  {
    name: 'first factor: email code',
    spec: {firstFactors: ['PASSWORD', 'EMAIL_OTP', 'SMS_OTP']},
    attributes: choice,
    begin: withoutPassword,
    walk: [
      [FACTORS, choose('EMAIL_OTP')],
      [
        EMAIL,
        (visit, person) => {
          assert.equal(person.code.length, 8);
          return code(visit, person);
        },
      ],
    ],
  },
  {
    name: 'first factor: SMS code, after a look at the password',
    spec: {firstFactors: ['PASSWORD', 'EMAIL_OTP', 'SMS_OTP']},
    attributes: choice,
    begin: withoutPassword,
    walk: [
      [FACTORS, choose('PASSWORD_SRP')],
      [PASSWORD, (visit) => visit.act('back')],
      [FACTORS, choose('SMS_OTP')],
      [SMS, code],
    ],
  },
  {
    name: 'first factor: the only one',
    spec: {firstFactors: ['EMAIL_OTP']},
    attributes: choice,
    begin: withoutPassword,
    walk: [[EMAIL, code]],
  },
  {
    name: 'first factor: preferred',
    spec: {firstFactors: ['PASSWORD', 'SMS_OTP']},
    attributes: {...choice, 'preferred-challenge': 'SMS_OTP'},
    begin: withoutPassword,
    walk: [[SMS, code]],
  },
  {
    name: 'password in USER_AUTH, wrong and right, then TOTP',
    spec: {firstFactors: ['PASSWORD', 'EMAIL_OTP'], mfa: ['TOTP']},
    attributes: choice,
    begin: withoutPassword,
    walk: [
      [FACTORS, choose('PASSWORD_SRP')],
      [
        PASSWORD,
        async (visit, person) => {
          await visit.fill('password', 'wrong');
          await visit.submit();
          await visit.until('signin-error', {step: PASSWORD, name: 'NotAuthorizedException'});
          assert.equal(await visit.problem(), 'wrongCredentials');
          await visit.fill('password', person.password);
          await visit.submit();
        },
      ],
      [TOTP, totp],
    ],
  },
  {
    name: 'custom challenge of two rounds, the first answered wrongly once',
    spec: {
      customChallenge: {
        rounds: [
          {hint: 'Two and two?', answer: '4'},
          {hint: 'And two more?', answer: '6'},
        ],
      },
    },
    attributes: {'auth-flow': 'CUSTOM_WITHOUT_SRP'},
    begin: withoutPassword,
    walk: [
      [CUSTOM, answer('5')],
      [
        CUSTOM,
        async (visit) => {
          assert.equal(await visit.problem(), 'wrongAnswer');
          await answer('4')(visit, {} as Person);
        },
      ],
      [
        CUSTOM,
        async (visit) => {
          await visit.page.locator('custom-challenge').getByText('And two more?').waitFor();
          assert.equal(await visit.page.locator('[data-problem]').count(), 0);
          await answer('6')(visit, {} as Person);
        },
      ],
    ],
  },
  {
    name: 'custom challenge that counts the attempts',
    spec: {customChallenge: {rounds: [{hint: 'Two and two?', answer: '4'}], showsAttempts: true}},
    attributes: {'auth-flow': 'CUSTOM_WITHOUT_SRP'},
    begin: withoutPassword,
    walk: [
      [CUSTOM, answer('5')],
      [
        CUSTOM,
        async (visit) => {
          assert.equal(await visit.problem(), 'wrongAnswer');
          assert.equal(await visit.focused(), 'answer');
          const attemptsLeft = await visit.page
            .locator('amplify-signin-flow')
            .evaluate(
              ({nextStep}: AmplifySigninFlow) =>
                'additionalInfo' in nextStep && nextStep.additionalInfo?.['attemptsLeft'],
            );
          assert.equal(attemptsLeft, '2');
          await answer('4')(visit, {} as Person);
        },
      ],
    ],
  },
  {
    name: 'custom challenge after a password',
    spec: {customChallenge: {rounds: [{hint: 'Two and two?', answer: '4'}]}},
    attributes: {'auth-flow': 'CUSTOM_WITH_SRP'},
    walk: [[CUSTOM, answer('4')]],
  },
  {
    name: 'MFA set-up selection, a look at the app, then email and its code',
    spec: {mfaSetup: ['TOTP', 'EMAIL']},
    walk: [
      [SETUP, choose('TOTP')],
      [SETUP_TOTP, (visit) => visit.act('back')],
      [SETUP, choose('EMAIL')],
      [
        SETUP_EMAIL,
        async (visit, person) => {
          await visit.fill('email', `${person.username}@new.example.com`);
          await visit.submit();
        },
      ],
      [EMAIL, code],
    ],
  },
  {
    name: 'MFA set-up selection, then the app',
    spec: {mfaSetup: ['TOTP', 'EMAIL', 'SMS']},
    walk: [
      [SETUP, choose('TOTP')],
      [SETUP_TOTP, firstTotp],
    ],
  },
  {
    name: 'a telephone number as people write it, with its country',
    spec: {phone: '+4915123456789', mfa: ['SMS']},
    attributes: {'login-with': 'phone'},
    begin: async (visit, person) => {
      await visit.page.locator('select[name=country]').selectOption({label: 'Germany (+49)'});
      await visit.signIn('0151 2345 6789');
      await visit.fill('password', person.password);
      await visit.submit();
    },
    walk: [[SMS, code]],
  },
  {
    name: 'USER_PASSWORD_AUTH, then a choice of second factors',
    spec: {mfa: ['SMS', 'TOTP']},
    attributes: {'auth-flow': 'USER_PASSWORD_AUTH'},
    walk: [
      ['CONTINUE_SIGN_IN_WITH_MFA_SELECTION', choose('TOTP')],
      [TOTP, (visit) => visit.act('back')],
      ['CONTINUE_SIGN_IN_WITH_MFA_SELECTION', choose('SMS')],
      [SMS, code],
    ],
  },
];

describe('Every step, in the chains of Cognito', () => {
  const browser = useBrowser();
  const seen = new Set<string>();
  const table: {chain: string; steps: string}[] = [];
  let demo: Demo;
  before(async () => {
    demo = await startDemo({port: 0, cognitoPort: 0});
  });
  after(() => demo.close());

  for (const {name, spec, attributes = {}, begin, walk} of CHAINS)
    it(name, async () => {
      const person = new Person(demo.cognito, [], spec);
      const visit = await Visit.to(browser(), demo.url);
      await visit.set(attributes);
      await (begin?.(visit, person) ?? visit.signIn(person.username, person.password));
      for (const [step, act] of walk) {
        await visit.until('signin-step', {to: step});
        await act(visit, person);
      }
      await visit.until('signin-done', {username: person.username, alreadySignedIn: false});
      const steps = visit.path.map((each) => each.replace(/^.*>(\S+).*$/, '$1'));
      assert.deepEqual(steps, ['SIGN_IN', ...walk.map(([step]) => step), 'DONE']);
      for (const step of steps) seen.add(step);
      table.push({chain: name, steps: steps.slice(1).join(' → ')});
      await visit.leave(/status of 400/);
    });

  it('have been seen, all 14', () => {
    for (const {chain, steps} of table) console.log(`${chain}: ${steps}`);
    assert.deepEqual([...seen].sort(), Object.keys(views).sort());
  });
});
