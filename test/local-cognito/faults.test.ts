import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {LoggedRequest} from '../../demo/local-cognito/index.js';
import {
  notAuthorized,
  refusal,
  seeded,
  sentCode,
  startServer,
  totpCode,
  type Server,
} from './support/server.js';

const LOST = {name: 'TypeError', message: 'fetch failed'};
const LIMIT = {kind: 'error', name: 'LimitExceededException', message: 'Attempt limit exceeded.'} as const;
const limit = refusal(LIMIT.name, LIMIT.message);
const ORIGIN = {origin: 'http://localhost:8000'};

/** What the log says of each call that has met a fault. */
const struck = async ({url}: Server) => {
  const requests = (await (await fetch(`${url}local/requests`)).json()) as LoggedRequest[];
  return requests.flatMap(({operation, status, fault}) => (fault ? [[operation, status, fault]] : []));
};

/** Resolves as soon as the log has a call with a fault. */
async function untilStruck(server: Server): Promise<void> {
  while ((await struck(server)).length === 0);
}

/** Tells whether something has come to its end yet. */
function watch(something: Promise<unknown>): () => boolean {
  let isOver = false;
  const end = () => (isOver = true);
  something.then(end, end);
  return () => isOver;
}

/** A sign-in up to the code, for a call of RespondToAuthChallenge. */
async function answerOf(server: Server) {
  const {username: USERNAME, password} = seeded(server, 'sms');
  const {Session = ''} = await server.signIn(USERNAME, password);
  return (id?: string) =>
    server.answer('SMS_MFA', Session, {USERNAME, SMS_MFA_CODE: sentCode(server, USERNAME)}, id);
}

/** A call as a browser makes it, without the looks of the answer lost. */
function post(server: Server, headers: Record<string, string> = ORIGIN): Promise<Response> {
  const {username: USERNAME, password: PASSWORD} = seeded(server, 'sms');
  return server.post(
    'AWSCognitoIdentityProviderService.InitiateAuth',
    JSON.stringify({
      AuthFlow: 'USER_PASSWORD_AUTH',
      ClientId: server.clientId,
      AuthParameters: {USERNAME, PASSWORD},
    }),
    headers,
  );
}

test('error: in Cognito’s form, for one call', async (t) => {
  const server = await startServer(t);
  server.faults.add({...LIMIT, message: 'Zu viele – später', status: 503});
  const response = await post(server);
  assert.equal(response.status, 503);
  assert.equal(response.headers.get('content-type'), 'application/x-amz-json-1.1');
  assert.equal(response.headers.get('x-amzn-errortype'), 'LimitExceededException:');
  assert.equal(response.headers.get('x-amzn-errormessage'), 'Zu viele ? sp?ter');
  assert.equal(response.headers.get('access-control-allow-origin'), '*');
  assert.deepEqual(await response.json(), {__type: LIMIT.name, message: 'Zu viele – später'});
  assert.deepEqual(server.outbox.messages(), [], 'the operation did not run');
  assert.deepEqual(await struck(server), [['InitiateAuth', 503, 'error']]);

  assert.equal((await post(server)).status, 200);
  assert.equal((await struck(server)).length, 1);
});

test('throttle', async (t) => {
  const server = await startServer(t);
  server.faults.add({kind: 'throttle'});
  const {username, password} = seeded(server, 'password');
  await assert.rejects(
    server.signIn(username, password),
    refusal('TooManyRequestsException', 'Rate exceeded'),
  );
  assert.deepEqual(await struck(server), [['InitiateAuth', 400, 'throttle']]);
});

test('delay: the usual answer, later', async (t) => {
  const server = await startServer(t);
  server.faults.add({kind: 'delay', milliseconds: 80});
  const before = performance.now();
  assert.equal((await post(server)).status, 200);
  // Timers may fire a little early.
  assert.ok(performance.now() - before > 75);
  assert.deepEqual(await struck(server), [['InitiateAuth', 200, 'delay']]);
});

test('delay: what is removed meanwhile goes on', {timeout: 10_000}, async (t) => {
  const server = await startServer(t);
  const {id} = server.faults.add({kind: 'delay', milliseconds: 600_000});
  const call = post(server);
  await untilStruck(server);
  server.faults.remove(id);
  assert.equal((await call).status, 200);
});

test('drop: the call is lost', async (t) => {
  const server = await startServer(t);
  const answer = await answerOf(server);
  server.faults.add({kind: 'drop'});
  await assert.rejects(answer(), LOST);
  assert.deepEqual(await struck(server), [['RespondToAuthChallenge', 0, 'drop']]);
  assert.ok((await answer()).AuthenticationResult);
});

test('drop: the answer is lost', async (t) => {
  const server = await startServer(t);
  const answer = await answerOf(server);
  server.faults.add({kind: 'drop', when: 'after'});
  await assert.rejects(answer(), LOST);
  assert.deepEqual(await struck(server), [['RespondToAuthChallenge', 200, 'drop']]);
  await assert.rejects(
    answer(),
    notAuthorized('Invalid session for the user, session can only be used once.'),
  );
});

