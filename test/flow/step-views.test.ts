import {expect, html} from '@open-wc/testing';
import type {NextStep} from '../../src/core/step.js';
import {viewOf, views} from '../../src/flow/step-views.js';
import {answer, answerWrongly, next, showFlow, stepOf} from '../support/flows.js';
import {field, fill, one} from '../support/forms.js';
import {DONE, EMAIL, fault, SELECTION, SMS, TOTP, WRONG_PASSWORD} from '../support/scripted-auth.js';

const ADA = {username: 'ada', password: 'pw'};
const NEW = {newPassword: 'Correct-horse-1', newPasswordAgain: 'Correct-horse-1'};

/** One of each step that can come after the start, with the element that is to show it and an answer to it. */
const STEPS: [step: NextStep, tag: string, values: Record<string, string>][] = [
  [SMS, 'otp-input', {code: '123456'}],
  [EMAIL, 'otp-input', {code: '12345678'}],
  [TOTP, 'otp-input', {code: '123456'}],
  [SELECTION, 'mfa-select', {}],
  [
    {signInStep: 'CONTINUE_SIGN_IN_WITH_MFA_SETUP_SELECTION', allowedMFATypes: ['TOTP', 'EMAIL']},
    'mfa-select',
    {},
  ],
  [{signInStep: 'CONTINUE_SIGN_IN_WITH_EMAIL_SETUP'}, 'email-setup', {email: 'ada@example.com'}],
  [
    {
      signInStep: 'CONTINUE_SIGN_IN_WITH_TOTP_SETUP',
      totpSetupDetails: {sharedSecret: 'JBSWY3DPEHPK3PXP', getSetupUri: () => new URL('otpauth://totp')},
    },
    'totp-setup',
    {code: '123 456'},
  ],
  [{signInStep: 'CONFIRM_SIGN_IN_WITH_PASSWORD'}, 'password-entry', {password: 'pw'}],
  [
    {
      signInStep: 'CONTINUE_SIGN_IN_WITH_FIRST_FACTOR_SELECTION',
      availableChallenges: ['PASSWORD', 'PASSWORD_SRP', 'EMAIL_OTP'],
    },
    'factor-select',
    {},
  ],
  [
    {signInStep: 'CONFIRM_SIGN_IN_WITH_CUSTOM_CHALLENGE', additionalInfo: {hint: '2 + 2'}},
    'custom-challenge',
    {answer: '4'},
  ],
  [
    {signInStep: 'CONFIRM_SIGN_IN_WITH_NEW_PASSWORD_REQUIRED', missingAttributes: ['name']},
    'new-password',
    {...NEW, name: 'Ada'},
  ],
  [{signInStep: 'RESET_PASSWORD'}, 'reset-password', {}],
  [{signInStep: 'CONFIRM_SIGN_UP'}, 'confirm-sign-up', {code: '123456'}],
];

describe('The table of views', () => {
  it('has a row for each step that is tried here, and the two at the ends', () => {
    expect(Object.keys(views).sort()).to.eql(
      ['SIGN_IN', 'DONE', ...STEPS.map(([{signInStep}]) => signInStep)].sort(),
    );
  });

  it('takes no step for one because every object has a property of its name', () => {
    const step = {signInStep: 'constructor'} as unknown as NextStep;
    expect(viewOf(step, {} as never).properties).to.eql({stepName: 'constructor'});
  });

  for (const [step, tag, values] of STEPS) {
    const name = step.signInStep;

    it(`${name} is shown by <${tag}>, has the focus, and takes an answer`, async () => {
      const {flow} = await showFlow([step, DONE]);
      await answer(flow, ADA);
      expect(stepOf(flow).localName).to.equal(tag);
      expect(stepOf(flow).contains(document.activeElement)).to.equal(true);
      expect(flow.querySelectorAll('button[type=submit]').length).to.equal(1);
      await answer(flow, values);
      if (name === 'RESET_PASSWORD') await answer(flow, {code: '123456', ...NEW});
      expect(flow.step).to.equal('DONE');
    });

    it(`${name} is accessible`, async () => {
      const {flow} = await showFlow([step]);
      await answer(flow, ADA);
      await expect(flow).to.be.accessible();
    });

    it(`${name} has a way back to the start`, async () => {
      const {flow} = await showFlow([step]);
      await answer(flow, ADA);
      const arrived = next(flow, 'signin-step');
      one(flow, '[data-action=restart]').click();
      const {detail} = await arrived;
      expect([detail.from, detail.to, detail.cause]).to.eql([name, 'SIGN_IN', 'restart']);
      expect(field(flow, 'username').value).to.equal('ada');
    });

    it(`${name} can be taken over by the page`, async () => {
      const {flow} = await showFlow([step, DONE], html`<button slot=${name}>Ours</button>`);
      await answer(flow, ADA);
      expect(flow.querySelector('[slot=signin-step]')).to.equal(null);
      expect(document.activeElement).to.equal(one(flow, `[slot=${name}]`));
    });
  }
});

