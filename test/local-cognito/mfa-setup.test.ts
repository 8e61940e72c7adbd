import assert from 'node:assert/strict';
import {test, type TestContext} from 'node:test';
import {confirmSignIn, setUpTOTP, signIn, verifyTOTPSetup, type SignInOutput} from 'aws-amplify/auth';
import {amplified, assertSignedIn, delivered, inClear as options} from './support/amplified.js';
import {
  notAuthorized,
  otherCode,
  refusal,
  seeded,
  sentCode,
  startServer,
  totpCode,
} from './support/server.js';

const mismatch = refusal(
  'EnableSoftwareTokenMFAException',
  'Code mismatch and fail enable Software Token MFA',
);

/** A server, and a sign-in that waits for the set-up of a second factor. */
async function waiting(t: TestContext, path: string) {
  const server = await startServer(t);
  const {username: USERNAME, password} = seeded(server, path);
  const reply = await server.signIn(USERNAME, password);
  assert.equal(reply.ChallengeName, 'MFA_SETUP');
  const setUp = (session: string | undefined, answers = {}) =>
    server.answer('MFA_SETUP', session, {USERNAME, ...answers});
  return {server, username: USERNAME, password, reply, session: reply.Session, setUp};
}

function secretOf({nextStep}: SignInOutput): string {
  assert.equal(nextStep.signInStep, 'CONTINUE_SIGN_IN_WITH_TOTP_SETUP');
  return nextStep.totpSetupDetails.sharedSecret;
}

for (const [path, factors] of [
  ['setup-totp', '["SOFTWARE_TOKEN_MFA"]'],
  ['setup-email', '["EMAIL_OTP"]'],
  ['setup-choose', '["SOFTWARE_TOKEN_MFA","EMAIL_OTP"]'],
  ['setup-sms', '["SMS_MFA"]'],
] as const) {
  test(`${path}: what can be set up`, async (t) => {
    const {reply, username} = await waiting(t, path);
    assert.deepEqual(reply.ChallengeParameters, {USER_ID_FOR_SRP: username, MFAS_CAN_SETUP: factors});
  });
}

test('an authenticator app: a new secret each time, and only the last one counts', async (t) => {
  const {server, username, password, session, setUp} = await waiting(t, 'setup-totp');
  const first = await server.call('AssociateSoftwareToken', {Session: session});
  const second = await server.call('AssociateSoftwareToken', {Session: first.Session});
  const [old = '', secret = ''] = [first.SecretCode, second.SecretCode];
  assert.match(secret, /^[A-Z2-7]{32}$/);
  assert.notEqual(secret, old);
  assert.equal(new Set([session, first.Session, second.Session]).size, 3);
  await assert.rejects(
    server.call('AssociateSoftwareToken', {Session: session}),
    notAuthorized('Invalid session for the user, session can only be used once.'),
  );

  const verify = (UserCode: string) =>
    server.call('VerifySoftwareToken', {Session: second.Session, UserCode});
  await assert.rejects(verify(totpCode(server, old)), mismatch);
  await assert.rejects(verify(otherCode(totpCode(server, secret))), mismatch);
  await assert.rejects(setUp(second.Session), {name: 'InvalidParameterException'}, 'not yet verified');
  const {Status, Session: verified} = await verify(totpCode(server, secret));
  assert.equal(Status, 'SUCCESS');
  assert.equal(server.users.find(username)?.totp, undefined, 'not before the sign-in goes on');
  assert.ok((await setUp(verified)).AuthenticationResult);

  const again = await server.signIn(username, password);
  assert.equal(again.ChallengeName, 'SOFTWARE_TOKEN_MFA');
  const SOFTWARE_TOKEN_MFA_CODE = totpCode(server, secret, 30);
  const answers = {USERNAME: username, SOFTWARE_TOKEN_MFA_CODE};
  assert.ok((await server.answer('SOFTWARE_TOKEN_MFA', again.Session, answers)).AuthenticationResult);
});

test('the demo has the code of an app under enrolment to show', async (t) => {
  const {server, username, session} = await waiting(t, 'setup-totp');
  const {SecretCode = ''} = await server.call('AssociateSoftwareToken', {Session: session});
  const response = await fetch(`${server.url}local/authenticator`);
  const entries = (await response.json()) as {username: string; code: string}[];
  const entry = entries.find((each) => each.username === username);
  assert.equal(entry?.code, totpCode(server, SecretCode));
});

test('e-mail: the address is set and confirmed', async (t) => {
  const {server, username, password, session, setUp} = await waiting(t, 'setup-email');
  for (const EMAIL of ['elsa', 'a b@c', '@', 'pia@example.com']) {
    await assert.rejects(setUp(session, {EMAIL}), /address|already exists/, EMAIL);
  }
  const sent = await setUp(session, {EMAIL: 'ice@example.org'});
  assert.equal(sent.ChallengeName, 'EMAIL_OTP');
  assert.equal(sent.ChallengeParameters?.['CODE_DELIVERY_DESTINATION'], 'i***@e***');
  assert.equal(server.outbox.latest(username)?.to, 'ice@example.org');
  const user = server.users.find(username);
  assert.equal(user?.attributes.get('email'), 'elsa@example.com', 'not before it is confirmed');

  const code = sentCode(server, username);
  assert.match(code, /^\d{6}$/);
  const answer = (EMAIL_OTP_CODE: string) =>
    server.answer('EMAIL_OTP', sent.Session, {USERNAME: username, EMAIL_OTP_CODE});
  await assert.rejects(answer(otherCode(code)), {name: 'CodeMismatchException'});
  assert.ok((await answer(code)).AuthenticationResult);
  assert.equal(user.attributes.get('email'), 'ice@example.org');
  assert.equal((await server.signIn(username, password)).ChallengeName, 'EMAIL_OTP');
});

