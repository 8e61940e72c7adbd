import assert from 'node:assert/strict';
import {test} from 'node:test';
import {confirmSignIn, signIn} from 'aws-amplify/auth';
import {amplified, assertSignedIn, delivered} from './support/amplified.js';
import {
  notAuthorized,
  otherCode,
  refusal,
  seeded,
  sentCode,
  startServer,
  totpCode,
  wrongPassword,
} from './support/server.js';
import {proofOf} from './support/srp-sign-in.js';
import {srpClients} from './support/srp-clients.js';

const USER_AUTH = {authFlowType: 'USER_AUTH'} as const;
const OTHERS = {settings: {wrongPasswordKeepsSession: false}};

const [[, srpClient] = []] = srpClients;

test('no preference: a choice of what the user has', async (t) => {
  const server = await startServer(t);
  const {Session, ...reply} = await server.choose('fiona');
  assert.deepEqual(reply, {
    ChallengeName: 'SELECT_CHALLENGE',
    ChallengeParameters: {},
    AvailableChallenges: ['PASSWORD', 'PASSWORD_SRP', 'EMAIL_OTP', 'SMS_OTP'],
  });
  assert.ok(Session);
  assert.deepEqual((await server.choose('pia')).AvailableChallenges, ['PASSWORD', 'PASSWORD_SRP']);
});

test('a code by e-mail has eight digits, one by text message six', async (t) => {
  const server = await startServer(t);
  for (const [name, key, length, destination] of [
    ['EMAIL_OTP', 'EMAIL_OTP_CODE', 8, 'f***@e***'],
    ['SMS_OTP', 'SMS_OTP_CODE', 6, '+*******0115'],
  ] as const) {
    const {Session: selection} = await server.choose('fiona');
    const asked = await server.answer('SELECT_CHALLENGE', selection, {USERNAME: 'fiona', ANSWER: name});
    assert.equal(asked.ChallengeName, name);
    assert.equal(asked.ChallengeParameters?.['CODE_DELIVERY_DESTINATION'], destination);
    assert.ok(!('AvailableChallenges' in asked));
    const code = sentCode(server, 'fiona');
    assert.match(code, new RegExp(`^\\d{${String(length)}}$`));
    const answer = (each: string) => server.answer(name, asked.Session, {USERNAME: 'fiona', [key]: each});
    await assert.rejects(
      answer(otherCode(code)),
      refusal('CodeMismatchException', 'Invalid code or auth state for the user.'),
    );
    assert.ok((await answer(code)).AuthenticationResult);
  }
});

test('as a second factor, a code by e-mail still has six digits', async (t) => {
  const server = await startServer(t);
  const {username, password} = seeded(server, 'email');
  const asked = await server.choose(username, {PREFERRED_CHALLENGE: 'PASSWORD', PASSWORD: password});
  assert.equal(asked.ChallengeName, 'EMAIL_OTP');
  assert.match(sentCode(server, username), /^\d{6}$/);
});

test('what the client prefers is asked for at once, if the user has it', async (t) => {
  const server = await startServer(t);
  const {password: PASSWORD} = seeded(server, 'first-factor');
  const prefer = (PREFERRED_CHALLENGE: string, more = {}) =>
    server.choose('fiona', {PREFERRED_CHALLENGE, ...more});
  for (const name of ['EMAIL_OTP', 'SMS_OTP', 'PASSWORD', 'PASSWORD_SRP']) {
    const reply = await prefer(name);
    assert.equal(reply.ChallengeName, name);
    assert.ok(reply.AvailableChallenges?.some((each) => each === name));
  }
  assert.ok((await prefer('PASSWORD', {PASSWORD})).AuthenticationResult);
  await assert.rejects(prefer('PASSWORD', {PASSWORD: 'Wrong-1'}), wrongPassword);
  assert.equal((await prefer('PASSWORD_SRP', {SRP_A: '2'})).ChallengeName, 'PASSWORD_VERIFIER');
  assert.equal((await prefer('WEB_AUTHN')).ChallengeName, 'SELECT_CHALLENGE', 'there is no passkey yet');
  const reply = await server.choose('edith', {PREFERRED_CHALLENGE: 'SMS_OTP'});
  assert.equal(reply.ChallengeName, 'SELECT_CHALLENGE');
});

