import assert from 'node:assert/strict';
import {test} from 'node:test';
import {generateSync} from 'otplib';
import type {LoggedRequest, Message} from '../../demo/local-cognito/index.js';
import {seeded, sentCode, startServer, type Server} from './support/server.js';

interface SeededUser {
  readonly path: string;
  readonly username: string;
  readonly password: string;
  readonly description: string;
  readonly authFlow?: string;
}

type Events = AsyncGenerator<string, undefined, undefined>;

const get = async <T>({url}: Server, path: string) =>
  (await (await fetch(`${url}local/${path}`)).json()) as T;

const post = async ({url}: Server, path: string, body?: unknown) => {
  const response = await fetch(`${url}local/${path}`, {
    method: 'POST',
    body: body === undefined ? '' : JSON.stringify(body),
  });
  return {status: response.status, body: (await response.json()) as Record<string, unknown>};
};

test('config: what Amplify has to be told', async (t) => {
  const server = await startServer(t);
  assert.deepEqual(await get(server, 'config'), {
    userPoolId: 'eu-west-1_LocalPool',
    userPoolClientId: 'localdemo000000000000000000',
    userPoolEndpoint: server.url,
  });
});

test('users: one for each path, with a password that works', async (t) => {
  const server = await startServer(t);
  const users = await get<SeededUser[]>(server, 'users');
  assert.deepEqual(
    users.map(({path}) => path),
    [
      ...['password', 'sms', 'email', 'totp', 'choose', 'disabled'],
      ...['temporary', 'temporary-totp', 'temporary-sms', 'temporary-expired'],
      ...['setup-totp', 'setup-email', 'setup-choose', 'setup-sms'],
      ...['first-factor', 'first-factor-email', 'first-factor-totp'],
      ...['custom', 'custom-srp', 'unconfirmed', 'reset'],
    ],
  );
  const refusals = new Map([
    ['disabled', 'User is disabled.'],
    ['temporary-expired', 'Temporary password has expired and must be reset by an administrator.'],
    ['unconfirmed', 'User is not confirmed.'],
    ['reset', 'Password reset required for the user'],
  ]);
  for (const {username, password, path, description} of users) {
    assert.match(description, /^[A-Z].*\.$/);
    const message = refusals.get(path);
    const signIn = server.signIn(username, password);
    await (message ? assert.rejects(signIn, {message}) : signIn);
  }
});

test('users: those who sign in otherwise than by default say how', async (t) => {
  const server = await startServer(t);
  const users = await get<SeededUser[]>(server, 'users');
  assert.deepEqual(
    Object.fromEntries(users.flatMap(({path, authFlow}) => (authFlow ? [[path, authFlow]] : []))),
    {
      'first-factor': 'USER_AUTH',
      'first-factor-email': 'USER_AUTH',
      'first-factor-totp': 'USER_AUTH',
      custom: 'CUSTOM_WITHOUT_SRP',
      'custom-srp': 'CUSTOM_WITH_SRP',
    },
  );
});

test('users: a test makes its own', async (t) => {
  const server = await startServer(t);
  const spec = {username: 'own', password: 'My-1-and-only', email: 'own@example.com', mfa: ['TOTP']};
  const {status, body} = await post(server, 'users', spec);
  assert.equal(status, 201);
  assert.equal(body['username'], 'own');
  assert.match(String(body['totpSecret']), /^[A-Z2-7]{32}$/);
  assert.equal((await server.signIn('own@example.com', spec.password)).ChallengeName, 'SOFTWARE_TOKEN_MFA');

  const listed = await get<{username: string}[]>(server, 'users');
  assert.ok(!listed.some(({username}) => username === 'own'), 'the page lists the seeded ones only');
});

