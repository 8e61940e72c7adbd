import assert from 'node:assert/strict';
import {test} from 'node:test';
import {seeded, startServer, wrongPassword} from './support/server.js';
import {srpClients} from './support/srp-clients.js';
import {signInWithSrp} from './support/srp-sign-in.js';

// A file of its own, and so a process of its own: the other tests of SRP speed the libraries up.

test('both libraries sign in as they come', async (t) => {
  const server = await startServer(t);
  const {username, password} = seeded(server, 'password');
  for (const [name, attempt] of srpClients) {
    const right = await signInWithSrp(server, username, attempt(server.poolId, password));
    assert.ok(right.AuthenticationResult, name);
    const wrong = attempt(server.poolId, password.toLowerCase());
    await assert.rejects(signInWithSrp(server, username, wrong), wrongPassword, name);
  }
});