test('html: a captive portal, which scripts may read', async (t) => {
  const server = await startServer(t);
  server.faults.add({kind: 'html'});
  const response = await post(server);
  assert.equal(response.status, 200);
  assert.match(response.headers.get('content-type') ?? '', /^text\/html/);
  assert.equal(response.headers.get('access-control-allow-origin'), '*');
  assert.match(await response.text(), /^<!doctype html>/);
  assert.deepEqual(server.outbox.messages(), []);
});

test('hang: nothing comes, until the server closes', {timeout: 10_000}, async (t) => {
  const server = await startServer(t);
  server.faults.add({kind: 'hang'});
  const call = post(server);
  const isOver = watch(call);
  await untilStruck(server);
  assert.deepEqual(await struck(server), [['InitiateAuth', 0, 'hang']]);
  assert.ok(!isOver());
  await server.close();
  await assert.rejects(call, LOST);
});

test('hang: a reset lets go of it, and the log stays empty', {timeout: 10_000}, async (t) => {
  const server = await startServer(t);
  server.faults.add({kind: 'hang'});
  const call = assert.rejects(post(server), LOST);
  await untilStruck(server);
  await fetch(`${server.url}local/reset`, {method: 'POST'});
  await call;
  assert.deepEqual(await struck(server), []);
});

test('hang: the answer begins, and has no end until the fault is gone', {timeout: 10_000}, async (t) => {
  const server = await startServer(t);
  server.faults.add({kind: 'hang', begins: true});
  const {status, body} = await post(server);
  assert.equal(status, 200);
  const reader = body!.getReader();
  assert.equal(new TextDecoder().decode((await reader.read()).value), '{');
  const end = reader.read();
  const isOver = watch(end);
  await struck(server);
  assert.ok(!isOver());
  server.faults.clear();
  assert.equal((await end).done, true);
});

test('hang: a client that leaves is forgotten', {timeout: 10_000}, async (t) => {
  const server = await startServer(t);
  server.faults.add({kind: 'hang'});
  const page = new AbortController();
  const call = server.fetch(
    new Request(server.url, {
      method: 'POST',
      headers: {'x-amz-target': 'AWSCognitoIdentityProviderService.GetUser'},
      body: '{}',
      signal: page.signal,
    }),
  );
  await untilStruck(server);
  page.abort();
  assert.equal((await call).type, 'error');
});

test('code-delivery: only what sends a code meets it, and nothing is sent', async (t) => {
  const server = await startServer(t);
  const failure = {name: 'CodeDeliveryFailureException'};
  server.faults.add({kind: 'code-delivery'});
  const [sms, totp, reset] = [seeded(server, 'sms'), seeded(server, 'totp'), seeded(server, 'password')];
  await server.signIn(totp.username, totp.password);
  assert.equal(server.faults.pending().length, 1);
  await assert.rejects(server.signIn(sms.username, sms.password), failure);
  assert.deepEqual(server.outbox.messages(), []);
  assert.deepEqual(await struck(server), [['InitiateAuth', 400, 'code-delivery']]);
  await server.signIn(sms.username, sms.password);
  assert.equal(server.outbox.messages().length, 1);

  const {clientId: ClientId} = server;
  const forget = () => server.call('ForgotPassword', {ClientId, Username: reset.username});
  await forget();
  const earlier = sentCode(server, reset.username);
  server.faults.add({kind: 'code-delivery', user: reset.username, times: 'always'});
  await assert.rejects(forget(), failure);
  const UserAttributes = [{Name: 'email', Value: 'new@example.com'}];
  const account = {ClientId, Username: 'new', Password: 'Quite-long-enough-1', UserAttributes};
  await server.call('SignUp', account);
  server.faults.clear();
  server.faults.add({kind: 'code-delivery', operation: 'ResendConfirmationCode'});
  await assert.rejects(server.call('ResendConfirmationCode', {ClientId, Username: 'new'}), failure);
  await server.call('ConfirmForgotPassword', {
    ClientId,
    Username: reset.username,
    ConfirmationCode: earlier,
    Password: 'Quite-long-enough-1',
  });
});

test('cors: the operation runs, and no page may read what comes of it', async (t) => {
  const server = await startServer(t);
  server.faults.add({kind: 'cors'});
  const preflight = () => fetch(server.url, {method: 'OPTIONS', headers: ORIGIN});
  assert.equal((await preflight()).headers.get('access-control-allow-origin'), '*');
  const {status, headers} = await post(server);
  assert.equal(status, 200);
  assert.deepEqual(
    [...headers.keys()].filter((name) => name.startsWith('access-control-')),
    [],
  );
  assert.equal(headers.get('content-type'), 'application/x-amz-json-1.1');
  assert.equal(server.outbox.messages().length, 1);
  assert.equal((await post(server)).headers.get('access-control-allow-origin'), '*');

  server.faults.add({kind: 'cors', preflight: true, times: 'always'});
  assert.equal((await preflight()).headers.get('access-control-allow-origin'), null);
  assert.equal((await post(server)).headers.get('access-control-allow-origin'), null);
  assert.deepEqual(await struck(server), [
    ['InitiateAuth', 200, 'cors'],
    [undefined, 204, 'cors'],
    ['InitiateAuth', 200, 'cors'],
  ]);
  server.faults.clear();
  assert.equal((await preflight()).headers.get('access-control-allow-origin'), '*');
});

