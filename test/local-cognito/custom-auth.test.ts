import assert from 'node:assert/strict';
import {test} from 'node:test';
import {confirmSignIn, signIn} from 'aws-amplify/auth';
import {amplified, assertSignedIn, stepOf} from './support/amplified.js';
import {notAuthorized, seeded, startServer, wrongPassword, type Server} from './support/server.js';

const WITHOUT_SRP = {authFlowType: 'CUSTOM_WITHOUT_SRP'} as const;
const WITH_SRP = {authFlowType: 'CUSTOM_WITH_SRP'} as const;

const begin = (server: Server, USERNAME: string) =>
  server.call('InitiateAuth', {
    AuthFlow: 'CUSTOM_AUTH',
    ClientId: server.clientId,
    AuthParameters: {USERNAME},
  });

const answer = (server: Server, Session: string | undefined, ANSWER: string) =>
  server.answer('CUSTOM_CHALLENGE', Session, {USERNAME: 'quinn', ANSWER});

test('two rounds, each with its own parameters and never with the answer', async (t) => {
  const server = await startServer(t);
  const first = await begin(server, 'quinn');
  assert.equal(first.ChallengeName, 'CUSTOM_CHALLENGE');
  assert.deepEqual(first.ChallengeParameters, {
    USERNAME: 'quinn',
    hint: 'Which animal says "quack"?',
    topic: 'animals',
  });
  const second = await answer(server, first.Session, 'duck');
  assert.equal(second.ChallengeName, 'CUSTOM_CHALLENGE');
  assert.deepEqual(second.ChallengeParameters, {
    USERNAME: 'quinn',
    hint: 'What is six times seven?',
    topic: 'numbers',
  });
  assert.ok((await answer(server, second.Session, '42')).AuthenticationResult);
});

test('a wrong answer brings the same question with a new session, the third one ends it', async (t) => {
  const server = await startServer(t);
  const first = await begin(server, 'quinn');
  const again = await answer(server, first.Session, 'goose');
  assert.deepEqual(again.ChallengeParameters, first.ChallengeParameters);
  assert.notEqual(again.Session, first.Session);
  await assert.rejects(
    answer(server, first.Session, 'duck'),
    notAuthorized('Invalid session for the user, session can only be used once.'),
  );
  const last = await answer(server, again.Session, 'swan');
  await assert.rejects(answer(server, last.Session, 'gull'), wrongPassword);
  await assert.rejects(answer(server, last.Session, 'duck'), /can only be used once/, 'it is over');
});

test('wrong answers count for each round', async (t) => {
  const server = await startServer(t);
  let {Session} = await begin(server, 'quinn');
  for (const each of ['goose', 'swan', 'duck', '41', '43']) {
    const reply = await answer(server, Session, each);
    assert.equal(reply.ChallengeName, 'CUSTOM_CHALLENGE', each);
    ({Session} = reply);
  }
  assert.ok((await answer(server, Session, '42')).AuthenticationResult);
});

test('a user may have another number of attempts', async (t) => {
  const server = await startServer(t, {users: []});
  const customChallenge = {rounds: [{hint: 'Yes?', answer: 'no'}], attempts: 1};
  server.createUser({username: 'quinn', password: 'x', customChallenge});
  const {Session} = await begin(server, 'quinn');
  await assert.rejects(answer(server, Session, 'yes'), wrongPassword);
});

test('a user may be told how many attempts are left', async (t) => {
  const server = await startServer(t, {users: []});
  const customChallenge = {rounds: [{hint: 'Yes?', answer: 'no'}], showsAttempts: true};
  server.createUser({username: 'quinn', password: 'x', customChallenge});
  const first = await begin(server, 'quinn');
  assert.equal(first.ChallengeParameters?.['attemptsLeft'], '3');
  const second = await answer(server, first.Session, 'yes');
  assert.deepEqual(second.ChallengeParameters, {USERNAME: 'quinn', hint: 'Yes?', attemptsLeft: '2'});
});

test('who cannot begin', async (t) => {
  const server = await startServer(t);
  await assert.rejects(begin(server, 'pia'), wrongPassword, 'has no such challenge');
  await assert.rejects(begin(server, 'nobody'), wrongPassword);
  await assert.rejects(begin(server, 'dina'), notAuthorized('User is disabled.'));
  await assert.rejects(begin(server, 'una'), {name: 'UserNotConfirmedException'});
});

test('Amplify: two questions, one answered wrongly first', async (t) => {
  const server = await amplified(t);
  const {username} = seeded(server, 'custom');
  const asked = await signIn({username, options: WITHOUT_SRP});
  assert.deepEqual(stepOf(asked), {
    signInStep: 'CONFIRM_SIGN_IN_WITH_CUSTOM_CHALLENGE',
    additionalInfo: {USERNAME: 'quinn', hint: 'Which animal says "quack"?', topic: 'animals'},
  });
  const again = await confirmSignIn({challengeResponse: 'goose'});
  assert.deepEqual(stepOf(again), stepOf(asked));
  const second = await confirmSignIn({challengeResponse: 'duck'});
  assert.equal(second.nextStep.signInStep, 'CONFIRM_SIGN_IN_WITH_CUSTOM_CHALLENGE');
  await assertSignedIn(server, username, await confirmSignIn({challengeResponse: '42'}));
});

test('Amplify: the third wrong answer', async (t) => {
  const server = await amplified(t);
  const {username} = seeded(server, 'custom');
  await signIn({username, options: WITHOUT_SRP});
  for (const challengeResponse of ['goose', 'swan']) await confirmSignIn({challengeResponse});
  await assert.rejects(confirmSignIn({challengeResponse: 'gull'}), wrongPassword);
});

test('Amplify: the password by SRP, then a question', async (t) => {
  const server = await amplified(t);
  const {username, password} = seeded(server, 'custom-srp');
  await assert.rejects(signIn({username, password: 'Wrong-1', options: WITH_SRP}), wrongPassword);
  const asked = await signIn({username, password, options: WITH_SRP});
  assert.equal(asked.nextStep.signInStep, 'CONFIRM_SIGN_IN_WITH_CUSTOM_CHALLENGE');
  await assertSignedIn(server, username, await confirmSignIn({challengeResponse: 'yellow'}));
});
