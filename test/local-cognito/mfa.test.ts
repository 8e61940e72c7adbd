import assert from 'node:assert/strict';
import {test} from 'node:test';
import {maskEmail, maskPhone} from '../../demo/local-cognito/masks.js';
import {randomCode} from '../../demo/local-cognito/secrets.js';
import {otherCode, refusal, seeded, sentCode, startServer, totpCode} from './support/server.js';

const mismatch = refusal('CodeMismatchException', 'Invalid code or auth state for the user.');

test('no second factor: tokens at once', async (t) => {
  const server = await startServer(t);
  const {username, password} = seeded(server, 'password');
  const reply = await server.signIn(username, password);
  assert.equal(reply.AuthenticationResult?.TokenType, 'Bearer');
  assert.deepEqual(server.outbox.messages(), []);
});

test('SMS_MFA', async (t) => {
  const server = await startServer(t);
  const {username: USERNAME, password} = seeded(server, 'sms');
  const {ChallengeName, ChallengeParameters, Session} = await server.signIn(USERNAME, password);
  assert.equal(ChallengeName, 'SMS_MFA');
  assert.deepEqual(ChallengeParameters, {
    CODE_DELIVERY_DELIVERY_MEDIUM: 'SMS',
    CODE_DELIVERY_DESTINATION: '+*******0102',
    USER_ID_FOR_SRP: 'sam',
  });

  const code = sentCode(server, USERNAME);
  assert.match(code, /^\d{6}$/);
  await assert.rejects(
    server.answer('SMS_MFA', Session, {USERNAME, SMS_MFA_CODE: otherCode(code)}),
    mismatch,
  );
  await assert.rejects(server.answer('SMS_MFA', Session, {USERNAME, SMS_MFA_CODE: `${code}0`}), mismatch);
  const reply = await server.answer('SMS_MFA', Session, {USERNAME, SMS_MFA_CODE: code});
  assert.ok(reply.AuthenticationResult, 'the same session is good after a wrong code');
});

test('EMAIL_OTP', async (t) => {
  const server = await startServer(t);
  const {username: USERNAME, password} = seeded(server, 'email');
  const {ChallengeName, ChallengeParameters, Session} = await server.signIn(USERNAME, password);
  assert.equal(ChallengeName, 'EMAIL_OTP');
  assert.deepEqual(ChallengeParameters, {
    CODE_DELIVERY_DELIVERY_MEDIUM: 'EMAIL',
    CODE_DELIVERY_DESTINATION: 'e***@e***',
    USER_ID_FOR_SRP: 'emma',
  });

  const code = sentCode(server, USERNAME);
  assert.match(code, /^\d{6}$/);
  await assert.rejects(
    server.answer('EMAIL_OTP', Session, {USERNAME, EMAIL_OTP_CODE: otherCode(code)}),
    mismatch,
  );
  const reply = await server.answer('EMAIL_OTP', Session, {
    USERNAME: 'emma@example.com',
    EMAIL_OTP_CODE: code,
  });
  assert.ok(reply.AuthenticationResult);
});

test('SOFTWARE_TOKEN_MFA: one period off is good, two are not, and no code works twice', async (t) => {
  const server = await startServer(t);
  const {username: USERNAME, password, secret} = seeded(server, 'totp');
  const {ChallengeName, Session} = await server.signIn(USERNAME, password);
  assert.equal(ChallengeName, 'SOFTWARE_TOKEN_MFA');
  const answer = (SOFTWARE_TOKEN_MFA_CODE: string, session = Session) =>
    server.answer('SOFTWARE_TOKEN_MFA', session, {USERNAME, SOFTWARE_TOKEN_MFA_CODE});
  const wrongCode = refusal('CodeMismatchException', 'Invalid code received for user');

  await assert.rejects(answer(totpCode(server, secret, -90)), wrongCode);
  await assert.rejects(answer(totpCode(server, secret, 90)), wrongCode);
  await assert.rejects(answer('12345'), wrongCode);
  const code = totpCode(server, secret, -30);
  assert.ok((await answer(code)).AuthenticationResult);

  const {Session: again} = await server.signIn(USERNAME, password);
  const used = refusal('ExpiredCodeException', 'Your software token has already been used once.');
  await assert.rejects(answer(code, again), used);
  assert.ok((await answer(totpCode(server, secret, 30), again)).AuthenticationResult);

  server.clock.advance(3600);
  const {Session: later} = await server.signIn(USERNAME, password);
  await assert.rejects(answer(code, later), wrongCode, 'the clock of the codes is the movable one');
  assert.ok((await answer(totpCode(server, secret), later)).AuthenticationResult);
});

