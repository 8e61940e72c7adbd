import assert from 'node:assert/strict';
import {randomInt} from 'node:crypto';
import {test} from 'node:test';
import {fromBytes} from '../../demo/local-cognito/srp.js';
import {seededBytes} from './support/random.js';
import {startServer, wrongPassword} from './support/server.js';
import {speedUpArithmetic, srpClients} from './support/srp-clients.js';
import {signInWithSrp} from './support/srp-sign-in.js';

const USERS = 75;

/** Set it to the seed that a failing run has printed. */
const SEED = process.env['SRP_SEED'] ?? String(randomInt(1_000_000));

/** Of one to four bytes in UTF-8, and some that a careless implementation would trim or escape. */
const ALPHABET = Array.from('aZ09 _-:"\\%&<\0\tßéÅΩжש字한🔑🇪🇺');

speedUpArithmetic();

for (const [name, client] of srpClients) {
  test(`${name}: ${USERS} random users, right and wrong passwords (SRP_SEED=${SEED})`, async (t) => {
    const random = seededBytes(SEED);
    const server = await startServer(t, {users: [], random});
    const text = () =>
      [...random(1 + ((random(1)[0] ?? 0) % 24))].map((n) => ALPHABET[n % ALPHABET.length]).join('');

    for (let i = 0; i < USERS; i++) {
      const username = `${i}${text()}`;
      const password = text();
      server.createUser({username, password});
      const attempt = (typed: string) =>
        signInWithSrp(server, username, client(server.poolId, typed, fromBytes(random(32))));
      const who = JSON.stringify({username, password});

      assert.ok((await attempt(password)).AuthenticationResult, `refused: ${who}`);
      await assert.rejects(attempt(`${password} `), wrongPassword, `accepted a wrong password: ${who}`);
    }
  });
}
