import assert from 'node:assert/strict';
import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';
import {networkInterfaces} from 'node:os';
import {test} from 'node:test';
import {createLocalCognito} from '../../demo/local-cognito/index.js';
import {refusal, seeded, startServer} from './support/server.js';

const SERVICE = 'AWSCognitoIdentityProviderService';
const EXPOSED = 'x-amzn-RequestId,x-amzn-ErrorType,x-amzn-ErrorMessage,Date';
const ORIGIN = {origin: 'http://localhost:8000'};

const invalid = (message: string) => refusal('InvalidParameterException', message);
const nullMember = (member: string) =>
  invalid(
    `1 validation error detected: Value null at '${member}' failed to satisfy constraint: Member must not be null`,
  );

const hasIpv6 = () =>
  Object.values(networkInterfaces()).some((each) => each?.some(({address}) => address === '::1'));

test('a browser may call: preflight', async (t) => {
  const {url} = await startServer(t);
  const wanted =
    'amz-sdk-invocation-id,amz-sdk-request,cache-control,content-type,x-amz-target,x-amz-user-agent';
  const preflight = {
    ...ORIGIN,
    'access-control-request-method': 'POST',
    'access-control-request-headers': wanted,
  };
  const {status, headers} = await fetch(url, {method: 'OPTIONS', headers: preflight});
  assert.equal(status, 204);
  assert.equal(headers.get('access-control-allow-origin'), '*');
  assert.deepEqual(headers.get('access-control-allow-methods')?.split(/, ?/), ['POST', 'GET', 'OPTIONS']);
  assert.equal(headers.get('access-control-allow-headers'), wanted);
  assert.equal(headers.get('access-control-max-age'), '172800');
});

test('a browser may read every answer: success, error, unknown path, too large', async (t) => {
  const {url, post, clientId} = await startServer(t);
  const signIn = (PASSWORD: string) =>
    post(
      `${SERVICE}.InitiateAuth`,
      JSON.stringify({
        AuthFlow: 'USER_PASSWORD_AUTH',
        ClientId: clientId,
        AuthParameters: {USERNAME: 'sam', PASSWORD},
      }),
      ORIGIN,
    );
  const answers: readonly (readonly [number, Response])[] = [
    [200, await signIn('Seven-swans-a-swimming-7')],
    [400, await signIn('wrong')],
    [400, await post(undefined, '', ORIGIN)],
    [413, await post(`${SERVICE}.GetUser`, 'x'.repeat(200_000), ORIGIN)],
    [404, await fetch(`${url}nowhere`, {headers: ORIGIN})],
    [404, await fetch(url, {headers: ORIGIN})],
  ];
  for (const [expected, {status, headers}] of answers) {
    assert.equal(status, expected);
    assert.equal(headers.get('access-control-allow-origin'), '*', String(status));
    assert.equal(headers.get('access-control-expose-headers'), EXPOSED, String(status));
  }
});

test('a failure of the server is told like any other error', async (t) => {
  const logged = t.mock.method(console, 'error', () => undefined);
  const random = () => {
    throw new Error('no randomness');
  };
  const {call, clientId} = await startServer(t, {users: [], random});
  const AuthParameters = {USERNAME: 'pia', SRP_A: '2'};
  await assert.rejects(
    call('InitiateAuth', {ClientId: clientId, AuthFlow: 'USER_SRP_AUTH', AuthParameters}),
    refusal('InternalErrorException', 'The local Cognito has failed.'),
  );
  assert.equal(logged.mock.callCount(), 1);
});