test('SELECT_MFA_TYPE leads to each of the factors, with a new session', async (t) => {
  const server = await startServer(t);
  const {username: USERNAME, password, secret} = seeded(server, 'choose');
  const answers = {
    SMS_MFA: () => ({SMS_MFA_CODE: sentCode(server, USERNAME)}),
    EMAIL_OTP: () => ({EMAIL_OTP_CODE: sentCode(server, USERNAME)}),
    SOFTWARE_TOKEN_MFA: () => ({SOFTWARE_TOKEN_MFA_CODE: totpCode(server, secret)}),
  };
  for (const name of ['SMS_MFA', 'EMAIL_OTP', 'SOFTWARE_TOKEN_MFA'] as const) {
    const choice = await server.signIn(USERNAME, password);
    assert.equal(choice.ChallengeName, 'SELECT_MFA_TYPE');
    assert.equal(
      choice.ChallengeParameters?.['MFAS_CAN_CHOOSE'],
      '["SMS_MFA","SOFTWARE_TOKEN_MFA","EMAIL_OTP"]',
    );
    const chosen = await server.answer('SELECT_MFA_TYPE', choice.Session, {USERNAME, ANSWER: name});
    assert.equal(chosen.ChallengeName, name);
    assert.notEqual(chosen.Session, choice.Session);
    const done = await server.answer(name, chosen.Session, {USERNAME, ...answers[name]()});
    assert.ok(done.AuthenticationResult, name);
  }
});

test('SELECT_MFA_TYPE refuses what the user has not enrolled', async (t) => {
  const server = await startServer(t, {users: []});
  const spec = {username: 'two', password: 'Two-of-3', email: 'two@example.com', phone: '+12065550199'};
  server.createUser({...spec, mfa: ['SMS', 'EMAIL']});
  const {Session, ChallengeParameters} = await server.signIn('two', spec.password);
  assert.equal(ChallengeParameters?.['MFAS_CAN_CHOOSE'], '["SMS_MFA","EMAIL_OTP"]');
  for (const ANSWER of ['SOFTWARE_TOKEN_MFA', 'SMS', '']) {
    await assert.rejects(server.answer('SELECT_MFA_TYPE', Session, {USERNAME: 'two', ANSWER}), {
      name: 'InvalidParameterException',
    });
  }
});

test('a preferred factor is asked for without a choice', async (t) => {
  const server = await startServer(t, {users: []});
  const spec = {username: 'two', password: 'Two-of-3', email: 'two@example.com', phone: '+12065550199'};
  server.createUser({...spec, mfa: ['SMS', 'EMAIL'], preferredMfa: 'EMAIL'});
  assert.equal((await server.signIn('two', spec.password)).ChallengeName, 'EMAIL_OTP');
});

test('each sign-in has a code of its own', async (t) => {
  const server = await startServer(t);
  const {username: USERNAME, password} = seeded(server, 'sms');
  const first = await server.signIn(USERNAME, password);
  const firstCode = sentCode(server, USERNAME);
  let second = await server.signIn(USERNAME, password);
  // One time in a million the codes are equal.
  while (sentCode(server, USERNAME) === firstCode) second = await server.signIn(USERNAME, password);

  const answer = (session: string | undefined, SMS_MFA_CODE: string) =>
    server.answer('SMS_MFA', session, {USERNAME, SMS_MFA_CODE});
  await assert.rejects(answer(second.Session, firstCode), mismatch);
  assert.ok((await answer(first.Session, firstCode)).AuthenticationResult);
  assert.ok((await answer(second.Session, sentCode(server, USERNAME))).AuthenticationResult);
});

test('codes are of the wanted length, leading zeros included', () => {
  const codes = Array.from({length: 500}, () => randomCode(8));
  assert.ok(codes.every((code) => /^\d{8}$/.test(code)));
  assert.ok(codes.some((code) => code.startsWith('0')));
});

test('addresses are masked', () => {
  assert.equal(maskEmail('fred@example.com'), 'f***@e***');
  assert.equal(maskPhone('+12065550101'), '+*******0101');
  assert.equal(maskPhone('+4930123'), '+***0123');
});
