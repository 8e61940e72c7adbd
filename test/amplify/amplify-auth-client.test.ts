import {expect} from '@open-wc/testing';
import {Amplify} from 'aws-amplify';
import * as auth from 'aws-amplify/auth';
import {amplifyAuthClient} from '../../src/amplify/amplify-auth-client.js';
import {loadAmplify} from '../../src/amplify/load.js';

/** What each function asks Cognito for first; the two that ask for nothing when nobody is signed in are below. */
const OPERATIONS = [
  [() => amplifyAuthClient.signIn({username: 'ada', password: 'pw'}), 'InitiateAuth'],
  [() => amplifyAuthClient.resetPassword({username: 'ada'}), 'ForgotPassword'],
  [
    () =>
      amplifyAuthClient.confirmResetPassword({
        username: 'ada',
        confirmationCode: '123456',
        newPassword: 'pw',
      }),
    'ConfirmForgotPassword',
  ],
  [() => amplifyAuthClient.confirmSignUp({username: 'ada', confirmationCode: '123456'}), 'ConfirmSignUp'],
  [() => amplifyAuthClient.resendSignUpCode({username: 'ada'}), 'ResendConfirmationCode'],
] as const;

async function nameOfFailure(call: () => Promise<unknown>): Promise<unknown> {
  try {
    await call();
  } catch (error) {
    return (error as Error).name;
  }
  return 'none';
}

describe("Amplify's own client", () => {
  const {fetch} = globalThis;
  const asked: (string | undefined)[] = [];

  before(() => {
    Amplify.configure({
      Auth: {
        Cognito: {
          userPoolId: 'eu-west-1_Pool',
          userPoolClientId: 'client',
          userPoolEndpoint: 'http://localhost:1/',
        },
      },
    });
    globalThis.fetch = (_, init) => {
      asked.push(new Headers(init?.headers).get('x-amz-target')?.split('.')[1]);
      return Promise.resolve(new Response('{"__type":"RefusedException"}', {status: 400}));
    };
  });
  after(() => {
    globalThis.fetch = fetch;
  });

  for (const [call, operation] of OPERATIONS)
    it(`asks Cognito for ${operation}`, async () => {
      asked.length = 0;
      expect(await nameOfFailure(call)).to.equal('RefusedException');
      expect(asked).to.eql([operation]);
    });

  it('does as Amplify does where nobody is signing in, or is signed in', async () => {
    expect(await nameOfFailure(() => amplifyAuthClient.confirmSignIn({challengeResponse: '1'}))).to.equal(
      'SignInException',
    );
    expect(await nameOfFailure(() => amplifyAuthClient.getCurrentUser())).to.equal(
      'UserUnAuthenticatedException',
    );
    expect(await nameOfFailure(() => amplifyAuthClient.signOut())).to.equal('none');
  });

  it('loads Amplify once', async () => {
    expect(await loadAmplify()).to.equal(await loadAmplify());
    expect((await loadAmplify()).signIn).to.equal(auth.signIn);
  });
});