test('operation: others are as ever', async (t) => {
  const server = await startServer(t);
  server.faults.add({...LIMIT, operation: 'RespondToAuthChallenge'});
  const answer = await answerOf(server);
  await assert.rejects(answer(), limit);
  assert.ok((await answer()).AuthenticationResult);
});

test('user: by any name, and in any capitals; others are as ever', async (t) => {
  const server = await startServer(t);
  const [sms, other] = [seeded(server, 'sms'), seeded(server, 'password')];
  const sub = server.users.find(sms.username)?.sub ?? '';
  const names = ['SAM', '+12065550102', sub];
  for (const user of names)
    for (const name of names) {
      server.faults.add({...LIMIT, user});
      await server.signIn(other.username, other.password);
      await assert.rejects(server.signIn(name, sms.password), limit, `${user} as ${name}`);
      assert.deepEqual(server.faults.pending(), []);
    }
  server.faults.add({...LIMIT, user: 'Nobody'});
  await assert.rejects(server.signIn('nobody', 'x'), limit);
});

test('user: whoever is behind a session or a token', async (t) => {
  const server = await startServer(t);
  const {username, password} = seeded(server, 'setup-totp');
  const {Session = ''} = await server.signIn(username, password);
  server.faults.add({...LIMIT, user: username, operation: 'AssociateSoftwareToken'});
  await assert.rejects(server.call('AssociateSoftwareToken', {Session}), limit);

  const signedIn = seeded(server, 'password');
  const {AuthenticationResult} = await server.signIn(signedIn.username, signedIn.password);
  const {AccessToken = ''} = AuthenticationResult ?? {};
  server.faults.add({...LIMIT, user: username});
  await server.call('GetUser', {AccessToken});
  server.faults.add({...LIMIT, user: signedIn.username});
  await assert.rejects(server.call('GetUser', {AccessToken}), limit);
  await assert.rejects(server.call('GetUser', {AccessToken: 'x'}), notAuthorized('Invalid Access Token'));
});

test('times: so often, always, and one after the other', async (t) => {
  const server = await startServer(t);
  const {username, password, secret} = seeded(server, 'totp');
  const signIn = () => server.signIn(username, password);
  server.faults.add({...LIMIT, times: 2});
  server.faults.add({kind: 'throttle'});
  assert.deepEqual(
    server.faults.pending().map(({kind, left}) => [kind, left]),
    [
      ['error', 2],
      ['throttle', 1],
    ],
  );
  await assert.rejects(signIn(), limit);
  await assert.rejects(signIn(), limit);
  await assert.rejects(signIn(), {name: 'TooManyRequestsException'});
  const {Session = ''} = await signIn();

  const {id} = server.faults.add({...LIMIT, times: 'always'});
  const answer = () =>
    server.answer('SOFTWARE_TOKEN_MFA', Session, {
      USERNAME: username,
      SOFTWARE_TOKEN_MFA_CODE: totpCode(server, secret),
    });
  for (let call = 0; call < 5; call++) await assert.rejects(answer(), limit);
  assert.deepEqual(
    server.faults.pending().map(({left}) => left),
    ['always'],
  );
  assert.ok(server.faults.remove(id));
  assert.ok((await answer()).AuthenticationResult);
  assert.equal(server.faults.remove(id), false);
});

test('times: retries are the call that they repeat, whatever comes in between', async (t) => {
  const server = await startServer(t);
  const {username, password} = seeded(server, 'password');
  const signIn = (id: string) => server.signIn(username, password, id);
  server.faults.add(LIMIT);
  server.faults.add({kind: 'throttle'});
  await assert.rejects(signIn('one'), limit);
  await assert.rejects(signIn('two'), {name: 'TooManyRequestsException'});
  await assert.rejects(signIn('one'), limit);
  await assert.rejects(signIn('two'), {name: 'TooManyRequestsException'});
  await signIn('three');
  server.reset();
  await signIn('one');
});

test('only Cognito’s own address meets them', async (t) => {
  const server = await startServer(t);
  server.faults.add({kind: 'drop', times: 'always'});
  for (const path of ['local/clock', 'local/faults', `${server.poolId}/.well-known/jwks.json`])
    assert.equal((await fetch(`${server.url}${path}`)).status, 200, path);
  await assert.rejects(post(server), LOST);
});
