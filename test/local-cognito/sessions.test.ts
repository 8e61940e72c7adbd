import assert from 'node:assert/strict';
import {test, type TestContext} from 'node:test';
import type {LocalCognitoOptions} from '../../demo/local-cognito/index.js';
import {notAuthorized, refusal, seeded, sentCode, startServer} from './support/server.js';

const OTHER = {id: 'otherclient000000000000000', flows: ['USER_PASSWORD_AUTH']};

const unknown = notAuthorized('Invalid session for the user.');
const expired = notAuthorized('Invalid session for the user, session is expired.');
const spent = notAuthorized('Invalid session for the user, session can only be used once.');

/** A server, and a sign-in that waits for a text message's code. */
async function waiting(t: TestContext, options?: LocalCognitoOptions) {
  const server = await startServer(t, options);
  const {username: USERNAME, password} = seeded(server, 'sms');
  const {Session = ''} = await server.signIn(USERNAME, password);
  const answers = {USERNAME, SMS_MFA_CODE: sentCode(server, USERNAME)};
  return {server, session: Session, answers, answer: () => server.answer('SMS_MFA', Session, answers)};
}

test('a right answer uses the session up', async (t) => {
  const {answer} = await waiting(t);
  await answer();
  await assert.rejects(answer(), spent);
});

test('of two right answers at the same time, one is taken', async (t) => {
  const {answer} = await waiting(t);
  const outcomes = await Promise.allSettled([answer(), answer(), answer()]);
  assert.equal(outcomes.filter(({status}) => status === 'fulfilled').length, 1);
});

test('the choice of a factor uses its session up as well', async (t) => {
  const server = await startServer(t);
  const {username: USERNAME, password} = seeded(server, 'choose');
  const {Session} = await server.signIn(USERNAME, password);
  const choose = () => server.answer('SELECT_MFA_TYPE', Session, {USERNAME, ANSWER: 'SMS_MFA'});
  await choose();
  await assert.rejects(choose(), spent);
});

test('a session lasts three minutes', async (t) => {
  const {server, answer} = await waiting(t);
  server.clock.advance(179);
  await assert.rejects(
    server.answer('SMS_MFA', 'x'.repeat(64), {USERNAME: 'sam', SMS_MFA_CODE: '1'}),
    unknown,
  );
  server.clock.advance(2);
  await assert.rejects(answer(), expired);
});

test('a session is good until the last second', async (t) => {
  const {server, answer} = await waiting(t, {now: () => 1_800_000_000_000});
  server.clock.advance(179.999);
  assert.ok((await answer()).AuthenticationResult);
});

test('a pool may have a longer validity', async (t) => {
  const {server, answer} = await waiting(t, {settings: {sessionValidity: 15 * 60}});
  server.clock.advance(14 * 60);
  assert.ok((await answer()).AuthenticationResult);
});

test('an expired session is remembered for an hour, then it is as unknown as any other', async (t) => {
  const {server, answer} = await waiting(t);
  server.clock.advance(3600);
  await server.signIn('sam', seeded(server, 'sms').password);
  await assert.rejects(answer(), expired);
  server.clock.advance(3600);
  await server.signIn('sam', seeded(server, 'sms').password);
  await assert.rejects(answer(), unknown);
});

test('a session belongs to one client, one user and one challenge', async (t) => {
  const {server, session, answers} = await waiting(t);
  const {SMS_MFA_CODE} = answers;
  await assert.rejects(server.answer('SMS_MFA', session, {USERNAME: 'emma', SMS_MFA_CODE}), unknown);
  await assert.rejects(
    server.answer('EMAIL_OTP', session, {USERNAME: 'sam', EMAIL_OTP_CODE: SMS_MFA_CODE}),
    unknown,
  );
  await assert.rejects(
    server.answer('SELECT_MFA_TYPE', session, {USERNAME: 'sam', ANSWER: 'SMS_MFA'}),
    unknown,
  );
  assert.ok((await server.answer('SMS_MFA', session, answers)).AuthenticationResult, 'still good');
});

test('a session of one client is unknown to another', async (t) => {
  const first = {...OTHER, id: 'firstclient000000000000000'};
  const {server, session, answers} = await waiting(t, {clients: [first, OTHER]});
  const elsewhere = {
    ChallengeName: 'SMS_MFA',
    ClientId: OTHER.id,
    Session: session,
    ChallengeResponses: answers,
  } as const;
  await assert.rejects(server.call('RespondToAuthChallenge', elsewhere), unknown);
});

test('a session that is missing is named', async (t) => {
  const {server, answers} = await waiting(t);
  await assert.rejects(
    server.answer('SMS_MFA', undefined, answers),
    refusal('InvalidParameterException', 'Missing required parameter Session'),
  );
});

test('a reset ends all sessions', async (t) => {
  const {server, answer} = await waiting(t);
  server.reset();
  await assert.rejects(answer(), unknown);
});
