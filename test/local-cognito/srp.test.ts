import assert from 'node:assert/strict';
import {randomBytes} from 'node:crypto';
import {test} from 'node:test';
import {fromBytes, N, pad, power} from '../../demo/local-cognito/srp.js';
import {isClaimTimestamp} from '../../demo/local-cognito/timestamp.js';
import {notAuthorized, refusal, seeded, startServer, wrongPassword} from './support/server.js';
import {speedUpArithmetic, srpClients, type SrpAttempt} from './support/srp-clients.js';
import {beginSrp, proofOf, signInWithSrp} from './support/srp-sign-in.js';

const OTHER = {id: 'otherclient000000000000000', flows: ['USER_SRP_AUTH']};
const anExponent = () => fromBytes(randomBytes(32));
speedUpArithmetic();

const [, [, client]] = srpClients as [unknown, (typeof srpClients)[number]];

test('PASSWORD_VERIFIER carries the stored user name, whatever was typed, and no Session', async (t) => {
  const server = await startServer(t);
  const user = server.users.find('pia');
  assert.ok(user);
  for (const typed of ['pia', 'PIA', 'pia@example.com', '+12065550101', user.sub]) {
    const {ChallengeName, Session, ChallengeParameters = {}} = await beginSrp(server, typed, '2');
    assert.equal(ChallengeName, 'PASSWORD_VERIFIER');
    assert.equal(Session, undefined);
    const {USER_ID_FOR_SRP, USERNAME} = ChallengeParameters;
    assert.deepEqual({USER_ID_FOR_SRP, USERNAME}, {USER_ID_FOR_SRP: 'pia', USERNAME: 'pia'});
  }
});

test('a proof may also name the user by an alias', async (t) => {
  const server = await startServer(t);
  const {username, password} = seeded(server, 'password');
  const attempt = client(server.poolId, password, anExponent());
  const proof = proofOf(attempt, await beginSrp(server, username, attempt.srpA));
  const reply = await server.answer('PASSWORD_VERIFIER', undefined, {...proof, USERNAME: 'pia@example.com'});
  assert.ok(reply.AuthenticationResult);
});

test('a challenge can be answered once, with its own secret block, by its own client and user, in time', async (t) => {
  const server = await startServer(t, {clients: [{id: 'first', flows: ['USER_SRP_AUTH']}, OTHER]});
  const {username, password} = seeded(server, 'password');
  const attempt = client(server.poolId, password, anExponent());
  const prove = async () => proofOf(attempt, await beginSrp(server, username, attempt.srpA));
  const answer = (proof: Record<string, string>) => server.answer('PASSWORD_VERIFIER', undefined, proof);

  const proof = await prove();
  assert.ok((await answer(proof)).AuthenticationResult);
  await assert.rejects(answer(proof), wrongPassword, 'again');

  const madeUp = randomBytes(96).toString('base64');
  await assert.rejects(
    answer({...(await prove()), PASSWORD_CLAIM_SECRET_BLOCK: madeUp}),
    wrongPassword,
    'block',
  );
  await assert.rejects(answer({...(await prove()), USERNAME: 'sam'}), wrongPassword, 'user');

  const ChallengeResponses = await prove();
  const elsewhere = {ChallengeName: 'PASSWORD_VERIFIER', ClientId: OTHER.id, ChallengeResponses} as const;
  await assert.rejects(server.call('RespondToAuthChallenge', elsewhere), wrongPassword, 'client');

  const late = await prove();
  server.clock.advance(180);
  await assert.rejects(answer(late), wrongPassword, 'late');
});

test('a changed time stamp or signature is refused', async (t) => {
  const server = await startServer(t);
  const {username, password} = seeded(server, 'password');
  const changes: Record<string, string>[] = [
    {TIMESTAMP: 'Mon Jan 5 00:00:00 UTC 2026'},
    {PASSWORD_CLAIM_SIGNATURE: Buffer.alloc(32).toString('base64')},
    {PASSWORD_CLAIM_SIGNATURE: 'x'},
  ];
  for (const change of changes) {
    const attempt = client(server.poolId, password, anExponent());
    const proof = proofOf(attempt, await beginSrp(server, username, attempt.srpA));
    await assert.rejects(server.answer('PASSWORD_VERIFIER', undefined, {...proof, ...change}), wrongPassword);
  }
});

test('a time stamp of another form is refused, even when it is signed', async (t) => {
  const server = await startServer(t);
  const {username, password} = seeded(server, 'password');
  const answer = async (timestamp: string) => {
    const attempt = client(server.poolId, password, anExponent());
    const reply = await beginSrp(server, username, attempt.srpA);
    return server.answer('PASSWORD_VERIFIER', undefined, proofOf(attempt, reply, timestamp));
  };
  assert.ok((await answer('Sat Sep 5 07:08:09 UTC 2026')).AuthenticationResult);
  await assert.rejects(answer('Sat Sep 05 07:08:09 UTC 2026'), wrongPassword);
});

