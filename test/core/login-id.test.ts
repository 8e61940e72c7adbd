import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {loginIdFromClaims, loginIdOf} from '../../src/core/login-id.js';

const SUB = '37e0abfb-2f4c-4a1c-9a5e-0d4f3c2b1a00';
const USER = {username: SUB, userId: SUB};

describe('loginIdOf', () => {
  it('prefers what the user typed, then what Amplify has stored, then the username', () => {
    const stored = {...USER, signInDetails: {loginId: 'ada@example.com'}};
    assert.equal(loginIdOf(stored, '+4930123456'), '+4930123456');
    assert.equal(loginIdOf(stored, ''), 'ada@example.com');
    assert.equal(loginIdOf(USER, ''), SUB);
    assert.equal(loginIdOf({...USER, signInDetails: {}}, ''), SUB);
    assert.equal(loginIdOf(undefined, 'ada'), 'ada');
    assert.equal(loginIdOf(undefined, ''), '');
  });
});

describe('loginIdFromClaims', () => {
  const ALL = {email: 'ada@example.com', phone_number: '+4930123456', preferred_username: 'ada'};

  it('keeps a username that the user has chosen', () => {
    for (const username of ['ada', 'ada@example.com', '+4930123456', 'Google', '37e0abfb'])
      assert.equal(loginIdFromClaims({username, userId: SUB}, ALL), username);
  });

  for (const user of [
    USER,
    {username: SUB.toUpperCase(), userId: 'another'},
    {username: 'not-a-uuid', userId: 'not-a-uuid'},
    {username: '', userId: SUB},
  ])
    it(`replaces the generated username "${user.username}" with the first readable claim`, () => {
      const {email: _, ...noEmail} = ALL;
      assert.equal(loginIdFromClaims(user, ALL), 'ada@example.com');
      assert.equal(loginIdFromClaims(user, noEmail), '+4930123456');
      assert.equal(loginIdFromClaims(user, {email: '', preferred_username: 'ada'}), 'ada');
      assert.equal(loginIdFromClaims(user, {email: 7, phone_number: null}), undefined);
      assert.equal(loginIdFromClaims(user, {}), undefined);
    });

  it('replaces the username of a user of an identity provider', () => {
    const user = {username: 'Google_1234567', userId: SUB};
    assert.equal(loginIdFromClaims(user, {...ALL, identities: [{}]}), 'ada@example.com');
  });
});