test('users: what makes no user is refused', async (t) => {
  const server = await startServer(t);
  const good = {username: 'own', password: 'x'};
  const bad: readonly (readonly [unknown, string])[] = [
    [{}, 'InvalidParameterException'],
    [[], 'InvalidParameterException'],
    ['own', 'InvalidParameterException'],
    [{username: 'own'}, 'InvalidParameterException'],
    [{...good, password: 5}, 'InvalidParameterException'],
    [{...good, mfa: ['FAX']}, 'InvalidParameterException'],
    [{...good, mfa: ['SMS']}, 'InvalidParameterException'],
    [{...good, mfa: ['EMAIL']}, 'InvalidParameterException'],
    [{...good, preferredMfa: 'TOTP'}, 'InvalidParameterException'],
    [{...good, totpSecret: 'not base32'}, 'InvalidParameterException'],
    [{...good, status: 'GONE'}, 'InvalidParameterException'],
    [{...good, temporaryPasswordExpires: 'soon'}, 'InvalidParameterException'],
    [{...good, requiredAttributes: 'name'}, 'InvalidParameterException'],
    [{...good, mfaSetup: ['FAX']}, 'InvalidParameterException'],
    [{...good, firstFactors: ['EMAIL_OTP']}, 'InvalidParameterException'],
    [{...good, firstFactors: ['PIGEON']}, 'InvalidParameterException'],
    [{...good, customChallenge: {rounds: [{hint: 'x'}]}}, 'InvalidParameterException'],
    [{...good, customChallenge: {rounds: [], attempts: 0}}, 'InvalidParameterException'],
    [{...good, authFlow: 'MAGIC'}, 'InvalidParameterException'],
    [{...good, isAdmin: true}, 'InvalidParameterException'],
    [{...good, constructor: 'x'}, 'InvalidParameterException'],
    [{...good, username: 'PIA'}, 'UsernameExistsException'],
    [{...good, email: 'pia@example.com'}, 'AliasExistsException'],
  ];
  for (const [spec, error] of bad) {
    const {status, body} = await post(server, 'users', spec);
    assert.equal(status, 400);
    assert.equal(body['__type'], error, JSON.stringify(spec));
  }
  const broken = await fetch(`${server.url}local/users`, {method: 'POST', body: '{'});
  assert.equal(broken.status, 400);
});

test('outbox: messages, newest last', async (t) => {
  const server = await startServer(t, {now: () => Date.UTC(2026, 0, 2, 3, 4, 5)});
  const [sms, email] = [seeded(server, 'sms'), seeded(server, 'email')];
  await server.signIn(sms.username, sms.password);
  await server.signIn(email.username, email.password);
  const [first, second, ...others] = await get<Message[]>(server, 'outbox');
  assert.deepEqual(others, []);
  const code = sentCode(server, sms.username);
  assert.deepEqual(first, {
    id: 1,
    medium: 'SMS',
    to: '+12065550102',
    username: 'sam',
    text: `Your code is ${code.slice(0, 3)} ${code.slice(3)}`,
    code,
    at: '2026-01-02T03:04:05.000Z',
  });
  assert.deepEqual([second?.medium, second?.to], ['EMAIL', 'emma@example.com']);
});

test('outbox/stream: what was sent, what is sent, and when it is emptied', async (t) => {
  const server = await startServer(t);
  const {username, password} = seeded(server, 'sms');
  const stream = async (lastId?: number) => {
    const headers = lastId === undefined ? undefined : {'last-event-id': String(lastId)};
    const response = await fetch(`${server.url}local/outbox/stream`, {headers});
    assert.equal(response.headers.get('content-type'), 'text/event-stream');
    assert.equal(response.headers.get('access-control-allow-origin'), '*');
    return eventsOf(response);
  };
  const data = async (events: Events) => {
    const {value = ''} = await events.next();
    return JSON.parse(/^data: (.*)$/m.exec(value)?.[1] ?? 'null') as Message | null;
  };

  const early = await stream();
  await server.signIn(username, password);
  assert.equal((await data(early))?.code, sentCode(server, username));

  await server.signIn(username, password);
  assert.equal((await data(early))?.id, 2);
  const late = await stream();
  assert.deepEqual([(await data(late))?.id, (await data(late))?.id], [1, 2]);
  const returning = await stream(1);
  assert.equal((await data(returning))?.id, 2);

  server.reset();
  for (const events of [early, late, returning]) {
    assert.match((await events.next()).value ?? '', /^event: reset$/m);
  }
  await server.signIn(username, password);
  assert.equal((await data(early))?.id, 3, 'ids go on after a reset');
  await Promise.all([early, late, returning].map((events) => events.return(undefined)));
});

test('outbox/stream: a page that goes away is forgotten', {timeout: 10_000}, async (t) => {
  const server = await startServer(t);
  const subscribe = server.outbox.subscribe.bind(server.outbox);
  const forgotten = new Promise<void>((resolve) => {
    t.mock.method(server.outbox, 'subscribe', (listener: Parameters<typeof subscribe>[0]) => {
      const unsubscribe = subscribe(listener);
      return () => {
        unsubscribe();
        resolve();
      };
    });
  });
  const page = new AbortController();
  await fetch(`${server.url}local/outbox/stream`, {signal: page.signal});
  page.abort();
  await forgotten;
});