test('a user with nothing to choose is asked directly', async (t) => {
  const server = await startServer(t);
  const reply = await server.choose('edith');
  assert.equal(reply.ChallengeName, 'EMAIL_OTP');
  assert.deepEqual(reply.AvailableChallenges, ['EMAIL_OTP']);
});

test('a password on its own, asked for after the choice of it', async (t) => {
  const server = await startServer(t);
  const {password: PASSWORD} = seeded(server, 'first-factor');
  const {Session: selection} = await server.choose('fiona');
  const USERNAME = 'fiona';
  const asked = await server.answer('SELECT_CHALLENGE', selection, {USERNAME, ANSWER: 'PASSWORD'});
  assert.equal(asked.ChallengeName, 'PASSWORD');
  await assert.rejects(server.answer('PASSWORD', asked.Session, {USERNAME, PASSWORD: 'x'}), wrongPassword);
  const done = await server.answer('PASSWORD', asked.Session, {USERNAME, PASSWORD});
  assert.ok(done.AuthenticationResult);
});

test('a wrong password leaves the choice open', async (t) => {
  const server = await startServer(t);
  const {password: PASSWORD} = seeded(server, 'first-factor');
  const {Session} = await server.choose('fiona');
  const answer = (answers: Record<string, string>) =>
    server.answer('SELECT_CHALLENGE', Session, {USERNAME: 'fiona', ...answers});
  await assert.rejects(answer({ANSWER: 'PASSWORD', PASSWORD: 'Wrong-1'}), wrongPassword);
  await assert.rejects(answer({ANSWER: 'WEB_AUTHN'}), {name: 'InvalidParameterException'});
  assert.ok((await answer({ANSWER: 'PASSWORD', PASSWORD})).AuthenticationResult);
  await assert.rejects(answer({ANSWER: 'PASSWORD', PASSWORD}), /can only be used once/);
});

test('a pool may end the session at a wrong password instead', async (t) => {
  const server = await startServer(t, OTHERS);
  const {password: PASSWORD} = seeded(server, 'first-factor');
  const {Session} = await server.choose('fiona');
  const answer = (password: string) =>
    server.answer('SELECT_CHALLENGE', Session, {USERNAME: 'fiona', ANSWER: 'PASSWORD', PASSWORD: password});
  await assert.rejects(answer('Wrong-1'), wrongPassword);
  await assert.rejects(answer(PASSWORD), /can only be used once/);
});

test('a wrong proof leaves the choice open as well, a right one closes it', async (t) => {
  const server = await startServer(t);
  const {password} = seeded(server, 'first-factor');
  const {Session} = await server.choose('fiona');
  const begin = (SRP_A: string) =>
    server.answer('SELECT_CHALLENGE', Session, {USERNAME: 'fiona', ANSWER: 'PASSWORD_SRP', SRP_A});
  const prove = async (text: string) => {
    const attempt = srpClient?.(server.poolId, text);
    assert.ok(attempt);
    const proof = proofOf(attempt, await begin(attempt.srpA));
    return server.answer('PASSWORD_VERIFIER', undefined, proof);
  };
  await assert.rejects(prove('Wrong-1'), wrongPassword);
  assert.ok((await prove(password)).AuthenticationResult);
  await assert.rejects(begin('2'), /can only be used once/);
});

test('accounts that are not ready, and users who do not exist', async (t) => {
  const server = await startServer(t);
  await assert.rejects(server.choose('dina'), notAuthorized('User is disabled.'));
  await assert.rejects(server.choose('una'), {name: 'UserNotConfirmedException'});
  await assert.rejects(server.choose('ruth'), {name: 'PasswordResetRequiredException'});
  const {AvailableChallenges, Session} = await server.choose('nobody');
  assert.deepEqual(AvailableChallenges, ['PASSWORD', 'PASSWORD_SRP']);
  const answers = {USERNAME: server.users.phantom('nobody').username, ANSWER: 'PASSWORD', PASSWORD: 'x'};
  await assert.rejects(server.answer('SELECT_CHALLENGE', Session, answers), wrongPassword);
  const legacy = await startServer(t, {settings: {preventUserExistenceErrors: 'LEGACY'}});
  await assert.rejects(legacy.choose('nobody'), refusal('UserNotFoundException', 'User does not exist.'));
});

