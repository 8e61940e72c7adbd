import assert from 'node:assert/strict';
import {test} from 'node:test';
import {notAuthorized, seeded, sentCode, startServer, wrongPassword, type Server} from './support/server.js';

const NOW = 1_800_000_000_000;
const still = {now: () => NOW};
const locked = notAuthorized('Password attempts exceeded');

async function fail(server: Server, times: number, username = 'pia'): Promise<void> {
  for (let i = 0; i < times; i++)
    await assert.rejects(server.signIn(username, 'Wrong-1-again'), wrongPassword);
}

test('the fifth wrong password locks for a second, and each further one twice as long', async (t) => {
  const server = await startServer(t, still);
  const {username, password} = seeded(server, 'password');
  await fail(server, 5);
  for (const seconds of [1, 2, 4, 8, 16, 32, 64, 128, 256, 512]) {
    server.clock.advance(seconds - 0.001);
    await assert.rejects(server.signIn(username, password), locked, `before ${seconds} s`);
    server.clock.advance(0.001);
    await fail(server, 1);
  }
});

test('attempts while locked do not count', async (t) => {
  const server = await startServer(t, still);
  const {username, password} = seeded(server, 'password');
  await fail(server, 5);
  for (let i = 0; i < 20; i++) await assert.rejects(server.signIn(username, 'Wrong-1-again'), locked);
  server.clock.advance(1);
  assert.ok((await server.signIn(username, password)).AuthenticationResult);
});

test('no lock is longer than fifteen minutes', async (t) => {
  const server = await startServer(t, still);
  await fail(server, 5);
  for (let failures = 5; failures < 15; failures++) {
    server.clock.advance(2 ** (failures - 5));
    await fail(server, 1);
  }
  server.clock.advance(899);
  await assert.rejects(server.signIn('pia', 'Wrong-1-again'), locked);
  server.clock.advance(1);
  await fail(server, 1);
});

test('a success forgets the failures', async (t) => {
  const server = await startServer(t, still);
  const {username, password} = seeded(server, 'password');
  await fail(server, 4);
  await server.signIn(username, password);
  await fail(server, 4);
  assert.ok((await server.signIn(username, password)).AuthenticationResult);
});

test('fifteen idle minutes forget the failures', async (t) => {
  const server = await startServer(t, still);
  const {username, password} = seeded(server, 'password');
  await fail(server, 5);
  server.clock.advance(1);
  await fail(server, 1);
  server.clock.advance(15 * 60);
  await fail(server, 4);
  assert.ok((await server.signIn(username, password)).AuthenticationResult);
});

test("the lock is the user's, under any name, and nobody else's", async (t) => {
  const server = await startServer(t, still);
  await fail(server, 2);
  await fail(server, 2, 'pia@example.com');
  await fail(server, 1, '+12065550101');
  await assert.rejects(server.signIn('PIA', seeded(server, 'password').password), locked);
  assert.ok(await server.signIn('sam', seeded(server, 'sms').password));
});

test('a user who does not exist is locked like one who does', async (t) => {
  const server = await startServer(t, still);
  await fail(server, 5, 'nobody@example.com');
  await assert.rejects(server.signIn('Nobody@example.com', 'Wrong-1-again'), locked);
});

test('retries of one call are one attempt', async (t) => {
  const server = await startServer(t, still);
  const {username, password} = seeded(server, 'password');
  for (const id of ['a', 'b', 'c', 'd']) {
    for (let i = 0; i < 3; i++)
      await assert.rejects(server.signIn(username, 'Wrong-1-again', id), wrongPassword);
  }
  assert.ok((await server.signIn(username, password)).AuthenticationResult);
});

test('five wrong codes lock too, and neither a new sign-in nor its password helps', async (t) => {
  const server = await startServer(t, still);
  const {username: USERNAME, password} = seeded(server, 'sms');
  const {Session} = await server.signIn(USERNAME, password);
  const code = sentCode(server, USERNAME);
  for (let i = 0; i < 5; i++) {
    await assert.rejects(server.answer('SMS_MFA', Session, {USERNAME, SMS_MFA_CODE: 'no'}), {
      name: 'CodeMismatchException',
    });
  }
  await assert.rejects(server.answer('SMS_MFA', Session, {USERNAME, SMS_MFA_CODE: code}), locked);

  const fresh = await server.signIn(USERNAME, password);
  const SMS_MFA_CODE = sentCode(server, USERNAME);
  await assert.rejects(server.answer('SMS_MFA', fresh.Session, {USERNAME, SMS_MFA_CODE}), locked);
  server.clock.advance(1);
  assert.ok((await server.answer('SMS_MFA', fresh.Session, {USERNAME, SMS_MFA_CODE})).AuthenticationResult);
});

test('a reset unlocks', async (t) => {
  const server = await startServer(t, still);
  const {username, password} = seeded(server, 'password');
  await fail(server, 5);
  server.reset();
  assert.ok((await server.signIn(username, password)).AuthenticationResult);
});
