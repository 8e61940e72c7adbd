import 'amplify-signin-flow';
import {afterEach, beforeEach, describe, expect, it} from 'vitest';

const STEPS = {
  sms: {
    signInStep: 'CONFIRM_SIGN_IN_WITH_SMS_CODE',
    codeDeliveryDetails: {deliveryMedium: 'SMS', destination: '+*******4567'},
  },
  totp: {
    signInStep: 'CONTINUE_SIGN_IN_WITH_TOTP_SETUP',
    totpSetupDetails: {sharedSecret: 'JBSWY3DPEHPK3PXP', getSetupUri: () => new URL('otpauth://totp/x')},
  },
  done: {signInStep: 'DONE'},
};

/** An `AuthClient` that answers with these steps, one after the other. */
function scripted(...steps) {
  const calls = [];
  let user;
  const next = async (call) => {
    calls.push(call);
    const nextStep = steps.shift();
    if (nextStep.signInStep === 'DONE') user = {username: 'ada', userId: 'sub'};
    return {isSignedIn: nextStep.signInStep === 'DONE', nextStep};
  };
  return {
    calls,
    signIn: ({username, password}) => next(`${username}/${password}`),
    confirmSignIn: ({challengeResponse}) => next(challengeResponse),
    signOut: async () => undefined,
    getCurrentUser: async () => {
      if (user) return user;
      throw Object.assign(new Error('Not signed in.'), {name: 'UserUnAuthenticatedException'});
    },
  };
}

const errors = [];
const note = (event) => errors.push(event.error ?? event.reason);

beforeEach(() => {
  for (const type of ['error', 'unhandledrejection']) window.addEventListener(type, note);
});
afterEach(() => {
  document.body.replaceChildren();
  for (const type of ['error', 'unhandledrejection']) window.removeEventListener(type, note);
  expect(errors).toEqual([]);
});

const fired = (flow, type) =>
  new Promise((resolve) => flow.addEventListener(type, (event) => resolve(event.detail), {once: true}));

async function show(auth) {
  const flow = document.createElement('amplify-signin-flow');
  flow.auth = auth;
  const shown = fired(flow, 'signin-step');
  document.body.append(flow);
  await shown;
  return flow;
}

async function answer(flow, values, type = 'signin-step') {
  const arrived = fired(flow, type);
  for (const [name, value] of Object.entries(values)) flow.querySelector(`input[name=${name}]`).value = value;
  flow.querySelector('button[type=submit]').click();
  return arrived;
}

describe('amplify-signin-flow in an application’s tests', () => {
  it('signs in with a code', async () => {
    const auth = scripted(STEPS.sms, STEPS.done);
    const flow = await show(auth);
    expect(flow.querySelector('h2').textContent).toBe('Sign in');
    await answer(flow, {username: 'ada', password: 'secret'});
    expect(flow.textContent).toContain('4567');
    const detail = await answer(flow, {code: '123 456'}, 'signin-done');
    expect(detail.loginId).toBe('ada');
    expect(auth.calls).toEqual(['ada/secret', '123456']);
    await flow.updateComplete;
    expect(flow.querySelector('sign-in-done')).not.toBeNull();
  });

  it('sets up an authenticator app', async () => {
    const auth = scripted(STEPS.totp, STEPS.done);
    const flow = await show(auth);
    await answer(flow, {username: 'ada', password: 'secret'});
    expect(flow.querySelector('[data-totp-key]').textContent).toBe('JBSW Y3DP EHPK 3PXP');
    await answer(flow, {code: '123456'}, 'signin-done');
    expect(auth.calls).toEqual(['ada/secret', '123456']);
  });

  it('reports what is missing, and a wrong password', async () => {
    const flow = await show({
      ...scripted(),
      signIn: async () => {
        throw Object.assign(new Error('Incorrect username or password.'), {name: 'NotAuthorizedException'});
      },
    });
    flow.querySelector('button[type=submit]').click();
    await flow.updateComplete;
    expect(flow.querySelector('[data-problem]').dataset.problem).toBe('loginIdMissing');
    await answer(flow, {username: 'ada', password: 'wrong'}, 'signin-error');
    await flow.updateComplete;
    await flow.updateComplete;
    expect(flow.querySelector('[data-problem]').dataset.problem).toBe('wrongCredentials');
  });
});
