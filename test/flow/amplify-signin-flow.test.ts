import {expect, html} from '@open-wc/testing';
import {MfaSelect} from '../../src/elements/mfa-select.js';
import {OtpInput} from '../../src/elements/otp-input.js';
import {SignInForm} from '../../src/elements/sign-in-form.js';
import {UnsupportedStep} from '../../src/elements/unsupported-step.js';
import {answer, answerWrongly, forgetPassword, next, showFlow, stepOf} from '../support/flows.js';
import {field, fill, one, submit} from '../support/forms.js';
import {
  DONE,
  EMAIL,
  fault,
  later,
  SELECTION,
  SMS,
  TOTP,
  WRONG_CODE,
  WRONG_PASSWORD,
} from '../support/scripted-auth.js';
import type {NextStep} from '../../src/core/step.js';

const ADA = {username: 'ada', password: 'pw'};

describe('<amplify-signin-flow>', () => {
  it('shows the form of each step, as a child of its own', async () => {
    const {auth, flow} = await showFlow([SELECTION, EMAIL, DONE]);
    expect(stepOf(flow)).to.be.instanceOf(SignInForm);
    expect(stepOf(flow).parentElement).to.equal(flow);
    await answer(flow, ADA);
    expect(stepOf(flow)).to.be.instanceOf(MfaSelect);
    one<HTMLInputElement>(flow, 'input[value=EMAIL]').checked = true;
    await answer(flow, {});
    expect(stepOf(flow)).to.be.instanceOf(OtpInput);
    expect(flow.textContent).to.contain('a***@e***');
    await answer(flow, {code: '123 456'});
    expect(flow.step).to.equal('DONE');
    expect(flow.textContent).to.contain('You are signed in as ada');
    expect(auth.told).to.eql(['ada/pw', 'EMAIL', '123456']);
  });

  for (const [step, medium] of [
    [SMS, 'SMS'],
    [EMAIL, 'EMAIL'],
    [TOTP, 'TOTP'],
  ] as const)
    it(`asks for a code (${medium})`, async () => {
      const {flow} = await showFlow([step]);
      await answer(flow, ADA);
      expect((stepOf(flow) as OtpInput).medium).to.equal(medium);
      expect(flow.nextStep).to.eql(step);
    });

  it('names a step that it cannot show, and starts again', async () => {
    const {flow} = await showFlow([{signInStep: 'CONFIRM_WITH_TELEPATHY'} as unknown as NextStep]);
    await answer(flow, ADA);
    expect(stepOf(flow)).to.be.instanceOf(UnsupportedStep);
    expect(flow.textContent).to.contain('CONFIRM_WITH_TELEPATHY');
    await answer(flow, {});
    expect(stepOf(flow)).to.be.instanceOf(SignInForm);
    expect(field(flow, 'username').value).to.equal('ada');
  });

  it('keeps the field after a wrong code, and has a new one at a new step', async () => {
    const {flow} = await showFlow([TOTP, WRONG_CODE, SMS]);
    await answer(flow, ADA);
    const code = field(flow, 'code');
    await answerWrongly(flow, {code: '111111'});
    expect(field(flow, 'code')).to.equal(code);
    expect(code.value).to.equal('111111');
    const problem = one(flow, '[data-problem]');
    expect(problem.dataset['problem']).to.equal('wrongCode');
    expect(code.getAttribute('aria-describedby')?.split(' ')).to.include(problem.id);
    await answer(flow, {code: '222222'});
    expect(field(flow, 'code')).not.to.equal(code);
    expect(field(flow, 'code').value).to.equal('');
    expect(flow.querySelector('[data-problem]')).to.equal(null);
  });

  it('keeps the form while an answer is on its way', async () => {
    const {answer: pending, give} = later();
    const {flow} = await showFlow([pending]);
    const step = stepOf(flow);
    const arrived = next(flow, 'signin-step');
    fill(step, ADA);
    submit(step);
    await flow.updateComplete;
    expect(stepOf(flow)).to.equal(step);
    expect(flow.matches(':state(busy)')).to.equal(true);
    expect(field(step, 'username').readOnly).to.equal(true);
    expect(one<HTMLButtonElement>(step, '[type=submit]').disabled).to.equal(true);
    expect(step.querySelector('fieldset')).to.equal(null);
    give(DONE);
    await arrived;
    expect(flow.matches(':state(busy)')).to.equal(false);
    expect(flow.matches(':state(done)')).to.equal(true);
  });

  it('does not send an answer twice', async () => {
    const {auth, flow} = await showFlow([DONE]);
    const done = next(flow, 'signin-done');
    fill(stepOf(flow), ADA);
    submit(stepOf(flow));
    one<HTMLFormElement>(flow, 'form').requestSubmit();
    one<HTMLFormElement>(flow, 'form').requestSubmit();
    await done;
    expect(auth.told).to.eql(['ada/pw']);
  });

  it('puts the step back when the page has removed it, with what was typed', async () => {
    const {flow} = await showFlow();
    const step = stepOf(flow);
    fill(step, ADA);
    const put = new Promise((resolve) => {
      new MutationObserver((records) => {
        if (records.some(({addedNodes}) => addedNodes.length > 0)) resolve(undefined);
      }).observe(flow, {childList: true});
    });
    step.remove();
    await put;
    expect(stepOf(flow)).to.equal(step);
    expect(field(flow, 'username').value).to.equal('ada');
  });

  it('leaves the children of the page alone', async () => {
    const {flow} = await showFlow([TOTP], html`<p slot="header" id="logo">Acme</p>`);
    await answer(flow, ADA);
    expect(one(flow, '#logo').assignedSlot?.name).to.equal('header');
  });

  it('goes on where it was after it has been moved', async () => {
    const {auth, flow} = await showFlow([TOTP, DONE]);
    await answer(flow, ADA);
    const host = document.createElement('div');
    flow.parentElement?.append(host);
    const root = host.attachShadow({mode: 'open'});
    root.append(flow);
    await flow.updateComplete;
    expect(root.adoptedStyleSheets.length).to.equal(1);
    await answer(flow, {code: '123456'});
    expect(auth.told).to.eql(['ada/pw', '123456']);
  });

  it('lets the page show a step itself', async () => {
    const {auth, flow} = await showFlow(
      [TOTP, DONE],
      html`<p slot="CONFIRM_SIGN_IN_WITH_TOTP_CODE">Ours</p>
        <p slot="done">Welcome</p>`,
    );
    await answer(flow, ADA);
    expect(flow.querySelector('[slot=signin-step]')).to.equal(null);
    expect(one(flow, '[slot=CONFIRM_SIGN_IN_WITH_TOTP_CODE]').assignedSlot).to.be.ok;
    expect(document.activeElement).to.equal(flow);
    expect(one(flow, '[slot=done]').assignedSlot).to.equal(null);
    await flow.answer('123456');
    await next(flow, 'signin-done');
    expect(one(flow, '[slot=done]').assignedSlot).to.be.ok;
    expect(auth.told).to.eql(['ada/pw', '123456']);
  });

  it("hears an answer from the page's own element, and keeps it to itself", async () => {
    const {auth, flow} = await showFlow(
      [TOTP, DONE],
      html`<p slot="CONFIRM_SIGN_IN_WITH_TOTP_CODE">Ours</p>`,
    );
    await answer(flow, ADA);
    let leaked = false;
    flow.addEventListener('step-answer', () => {
      leaked = true;
    });
    const done = next(flow, 'signin-done');
    one(flow, '[slot=CONFIRM_SIGN_IN_WITH_TOTP_CODE]').dispatchEvent(
      new CustomEvent('step-answer', {bubbles: true, detail: {response: '123456'}}),
    );
    await done;
    expect(auth.told).to.eql(['ada/pw', '123456']);
    expect(leaked).to.equal(false);
  });

  it("says what was wrong with an answer to the page's own step", async () => {
    const {flow} = await showFlow(
      [TOTP, WRONG_CODE],
      html`<p slot="CONFIRM_SIGN_IN_WITH_TOTP_CODE">Ours</p>`,
    );
    await answer(flow, ADA);
    await flow.answer('000000');
    await flow.updateComplete;
    const problem = one(flow.renderRoot as ShadowRoot, '[data-problem]');
    expect(problem.dataset['problem']).to.equal('wrongCode');
    expect(getComputedStyle(problem).display).to.equal('block');
  });

  it('begins with another login id when the page says so', async () => {
    const {flow} = await showFlow([TOTP]);
    await answer(flow, ADA);
    flow.username = 'bob';
    await flow.updateComplete;
    await flow.restart();
    flow.username = 'eve';
    await flow.updateComplete;
    await flow.updateComplete;
    expect(field(flow, 'username').value).to.equal('eve');
  });

  it('begins with a login id, and keeps the one that was typed', async () => {
    const {flow} = await showFlow([TOTP]);
    flow.username = 'bob';
    await flow.updateComplete;
    expect(field(flow, 'username').value).to.equal('bob');
    await answer(flow, ADA);
    await flow.restart();
    await flow.updateComplete;
    expect(field(flow, 'username').value).to.equal('ada');
  });

  it('fits the login id to login-with', async () => {
    const {flow} = await showFlow();
    flow.setAttribute('login-with', 'phone email nonsense');
    await flow.updateComplete;
    await flow.updateComplete;
    expect(field(flow, 'username').labels?.[0]?.textContent).to.equal('Email or phone number');
  });

  it('passes auth-flow, preferred-challenge and clientMetadata on', async () => {
    const {auth, flow} = await showFlow([TOTP, DONE]);
    flow.setAttribute('auth-flow', 'USER_AUTH');
    flow.setAttribute('preferred-challenge', 'PASSWORD_SRP');
    flow.clientMetadata = (step) => ({step});
    await flow.updateComplete;
    await answer(flow, ADA);
    await answer(flow, {code: '123456'});
    const [signIn, confirmSignIn] = auth.calls.map(([, input]) => input);
    expect(signIn).to.eql({
      ...ADA,
      options: {
        authFlowType: 'USER_AUTH',
        preferredChallenge: 'PASSWORD_SRP',
        clientMetadata: {step: 'SIGN_IN'},
      },
    });
    expect(confirmSignIn).to.eql({
      challengeResponse: '123456',
      options: {clientMetadata: {step: 'CONFIRM_SIGN_IN_WITH_TOTP_CODE'}},
    });
  });

  it('asks for no password where the flow begins without one', async () => {
    const {flow} = await showFlow();
    flow.authFlow = 'CUSTOM_WITHOUT_SRP';
    await flow.updateComplete;
    await flow.updateComplete;
    expect(flow.querySelector('[name=password]')).to.equal(null);
  });

  it("says a sentence of the page's own", async () => {
    const {flow} = await showFlow([WRONG_PASSWORD]);
    flow.messages = {signIn: 'Come in', wrongCredentials: 'Nope.'};
    await flow.updateComplete;
    await flow.updateComplete;
    expect(one(flow, 'h2').textContent).to.equal('Come in');
    await answerWrongly(flow, ADA);
    expect(one(flow, '[data-problem]').textContent.trim()).to.equal('Nope.');
  });

  it('shows a user who is signed in already, and lets somebody else sign in', async () => {
    const {auth, flow} = await showFlow([WRONG_PASSWORD, TOTP]);
    auth.user = {username: 'uuid', userId: 'sub', signInDetails: {loginId: 'eve'}};
    // The page comes back out of the browser's memory.
    window.dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}));
    await next(flow, 'signin-done');
    expect(flow.textContent).to.contain('signed in as eve');
    const arrived = next(flow, 'signin-step');
    one(flow, '[data-action=restart]').click();
    await arrived;
    expect(auth.calls.at(-1)?.[0]).to.equal('signOut');
    expect(stepOf(flow)).to.be.instanceOf(SignInForm);
  });

  it('shows the message of a dead session above the form, which can be sent again at once', async () => {
    const dead = fault('NotAuthorizedException', 'Invalid session for the user, session is expired.');
    const {flow} = await showFlow([TOTP, dead, DONE]);
    await answer(flow, ADA);
    await forgetPassword(flow);
    await answer(flow, {code: '123456'});
    expect(stepOf(flow)).to.be.instanceOf(SignInForm);
    const problem = one(flow, '[data-problem]');
    expect(problem.dataset['problem']).to.equal('sessionExpired');
    expect(field(flow, 'username').value).to.equal('ada');
    expect(document.activeElement).to.equal(field(flow, 'password'));
    expect(field(flow, 'password').getAttribute('aria-describedby')?.split(' ')).to.include(problem.id);
    expect(field(flow, 'password').hasAttribute('aria-invalid')).to.equal(false);
    await answer(flow, {password: 'pw'});
    expect(flow.step).to.equal('DONE');
  });

  it('tells the developer, and not the user, what to configure', async () => {
    const {flow} = await showFlow([fault('ResourceNotFoundException', 'User pool client x does not exist.')]);
    const said: unknown[] = [];
    const original = console.error;
    console.error = (...values: unknown[]) => said.push(values.join(' '));
    await answerWrongly(flow, ADA);
    console.error = original;
    expect(String(said)).to.contain('app client id').and.to.contain('x does not exist');
    expect(flow.textContent).to.contain('Sign-in is not available').and.not.to.contain('does not exist');
  });

  for (const width of [320, 1280])
    it(`has room at ${String(width)} px`, async () => {
      const {flow} = await showFlow([SELECTION, SMS]);
      const frame = flow.parentElement;
      if (frame) frame.style.width = `${String(width)}px`;
      for (const values of [ADA, undefined]) {
        expect(flow.scrollWidth).to.be.at.most(flow.clientWidth + 1);
        expect(flow.getBoundingClientRect().width).to.be.at.most(width);
        await answer(flow, values);
      }
    });

  it('is accessible at each step', async () => {
    const {flow} = await showFlow([SELECTION, SMS, DONE]);
    await expect(flow).to.be.accessible();
    for (const values of [ADA, undefined, {code: '123456'}]) {
      await answer(flow, values);
      await expect(flow).to.be.accessible();
    }
  });
});