describe('The steps, further', () => {
  it('the key of an authenticator app is in the form and nowhere else', async () => {
    const setup = STEPS.find(([{signInStep}]) => signInStep === 'CONTINUE_SIGN_IN_WITH_TOTP_SETUP')?.[0];
    if (!setup) throw new Error('missing');
    const {flow, events} = await showFlow([setup, fault('EnableSoftwareTokenMFAException')]);
    flow.issuer = 'A&B #1';
    await answer(flow, ADA);
    expect(one(flow, '[data-totp-key]').textContent).to.equal('JBSW Y3DP EHPK 3PXP');
    expect(one<HTMLAnchorElement>(flow, 'a').href).to.contain('issuer=A%26B%20%231').and.to.contain(':ada?');
    await answerWrongly(flow, {code: '000000'});
    expect(one(flow, '[data-problem]').dataset['problem']).to.equal('wrongSetupCode');
    expect(one(flow, '[data-totp-key]').textContent).to.equal('JBSW Y3DP EHPK 3PXP');
    expect(JSON.stringify(events.map(({detail}) => detail))).not.to.contain('JBSW');
    for (const element of [flow, ...flow.querySelectorAll('*')])
      for (const {name, value} of element.attributes)
        if (name !== 'href') expect(value).not.to.contain('JBSWY3DPEHPK3PXP');
  });

  it('a weak password is refused in place, and what else was typed stays', async () => {
    const weak = fault(
      'InvalidPasswordException',
      'Password did not conform with policy: Password must have symbol characters',
    );
    const {flow} = await showFlow([
      {signInStep: 'CONFIRM_SIGN_IN_WITH_NEW_PASSWORD_REQUIRED', missingAttributes: ['name', 'custom:team']},
      weak,
      DONE,
    ]);
    await answer(flow, ADA);
    await answerWrongly(flow, {...NEW, name: 'Ada', 'custom:team': 'Red'});
    expect(one(flow, '[data-problem]').dataset['problem']).to.equal('passwordTooWeak');
    expect(document.activeElement).to.equal(field(flow, 'newPassword'));
    expect(one(flow, '[data-rule]').dataset['rule']).to.equal('symbol');
    expect([field(flow, 'name').value, field(flow, 'custom:team').value]).to.eql(['Ada', 'Red']);
    await answer(flow, NEW);
    expect(flow.step).to.equal('DONE');
  });

  it('a step that is not known yet can be shown by the page, under its name', async () => {
    const {auth, flow} = await showFlow(
      [{signInStep: 'CONFIRM_WITH_TELEPATHY'} as unknown as NextStep, DONE],
      html`<button slot="CONFIRM_WITH_TELEPATHY">Think</button>`,
    );
    await answer(flow, ADA);
    expect(flow.querySelectorAll('[slot=signin-step]').length).to.equal(0);
    expect(one(flow, '[slot=CONFIRM_WITH_TELEPATHY]').matches(':focus')).to.equal(true);
    await flow.answer('a thought');
    expect(auth.told).to.eql(['ada/pw', 'a thought']);
  });

  it('a forgotten password begins with the login id that was typed', async () => {
    const {auth, flow} = await showFlow([DONE]);
    fill(stepOf(flow), {username: 'ada'});
    const arrived = next(flow, 'signin-step');
    one(flow, '[data-action=forgot-password]').click();
    expect((await arrived).detail.cause).to.equal('forgot-password');
    expect(field(flow, 'username').value).to.equal('ada');
    const sent = next(flow, 'signin-code-sent');
    await answer(flow, {});
    expect((await sent).detail).to.eql({
      step: 'RESET_PASSWORD',
      deliveryMedium: 'EMAIL',
      destination: 'a***@e***',
    });
    await answer(flow, {code: '123456', ...NEW});
    expect(auth.calls.map(([name]) => name)).to.eql(['resetPassword', 'confirmResetPassword', 'signIn']);
  });

  it('a code that is there already needs none to be sent', async () => {
    const {auth, flow} = await showFlow([{signInStep: 'RESET_PASSWORD'}, DONE]);
    await answer(flow, ADA);
    const arrived = next(flow, 'signin-step');
    one(flow, '[data-action=have-code]').click();
    await arrived;
    await answer(flow, {code: '123456', ...NEW});
    expect(auth.calls.map(([name]) => name)).to.eql(['signIn', 'confirmResetPassword', 'signIn']);
  });

  it('a passkey that was not used leaves the choice, with one sentence', async () => {
    const {flow} = await showFlow([
      {
        signInStep: 'CONTINUE_SIGN_IN_WITH_FIRST_FACTOR_SELECTION',
        availableChallenges: ['WEB_AUTHN', 'PASSWORD_SRP'],
      },
      fault('PasskeyAuthenticationCanceled'),
    ]);
    flow.authFlow = 'USER_AUTH';
    await flow.updateComplete;
    await answer(flow, {username: 'ada'});
    const step = stepOf(flow);
    await answerWrongly(flow, {});
    expect(stepOf(flow)).to.equal(step);
    expect(one(flow, '[data-problem]').dataset['problem']).to.equal('passkeyFailed');
  });

  it('a custom challenge has the kind of field that the application wants', async () => {
    const {flow} = await showFlow([
      {signInStep: 'CONFIRM_SIGN_IN_WITH_CUSTOM_CHALLENGE', additionalInfo: {hint: 'Your PIN?'}},
    ]);
    flow.challengeField = {
      fieldType: 'password',
      fieldInputMode: 'numeric',
      fieldAutocomplete: 'one-time-code',
    };
    await answer(flow, ADA);
    const input = field(flow, 'answer');
    expect([input.type, input.inputMode, input.autocomplete]).to.eql([
      'password',
      'numeric',
      'one-time-code',
    ]);
    expect(flow.textContent).to.contain('Your PIN?');
  });

  it('an element of the application draws a captcha, and answers', async () => {
    class CaptchaPicture extends HTMLElement {
      connectedCallback(): void {
        const button = this.appendChild(document.createElement('button'));
        button.addEventListener('click', () => {
          const flow = this.closest('amplify-signin-flow');
          const asked = flow?.nextStep;
          const word = asked && 'additionalInfo' in asked ? asked.additionalInfo?.['word'] : undefined;
          void flow?.answer((word ?? '').toUpperCase());
        });
      }
    }
    customElements.define('captcha-picture', CaptchaPicture);
    const {auth, flow} = await showFlow(
      [{signInStep: 'CONFIRM_SIGN_IN_WITH_CUSTOM_CHALLENGE', additionalInfo: {word: 'abc'}}, DONE],
      html`<captcha-picture slot="CONFIRM_SIGN_IN_WITH_CUSTOM_CHALLENGE"></captcha-picture>`,
    );
    await answer(flow, ADA);
    const done = next(flow, 'signin-done');
    one(flow, 'captcha-picture button').click();
    await done;
    expect(auth.told).to.eql(['ada/pw', 'ABC']);
  });

  it('a second factor that cannot be set up here is explained', async () => {
    const {flow} = await showFlow([
      fault('SignInException', 'Cannot initiate MFA setup from available types: SMS'),
    ]);
    const original = console.error;
    console.error = () => undefined;
    await answerWrongly(flow, ADA);
    console.error = original;
    expect(one(flow, '[data-problem]').dataset['problem']).to.equal('mfaSetupImpossible');
  });

  it('the password is asked for again in place, with the way back to the choice', async () => {
    const factors: NextStep = {
      signInStep: 'CONTINUE_SIGN_IN_WITH_FIRST_FACTOR_SELECTION',
      availableChallenges: ['PASSWORD_SRP', 'EMAIL_OTP'],
    };
    const {flow} = await showFlow([
      factors,
      {signInStep: 'CONFIRM_SIGN_IN_WITH_PASSWORD'},
      WRONG_PASSWORD,
      factors,
    ]);
    flow.authFlow = 'USER_AUTH';
    await flow.updateComplete;
    await answer(flow, {username: 'ada'});
    await answer(flow, {});
    await answerWrongly(flow, {password: 'no'});
    expect(document.activeElement).to.equal(field(flow, 'password'));
    const arrived = next(flow, 'signin-step');
    one(flow, '[data-action=back]').click();
    expect((await arrived).detail.cause).to.equal('back');
    expect(stepOf(flow).localName).to.equal('factor-select');
  });
});