test('an A that would give the secret away, is no number or is endless is refused', async (t) => {
  const server = await startServer(t);
  const bad = ['0', '00', N.toString(16), (N * 2n).toString(16), 'xyz', '-2', '0x2', 'f'.repeat(2000)];
  for (const srpA of bad) {
    await assert.rejects(
      beginSrp(server, 'pia', srpA),
      refusal('InvalidParameterException', 'Invalid SRP_A.'),
      srpA.slice(0, 20),
    );
  }
  await assert.rejects(
    beginSrp(server, 'pia', ''),
    refusal('InvalidParameterException', 'Missing required parameter SRP_A'),
  );
});

test('the state of an account is told before the password is checked', async (t) => {
  const server = await startServer(t, {users: []});
  const password = 'Right-or-wrong-1-word';
  server.createUser({username: 'disabled', password, enabled: false});
  server.createUser({username: 'unconfirmed', password, status: 'UNCONFIRMED'});
  server.createUser({username: 'reset', password, status: 'RESET_REQUIRED'});
  const expected = {
    disabled: notAuthorized('User is disabled.'),
    unconfirmed: refusal('UserNotConfirmedException', 'User is not confirmed.'),
    reset: refusal('PasswordResetRequiredException', 'Password reset required for the user'),
  };
  for (const [username, error] of Object.entries(expected)) {
    const attempt = client(server.poolId, password, anExponent());
    await assert.rejects(signInWithSrp(server, username, attempt), error);
    await assert.rejects(server.signIn(username, password), error);
  }
});

test('a user who does not exist meets the same challenge, always with the same salt', async (t) => {
  const server = await startServer(t);
  const attempt: SrpAttempt = client(server.poolId, 'No-such-1-user', anExponent());
  const first = await beginSrp(server, 'nobody@example.com', attempt.srpA);
  const second = await beginSrp(server, 'nobody@example.com', attempt.srpA);
  const other = await beginSrp(server, 'no.one@example.com', attempt.srpA);
  const real = await beginSrp(server, 'pia', attempt.srpA);

  const {SALT, USER_ID_FOR_SRP, SRP_B} = first.ChallengeParameters ?? {};
  assert.match(USER_ID_FOR_SRP ?? '', /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/);
  assert.equal(second.ChallengeParameters?.['SALT'], SALT);
  assert.equal(second.ChallengeParameters?.['USER_ID_FOR_SRP'], USER_ID_FOR_SRP);
  assert.notEqual(second.ChallengeParameters?.['SRP_B'], SRP_B);
  assert.notEqual(other.ChallengeParameters?.['SALT'], SALT);
  assert.deepEqual(Object.keys(first.ChallengeParameters ?? {}), Object.keys(real.ChallengeParameters ?? {}));
  await assert.rejects(server.answer('PASSWORD_VERIFIER', undefined, proofOf(attempt, first)), wrongPassword);
});

test('a pool of the old kind says that a user does not exist', async (t) => {
  const server = await startServer(t, {settings: {preventUserExistenceErrors: 'LEGACY'}});
  const unknown = refusal('UserNotFoundException', 'User does not exist.');
  await assert.rejects(beginSrp(server, 'nobody', '2'), unknown);
  await assert.rejects(server.signIn('nobody', 'Anything-1-goes'), unknown);
});

test("numbers are padded to minimal two's complement", () => {
  const hex = (value: bigint) => pad(value).toString('hex');
  assert.deepEqual([0n, 20n, 200n, 236n, 0x123n, 0x8000n].map(hex), [
    '00',
    '14',
    '00c8',
    '00ec',
    '0123',
    '008000',
  ]);
});

test('powers are taken modulo N', () => {
  assert.equal(power(2n, 0n), 1n);
  assert.equal(power(2n, 10n), 1024n);
  // Fermat: N is prime.
  assert.equal(power(3n, N - 1n), 1n);
});

test('time stamps are English, in UTC, with a plain day and the right weekday', () => {
  for (const good of [
    'Sat Sep 5 07:08:09 UTC 2026',
    'Mon Nov 23 04:25:12 UTC 2026',
    'Thu Feb 29 23:59:59 UTC 2024',
  ]) {
    assert.ok(isClaimTimestamp(good), good);
  }
  const bad = [
    'Sat Sep 05 07:08:09 UTC 2026',
    'Sun Sep 5 07:08:09 UTC 2026',
    'Sa Sep 5 07:08:09 UTC 2026',
    'Sat Sept 5 07:08:09 UTC 2026',
    'Sat Sep 5 7:08:09 UTC 2026',
    'Sat Sep 5 27:08:09 UTC 2026',
    'Sat Sep 5 07:08:09 GMT 2026',
    'Mon Feb 30 07:08:09 UTC 2026',
    'Mon Foo 5 07:08:09 UTC 2026',
    '2026-09-05T07:08:09Z',
    '',
  ];
  for (const each of bad) assert.ok(!isClaimTimestamp(each), each);
});