test('an error is told in the headers and in the body', async (t) => {
  const {post, clientId} = await startServer(t);
  const AuthParameters = {USERNAME: 'pia', PASSWORD: 'wrong'};
  const request = {AuthFlow: 'USER_PASSWORD_AUTH', ClientId: clientId, AuthParameters};
  const response = await post(`${SERVICE}.InitiateAuth`, JSON.stringify(request));
  assert.equal(response.status, 400);
  assert.equal(response.headers.get('content-type'), 'application/x-amz-json-1.1');
  assert.equal(response.headers.get('x-amzn-errortype'), 'NotAuthorizedException:');
  assert.equal(response.headers.get('x-amzn-errormessage'), 'Incorrect username or password.');
  assert.match(response.headers.get('x-amzn-requestid') ?? '', /^[0-9a-f-]{36}$/);
  assert.equal(
    await response.text(),
    '{"__type":"NotAuthorizedException","message":"Incorrect username or password."}',
  );
});

test('a success has the type and the request id of the real one', async (t) => {
  const {post, clientId} = await startServer(t);
  const response = await post(`${SERVICE}.RevokeToken`, JSON.stringify({ClientId: clientId, Token: 'none'}));
  assert.equal(response.headers.get('content-type'), 'application/x-amz-json-1.1');
  assert.match(response.headers.get('x-amzn-requestid') ?? '', /^[0-9a-f-]{36}$/);
  assert.equal(await response.text(), '{}');
});

test('operations that do not exist', async (t) => {
  const {post} = await startServer(t);
  const targets = [undefined, 'nonsense', 'Other.GetUser', `${SERVICE}.Nonsense`, `${SERVICE}.constructor`];
  for (const target of targets) {
    const body = (await (await post(target, '{}')).json()) as {__type: string};
    assert.equal(body.__type, 'UnknownOperationException', target);
  }
});

test('bodies that are no request', async (t) => {
  const {post} = await startServer(t);
  const bodies = [
    '',
    'null',
    '[]',
    '"text"',
    '{"ClientId":',
    '{"ClientId":5}',
    '{"ClientId":"localdemo000000000000000000","AuthFlow":"USER_PASSWORD_AUTH","AuthParameters":"USERNAME"}',
    '{"ClientId":"localdemo000000000000000000","AuthFlow":"USER_PASSWORD_AUTH","AuthParameters":{"USERNAME":1}}',
  ];
  for (const body of bodies) {
    const response = await post(`${SERVICE}.InitiateAuth`, body);
    assert.equal(response.status, 400);
    assert.equal(((await response.json()) as {__type: string}).__type, 'SerializationException', body);
  }
});

test('a body without a length counts by its bytes', async (t) => {
  const {url} = await startServer(t);
  const send = async (body: string) => {
    const chunked = new Blob([body]).stream();
    const headers = {'x-amz-target': `${SERVICE}.GetUser`};
    const init: RequestInit & {duplex: 'half'} = {method: 'POST', body: chunked, headers, duplex: 'half'};
    return ((await (await fetch(url, init)).json()) as {__type: string}).__type;
  };
  assert.equal(await send('{"AccessToken":"x"}'), 'NotAuthorizedException');
  assert.equal(await send(' '.repeat(200_000)), 'RequestEntityTooLargeException');
});

