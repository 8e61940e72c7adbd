import {expect} from '@open-wc/testing';
import type {AmplifySigninFlow} from '../../src/flow/amplify-signin-flow.js';
import {answer, next, showFlow} from '../support/flows.js';
import {one} from '../support/forms.js';
import {DONE, TOTP} from '../support/scripted-auth.js';
import {wrapped} from '../support/wrapped-auth.js';

const ADA = {username: 'ada', password: 'pw'};
const CODE = {code: '123456'};
const NEW = {newPassword: 'Correct-horse-1', newPasswordAgain: 'Correct-horse-1'};

async function press(flow: AmplifySigninFlow, action: string): Promise<void> {
  const arrived = next(flow, 'signin-step');
  one(flow, `[data-action=${action}]`).click();
  await arrived;
}

describe('The client of an application', () => {
  it('hears each call that the element makes, all eight of them, and Amplify none', async () => {
    const {auth: client, flow} = await showFlow([
      {signInStep: 'CONFIRM_SIGN_UP'},
      TOTP,
      DONE,
      {signInStep: 'RESET_PASSWORD'},
      DONE,
    ]);
    const {auth, heard} = wrapped(client);
    const {fetch} = globalThis;
    const fetched: unknown[] = [];
    globalThis.fetch = (input) => {
      fetched.push(input);
      return Promise.reject(new TypeError('Failed to fetch'));
    };
    try {
      flow.auth = auth;
      const sent = next(flow, 'signin-code-sent');
      await answer(flow, ADA);
      await sent;
      await answer(flow, CODE);
      await answer(flow, CODE);
      await press(flow, 'restart');
      await answer(flow, ADA);
      await answer(flow, {});
      await answer(flow, {...CODE, ...NEW});
      expect(flow.step).to.equal('DONE');
    } finally {
      globalThis.fetch = fetch;
    }
    // Before that, the element asks who is signed in already; perhaps still of the client that it had first.
    expect(heard.slice(heard.indexOf('signIn'))).to.eql([
      'signIn',
      'resendSignUpCode',
      'confirmSignUp',
      'signIn',
      'confirmSignIn',
      'getCurrentUser',
      'signOut',
      'signIn',
      'resetPassword',
      'confirmResetPassword',
      'signIn',
      'getCurrentUser',
    ]);
    expect(new Set(heard).size).to.equal(Object.keys(auth).length);
    expect(fetched).to.eql([]);
  });
});