test('what the user may not set up is refused', async (t) => {
  const {session, setUp, server} = await waiting(t, 'setup-totp');
  await assert.rejects(setUp(session, {EMAIL: 'otto@example.org'}), {name: 'InvalidParameterException'});
  await assert.rejects(server.call('VerifySoftwareToken', {Session: session, UserCode: '123456'}), {
    name: 'SoftwareTokenMFANotFoundException',
  });
  await assert.rejects(
    server.call('AssociateSoftwareToken', {Session: 'x'.repeat(64)}),
    notAuthorized('Invalid session for the user.'),
  );
});

test('a session of another challenge sets nothing up', async (t) => {
  const server = await startServer(t);
  const {username, password} = seeded(server, 'sms');
  const {Session} = await server.signIn(username, password);
  await assert.rejects(
    server.call('AssociateSoftwareToken', {Session}),
    notAuthorized('Invalid session for the user.'),
  );
});

test('Amplify: authenticator app, with a wrong code first', async (t) => {
  const server = await amplified(t);
  const {username, password} = seeded(server, 'setup-totp');
  const secret = secretOf(await signIn({username, password, options}));
  await assert.rejects(confirmSignIn({challengeResponse: otherCode(totpCode(server, secret))}), mismatch);
  const challengeResponse = totpCode(server, secret);
  await assertSignedIn(server, username, await confirmSignIn({challengeResponse}));
});

test('Amplify: e-mail', async (t) => {
  const server = await amplified(t);
  const {username, password} = seeded(server, 'setup-email');
  const asked = await signIn({username, password, options});
  assert.equal(asked.nextStep.signInStep, 'CONTINUE_SIGN_IN_WITH_EMAIL_SETUP');
  const sent = await confirmSignIn({challengeResponse: 'ice@example.org'});
  assert.equal(sent.nextStep.signInStep, 'CONFIRM_SIGN_IN_WITH_EMAIL_CODE');
  assert.equal(delivered(sent)?.destination, 'i***@e***');
  const challengeResponse = sentCode(server, username);
  await assertSignedIn(server, username, await confirmSignIn({challengeResponse}));
});

for (const choice of ['TOTP', 'EMAIL'] as const) {
  test(`Amplify: the choice of ${choice}`, async (t) => {
    const server = await amplified(t);
    const {username, password} = seeded(server, 'setup-choose');
    const {nextStep} = await signIn({username, password, options});
    assert.equal(nextStep.signInStep, 'CONTINUE_SIGN_IN_WITH_MFA_SETUP_SELECTION');
    assert.deepEqual('allowedMFATypes' in nextStep && nextStep.allowedMFATypes, ['TOTP', 'EMAIL']);
    const chosen = await confirmSignIn({challengeResponse: choice});
    if (choice === 'TOTP') {
      const challengeResponse = totpCode(server, secretOf(chosen));
      await assertSignedIn(server, username, await confirmSignIn({challengeResponse}));
      return;
    }
    assert.equal(chosen.nextStep.signInStep, 'CONTINUE_SIGN_IN_WITH_EMAIL_SETUP');
    await confirmSignIn({challengeResponse: 'carl@example.org'});
    const challengeResponse = sentCode(server, username);
    await assertSignedIn(server, username, await confirmSignIn({challengeResponse}));
  });
}

test('Amplify: text messages cannot be set up', async (t) => {
  const server = await amplified(t);
  const {username, password} = seeded(server, 'setup-sms');
  await assert.rejects(signIn({username, password, options}), {name: 'SignInException'});
});

test('Amplify: temporary password, new password, authenticator app', async (t) => {
  const server = await amplified(t);
  const {username, password} = seeded(server, 'temporary-totp');
  await signIn({username, password, options});
  const secret = secretOf(await confirmSignIn({challengeResponse: 'Brand-new-words-2-keep'}));
  const challengeResponse = totpCode(server, secret);
  await assertSignedIn(server, username, await confirmSignIn({challengeResponse}));
});

test('Amplify: a signed-in user sets an authenticator app up', async (t) => {
  const server = await amplified(t);
  const {username, password} = seeded(server, 'password');
  await signIn({username, password, options});
  const {sharedSecret} = await setUpTOTP();
  await assert.rejects(verifyTOTPSetup({code: otherCode(totpCode(server, sharedSecret))}), mismatch);
  await verifyTOTPSetup({code: totpCode(server, sharedSecret)});
  assert.equal(server.users.find(username)?.totp?.secret, sharedSecret);
});