test('members that are missing, clients and flows that are not there', async (t) => {
  const server = await startServer(t);
  const {clientId: ClientId, call} = server;
  const AuthParameters = {USERNAME: 'pia', PASSWORD: 'x'};

  await assert.rejects(call('InitiateAuth', {}), nullMember('clientId'));
  await assert.rejects(call('InitiateAuth', {ClientId}), nullMember('authFlow'));
  await assert.rejects(call('RespondToAuthChallenge', {ClientId}), nullMember('challengeName'));
  await assert.rejects(call('GetUser', {}), nullMember('accessToken'));
  await assert.rejects(call('GlobalSignOut', {}), nullMember('accessToken'));
  await assert.rejects(call('GetTokensFromRefreshToken', {ClientId}), nullMember('refreshToken'));
  await assert.rejects(call('RevokeToken', {ClientId}), nullMember('token'));
  await assert.rejects(
    call('InitiateAuth', {ClientId, AuthFlow: 'USER_PASSWORD_AUTH'}),
    invalid('Missing required parameter USERNAME'),
  );
  await assert.rejects(
    call('InitiateAuth', {ClientId, AuthFlow: 'USER_PASSWORD_AUTH', AuthParameters: {USERNAME: 'pia'}}),
    invalid('Missing required parameter PASSWORD'),
  );
  await assert.rejects(
    call('RespondToAuthChallenge', {ClientId, ChallengeName: 'PASSWORD_VERIFIER'}),
    invalid('Missing required parameter USERNAME'),
  );
  await assert.rejects(server.answer('ADMIN_NO_SRP_AUTH', 'x'.repeat(30), {USERNAME: 'pia'}), {
    name: 'InvalidParameterException',
  });
  await assert.rejects(
    call('InitiateAuth', {ClientId: 'Nobody', AuthFlow: 'USER_PASSWORD_AUTH', AuthParameters}),
    refusal('ResourceNotFoundException', 'User pool client Nobody does not exist.'),
  );
  await assert.rejects(
    call('InitiateAuth', {ClientId, AuthFlow: 'ADMIN_NO_SRP_AUTH', AuthParameters}),
    invalid('ADMIN_NO_SRP_AUTH flow not enabled for this client'),
  );
});

test('a client may use only its own flows', async (t) => {
  const server = await startServer(t, {clients: [{id: 'srponly', flows: ['USER_SRP_AUTH']}]});
  const {username, password} = seeded(server, 'password');
  await assert.rejects(
    server.signIn(username, password),
    invalid('USER_PASSWORD_AUTH flow not enabled for this client'),
  );
});

test('a message that quotes the request does not break the header', async (t) => {
  const {post} = await startServer(t);
  const body = JSON.stringify({ClientId: 'é\r\nset-cookie: x', AuthFlow: 'USER_SRP_AUTH'});
  const response = await post(`${SERVICE}.InitiateAuth`, body);
  assert.equal(response.status, 400);
  assert.equal(response.headers.get('set-cookie'), null);
  assert.equal(
    response.headers.get('x-amzn-errormessage'),
    'User pool client ???set-cookie: x does not exist.',
  );
});

test('a port that is taken is named, with what to do', async (t) => {
  const {port} = await startServer(t);
  const message = `Port ${port} is in use. Stop the other program, or set COGNITO_PORT.`;
  await assert.rejects(createLocalCognito().listen({port}), {message});
});

test('localhost is both addresses', async (t) => {
  const {port} = await startServer(t);
  for (const host of ['localhost', '127.0.0.1', ...(hasIpv6() ? ['[::1]'] : [])]) {
    assert.equal((await fetch(`http://${host}:${port}/local/clock`)).status, 200, host);
  }
});

test(
  'a port that is taken under one address of localhost is not half taken',
  {skip: !hasIpv6()},
  async (t) => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '::1', resolve));
    t.after(() => other.close());
    const {port} = other.address() as AddressInfo;

    await assert.rejects(createLocalCognito().listen({port}), /is in use/);
    const narrow = await createLocalCognito().listen({port, host: '127.0.0.1'});
    assert.equal(narrow.url, `http://127.0.0.1:${port}/`);
    await narrow.close();
  },
);

test('only this machine is served', async () => {
  for (const host of ['0.0.0.0', '::', '192.168.0.1', 'example.com']) {
    await assert.rejects(createLocalCognito().listen({port: 0, host}), {
      message: `The local Cognito listens on localhost only, not on ${host}.`,
    });
  }
});

test('the server also answers without a network', async () => {
  const {fetch: ask, poolId} = createLocalCognito();
  const response = await ask(new Request('http://localhost:9229/local/config'));
  assert.deepEqual(await response.json(), {
    userPoolId: poolId,
    userPoolClientId: 'localdemo000000000000000000',
    userPoolEndpoint: 'http://localhost:9229/',
  });
});