test('a temporary password given here leads on like any other', async (t) => {
  const server = await startServer(t);
  const {username, password: PASSWORD} = seeded(server, 'temporary-sms');
  const reply = await server.choose(username, {PREFERRED_CHALLENGE: 'PASSWORD', PASSWORD});
  assert.equal(reply.ChallengeName, 'NEW_PASSWORD_REQUIRED');
});

for (const [choice, step] of [
  ['EMAIL_OTP', 'CONFIRM_SIGN_IN_WITH_EMAIL_CODE'],
  ['SMS_OTP', 'CONFIRM_SIGN_IN_WITH_SMS_CODE'],
] as const) {
  test(`Amplify: the choice of ${choice}`, async (t) => {
    const server = await amplified(t);
    const {username} = seeded(server, 'first-factor');
    const {nextStep} = await signIn({username, options: USER_AUTH});
    assert.equal(nextStep.signInStep, 'CONTINUE_SIGN_IN_WITH_FIRST_FACTOR_SELECTION');
    assert.deepEqual('availableChallenges' in nextStep && nextStep.availableChallenges, [
      'PASSWORD',
      'PASSWORD_SRP',
      'EMAIL_OTP',
      'SMS_OTP',
    ]);
    const asked = await confirmSignIn({challengeResponse: choice});
    assert.equal(asked.nextStep.signInStep, step);
    assert.ok(delivered(asked)?.destination);
    const challengeResponse = sentCode(server, username);
    await assertSignedIn(server, username, await confirmSignIn({challengeResponse}));
  });
}

for (const choice of ['PASSWORD', 'PASSWORD_SRP'] as const) {
  test(`Amplify: the choice of ${choice}, wrong at first, then the authenticator app`, async (t) => {
    const server = await amplified(t);
    const {username, password, secret} = seeded(server, 'first-factor-totp');
    await signIn({username, options: USER_AUTH});
    const asked = await confirmSignIn({challengeResponse: choice});
    assert.equal(asked.nextStep.signInStep, 'CONFIRM_SIGN_IN_WITH_PASSWORD');
    await assert.rejects(confirmSignIn({challengeResponse: 'Wrong-1'}), wrongPassword);
    const {nextStep} = await confirmSignIn({challengeResponse: password});
    assert.equal(nextStep.signInStep, 'CONFIRM_SIGN_IN_WITH_TOTP_CODE');
    const challengeResponse = totpCode(server, secret);
    await assertSignedIn(server, username, await confirmSignIn({challengeResponse}));
  });
}

test('Amplify: what is preferred, and no choice', async (t) => {
  const server = await amplified(t);
  const {username, password} = seeded(server, 'first-factor');
  const prefer = (preferredChallenge: 'EMAIL_OTP' | 'PASSWORD_SRP') =>
    signIn({username, password, options: {...USER_AUTH, preferredChallenge}});
  const asked = await prefer('EMAIL_OTP');
  assert.equal(asked.nextStep.signInStep, 'CONFIRM_SIGN_IN_WITH_EMAIL_CODE');
  await assertSignedIn(server, username, await prefer('PASSWORD_SRP'));
});

test('Amplify: nothing but a code by e-mail', async (t) => {
  const server = await amplified(t);
  const {username} = seeded(server, 'first-factor-email');
  const asked = await signIn({username, options: USER_AUTH});
  assert.equal(asked.nextStep.signInStep, 'CONFIRM_SIGN_IN_WITH_EMAIL_CODE');
  const challengeResponse = sentCode(server, username);
  await assertSignedIn(server, username, await confirmSignIn({challengeResponse}));
});