test('authenticator: the codes that an app would show', async (t) => {
  const server = await startServer(t, {now: () => Date.UTC(2026, 0, 1, 0, 0, 10)});
  const {username, secret} = seeded(server, 'totp');
  const read = async () =>
    (await get<{username: string}[]>(server, 'authenticator')).find((a) => a.username === username);
  const code = () => generateSync({secret, epoch: server.clock.seconds()});

  assert.deepEqual(await read(), {username, account: 'theo@example.com', code: code(), secondsLeft: 20});
  server.clock.advance(19);
  assert.deepEqual(await read(), {username, account: 'theo@example.com', code: code(), secondsLeft: 1});
});

test('clock: moves forward, and only by a number', async (t) => {
  const server = await startServer(t, {now: () => Date.UTC(2026, 0, 1)});
  assert.deepEqual(await get(server, 'clock'), {now: '2026-01-01T00:00:00.000Z'});
  assert.deepEqual(await post(server, 'clock', {advanceSeconds: 90}), {
    status: 200,
    body: {now: '2026-01-01T00:01:30.000Z'},
  });
  for (const wrong of [{}, null, 5, {advanceSeconds: '5'}, {advanceSeconds: -1}, {advanceSeconds: 1e12}]) {
    assert.equal((await post(server, 'clock', wrong)).status, 400, JSON.stringify(wrong));
  }
});

test('reset: the seed, an empty outbox, an empty log, real time', async (t) => {
  const server = await startServer(t, {now: () => Date.UTC(2026, 0, 1)});
  const {username, password} = seeded(server, 'sms');
  await server.signIn(username, password);
  server.createUser({username: 'own', password: 'x'});
  server.clock.advance(60);

  assert.deepEqual(await post(server, 'reset'), {status: 200, body: {}});
  assert.equal(server.users.find('own'), undefined);
  assert.ok(server.users.find(username));
  assert.deepEqual(await get(server, 'outbox'), []);
  assert.deepEqual(await get(server, 'requests'), []);
  assert.deepEqual(await get(server, 'clock'), {now: '2026-01-01T00:00:00.000Z'});
});

test('requests: what was asked and how it went, and not one secret', async (t) => {
  const server = await startServer(t, {now: () => Date.UTC(2026, 0, 1)});
  const {username: USERNAME, password} = seeded(server, 'sms');
  await assert.rejects(server.signIn(USERNAME, 'wrong-password', 'call-1'));
  const {Session = ''} = await server.signIn(USERNAME, password, 'call-2');
  const SMS_MFA_CODE = sentCode(server, USERNAME);
  const done = await server.answer('SMS_MFA', Session, {USERNAME, SMS_MFA_CODE}, 'call-3');
  await server.post(undefined, '{');

  const at = '2026-01-01T00:00:00.000Z';
  const error = 'NotAuthorizedException';
  const requests = await get<LoggedRequest[]>(server, 'requests');
  assert.deepEqual(requests, [
    {operation: 'InitiateAuth', username: 'sam', invocationId: 'call-1', status: 400, error, at},
    {operation: 'InitiateAuth', username: 'sam', invocationId: 'call-2', status: 200, at},
    {
      operation: 'RespondToAuthChallenge',
      challenge: 'SMS_MFA',
      username: 'sam',
      invocationId: 'call-3',
      status: 200,
      at,
    },
    {status: 400, error: 'SerializationException', at},
  ]);
  const text = JSON.stringify(requests);
  const {AccessToken = '', RefreshToken = ''} = done.AuthenticationResult ?? {};
  for (const secret of [password, 'wrong-password', SMS_MFA_CODE, Session, AccessToken, RefreshToken]) {
    assert.ok(!text.includes(secret));
  }
});

test('requests: even a malformed one is logged', async (t) => {
  const server = await startServer(t);
  const target = 'AWSCognitoIdentityProviderService.InitiateAuth';
  await server.post(target, '{"ClientId":"x","ChallengeName":5,"AuthParameters":{"USERNAME":["a"]}}');
  const [request] = await get<LoggedRequest[]>(server, 'requests');
  assert.deepEqual([request?.operation, request?.username], ['InitiateAuth', undefined]);
});

/** The events of a stream, as text; comments left out. */
async function* eventsOf({body}: Response): Events {
  assert.ok(body);
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  try {
    for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
      const events = (rest + chunk.value).split('\n\n');
      rest = events.pop() ?? '';
      yield* events.filter((event) => !event.startsWith(':'));
    }
    return undefined;
  } finally {
    await reader.cancel();
  }
}
