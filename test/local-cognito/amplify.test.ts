import assert from 'node:assert/strict';
import {test} from 'node:test';
import {confirmSignIn, fetchAuthSession, getCurrentUser, signIn, signOut} from 'aws-amplify/auth';
import {amplified, assertSignedIn, delivered, inClear as options} from './support/amplified.js';
import {notAuthorized, refusal, seeded, sentCode, totpCode} from './support/server.js';

test('password', async (t) => {
  const server = await amplified(t);
  const {username, password} = seeded(server, 'password');
  await assertSignedIn(server, username, await signIn({username, password}));
});

test('password, sent in clear, under an alias', async (t) => {
  const server = await amplified(t);
  const {password} = seeded(server, 'password');
  await assertSignedIn(server, 'pia', await signIn({username: 'pia@example.com', password, options}));
});

test('SRP under an alias', async (t) => {
  const server = await amplified(t);
  const {username, password} = seeded(server, 'sms');
  const asked = await signIn({username: '+12065550102', password});
  assert.equal(asked.nextStep.signInStep, 'CONFIRM_SIGN_IN_WITH_SMS_CODE');
  const challengeResponse = sentCode(server, username);
  await assertSignedIn(server, username, await confirmSignIn({challengeResponse}));
});

test('text message', async (t) => {
  const server = await amplified(t);
  const {username, password} = seeded(server, 'sms');
  const asked = await signIn({username, password});
  assert.equal(asked.nextStep.signInStep, 'CONFIRM_SIGN_IN_WITH_SMS_CODE');
  assert.deepEqual(delivered(asked), {deliveryMedium: 'SMS', destination: '+*******0102'});

  const wrong = refusal('CodeMismatchException', 'Invalid code or auth state for the user.');
  await assert.rejects(confirmSignIn({challengeResponse: 'abc'}), wrong);
  const challengeResponse = sentCode(server, username);
  await assertSignedIn(server, username, await confirmSignIn({challengeResponse}));
});

test('e-mail', async (t) => {
  const server = await amplified(t);
  const {username, password} = seeded(server, 'email');
  const asked = await signIn({username, password});
  assert.equal(asked.nextStep.signInStep, 'CONFIRM_SIGN_IN_WITH_EMAIL_CODE');
  assert.deepEqual(delivered(asked), {deliveryMedium: 'EMAIL', destination: 'e***@e***'});
  const challengeResponse = sentCode(server, username);
  await assertSignedIn(server, username, await confirmSignIn({challengeResponse}));
});

test('authenticator app', async (t) => {
  const server = await amplified(t);
  const {username, password, secret} = seeded(server, 'totp');
  const asked = await signIn({username, password});
  assert.equal(asked.nextStep.signInStep, 'CONFIRM_SIGN_IN_WITH_TOTP_CODE');
  const challengeResponse = totpCode(server, secret);
  await assertSignedIn(server, username, await confirmSignIn({challengeResponse}));
});

for (const [choice, step] of [
  ['SMS', 'CONFIRM_SIGN_IN_WITH_SMS_CODE'],
  ['EMAIL', 'CONFIRM_SIGN_IN_WITH_EMAIL_CODE'],
  ['TOTP', 'CONFIRM_SIGN_IN_WITH_TOTP_CODE'],
] as const) {
  test(`choice: ${choice}`, async (t) => {
    const server = await amplified(t);
    const {username, password, secret} = seeded(server, 'choose');
    const {nextStep} = await signIn({username, password, ...(choice !== 'SMS' && {options})});
    assert.equal(nextStep.signInStep, 'CONTINUE_SIGN_IN_WITH_MFA_SELECTION');
    assert.deepEqual('allowedMFATypes' in nextStep && nextStep.allowedMFATypes, ['SMS', 'TOTP', 'EMAIL']);

    const asked = await confirmSignIn({challengeResponse: choice});
    assert.equal(asked.nextStep.signInStep, step);
    const challengeResponse = choice === 'TOTP' ? totpCode(server, secret) : sentCode(server, username);
    await assertSignedIn(server, username, await confirmSignIn({challengeResponse}));
  });
}

test('refusals come with the words of Cognito', async (t) => {
  const server = await amplified(t);
  const wrong = notAuthorized('Incorrect username or password.');
  await assert.rejects(signIn({username: 'pia', password: 'Wrong-1-again'}), wrong);
  await assert.rejects(signIn({username: 'nobody', password: 'Wrong-1-again'}), wrong);
  const {username, password} = seeded(server, 'disabled');
  await assert.rejects(signIn({username, password, options}), notAuthorized('User is disabled.'));
});

test('accounts that are not ready lead to their steps', async (t) => {
  const server = await amplified(t);
  const password = 'Not-quite-ready-1';
  server.createUser({username: 'new', password, status: 'UNCONFIRMED'});
  server.createUser({username: 'old', password, status: 'RESET_REQUIRED'});
  assert.equal((await signIn({username: 'new', password, options})).nextStep.signInStep, 'CONFIRM_SIGN_UP');
  assert.equal((await signIn({username: 'old', password, options})).nextStep.signInStep, 'RESET_PASSWORD');
});

test('a session that ran out', async (t) => {
  const server = await amplified(t);
  const {username, password} = seeded(server, 'sms');
  await signIn({username, password, options});
  server.clock.advance(181);
  await assert.rejects(
    confirmSignIn({challengeResponse: sentCode(server, username)}),
    notAuthorized('Invalid session for the user, session is expired.'),
  );
});

test('tokens are refreshed, and signing out revokes them', async (t) => {
  const server = await amplified(t);
  const {username, password} = seeded(server, 'password');
  await signIn({username, password, options});
  const before = (await fetchAuthSession()).tokens?.accessToken.toString();
  server.clock.advance(10);
  const after = (await fetchAuthSession({forceRefresh: true})).tokens?.accessToken.toString() ?? '';
  assert.notEqual(after, before);

  await signOut();
  await assert.rejects(
    server.call('GetUser', {AccessToken: after}),
    notAuthorized('Access Token has been revoked'),
  );
  await assert.rejects(getCurrentUser());
});

test('signing out everywhere', async (t) => {
  const server = await amplified(t);
  const {username, password} = seeded(server, 'password');
  const elsewhere = await server.signIn(username, password);
  await signIn({username, password, options});
  await signOut({global: true});
  const RefreshToken = elsewhere.AuthenticationResult?.RefreshToken ?? '';
  await assert.rejects(
    server.call('GetTokensFromRefreshToken', {ClientId: server.clientId, RefreshToken}),
    notAuthorized('Refresh Token has been revoked'),
  );
});
