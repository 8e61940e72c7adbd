import assert from 'node:assert/strict';
import {test} from 'node:test';
import {problemsOf} from './support/schemas.js';

// The other tests rely on this check to find what they do not look for: so it has to be able to fail.

const reply = (operation: string, response: unknown, status = 200) =>
  problemsOf({operation, request: {}, status, response});

test('a right response has no problems', () => {
  const AuthenticationResult = {
    AccessToken: 'a',
    IdToken: 'b',
    RefreshToken: 'c',
    ExpiresIn: 3600,
    TokenType: 'Bearer',
  };
  assert.deepEqual(reply('InitiateAuth', {ChallengeParameters: {}, AuthenticationResult}), []);
  assert.deepEqual(reply('GetUser', {Username: 'a', UserAttributes: [{Name: 'sub', Value: '1'}]}), []);
  assert.deepEqual(reply('GlobalSignOut', {}), []);
  assert.deepEqual(reply('InitiateAuth', {__type: 'NotAuthorizedException', message: 'No.'}, 400), []);
});

test('a wrong response is found out', () => {
  const wrong: readonly (readonly [string, unknown, string])[] = [
    ['GetUser', {Username: 'a'}, 'GetUser.UserAttributes is missing'],
    ['GetUser', {Username: 'a', UserAttributes: {}}, 'GetUser.UserAttributes is not a list'],
    ['GetUser', {Username: 'a', UserAttributes: [{}]}, 'GetUser.UserAttributes[0].Name is missing'],
    ['GetUser', {Username: 1, UserAttributes: []}, 'GetUser.Username is number, not string'],
    ['GetUser', {Username: 'a', UserAttributes: [], Enabled: true}, 'GetUser.Enabled is unknown'],
    [
      'GetUser',
      {Username: 'a', UserAttributes: [], UserMFASettingList: [1]},
      'GetUser.UserMFASettingList[0] is number, not string',
    ],
    [
      'InitiateAuth',
      {ChallengeParameters: {A: 1}},
      'InitiateAuth.ChallengeParameters.A is number, not string',
    ],
    [
      'InitiateAuth',
      {AuthenticationResult: {ExpiresIn: '1'}},
      'InitiateAuth.AuthenticationResult.ExpiresIn is string, not number',
    ],
    ['InitiateAuth', {ChallengeName: 'EMAIL_MFA'}, 'InitiateAuth.ChallengeName EMAIL_MFA is unknown'],
    ['InitiateAuth', {Session: 'short'}, 'InitiateAuth.Session has 5 characters'],
    ['RevokeToken', {Revoked: true}, 'RevokeToken.Revoked is unknown'],
    ['RevokeToken', [], 'RevokeToken is not a structure'],
    ['Nonsense', {}, 'Nonsense is not an operation'],
  ];
  for (const [operation, response, problem] of wrong) {
    assert.deepEqual(reply(operation, response), [problem]);
  }
});

test('an error that the operation does not declare is found out', () => {
  const error = (name: string) => ({__type: name, message: ''});
  assert.deepEqual(reply('InitiateAuth', error('CodeMismatchException'), 400), [
    'InitiateAuth does not declare CodeMismatchException',
  ]);
  assert.deepEqual(reply('RevokeToken', error('NotAuthorizedException'), 400), [
    'RevokeToken does not declare NotAuthorizedException',
  ]);
  assert.deepEqual(reply('Nonsense', error('NotAuthorizedException'), 400), [
    'Nonsense is unknown, but the error is NotAuthorizedException',
  ]);
  assert.deepEqual(reply('GetUser', {...error('NotAuthorizedException'), code: 1}, 400), [
    'GetUser: NotAuthorizedException.code is unknown',
  ]);
});
