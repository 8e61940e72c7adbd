import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {isUser, outcomeOf} from '../../src/core/outcomes.js';
import {fault} from '../support/scripted-auth.js';

describe('What Amplify rejects with is a step where', () => {
  for (const [name, message, step] of [
    ['UserNotConfirmedException', 'User is not confirmed.', 'CONFIRM_SIGN_UP'],
    ['PasswordResetRequiredException', 'Password reset required for the user', 'RESET_PASSWORD'],
    ['UserAlreadyAuthenticatedException', 'There is already a signed in user.', 'DONE'],
    [
      'SignInException',
      'An error occurred during the sign in process. TELEPATHY challengeName returned by the underlying service was not ' +
        'addressed.',
      'TELEPATHY',
    ],
  ] as const)
    it(`${name} leads to ${step}`, () => {
      const outcome = outcomeOf(fault(name, message));
      assert.equal(outcome?.nextStep.signInStep, step);
      assert.equal(outcome.isSignedIn, step === 'DONE');
      assert.equal(outcome.already, step === 'DONE' ? true : undefined);
    });

  it('everything else is a refusal', () => {
    for (const error of [
      fault('SignInException', 'An error occurred during the sign in process.'),
      fault(
        'SignInException',
        'undefined challengeName returned by the underlying service was not addressed.',
      ),
      fault('NotAuthorizedException'),
      'UserNotConfirmedException',
      undefined,
      null,
    ])
      assert.equal(outcomeOf(error), undefined);
  });
});

describe('Whoever is signed in', () => {
  const user = {username: 'UUID-1', userId: 'sub', signInDetails: {loginId: 'Ada@Example.com'}};

  it('is the user of that login id, or of that name, however it is written', () => {
    for (const loginId of ['ada@example.com', 'ADA@EXAMPLE.COM', 'uuid-1'])
      assert.equal(isUser(user, loginId), true, loginId);
  });

  it('is nobody else', () => {
    for (const loginId of ['bob', 'ada@example.co', '']) assert.equal(isUser(user, loginId), false, loginId);
    assert.equal(isUser({username: 'ada', userId: 'sub'}, 'undefined'), false);
  });
});
