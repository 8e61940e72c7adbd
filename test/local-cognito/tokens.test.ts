import assert from 'node:assert/strict';
import {test, type TestContext} from 'node:test';
import {createRemoteJWKSet, decodeJwt, decodeProtectedHeader, jwtVerify, SignJWT} from 'jose';
import {newSigningKey, type LocalCognitoOptions} from '../../demo/local-cognito/index.js';
import {notAuthorized, refusal, seeded, startServer, type Server} from './support/server.js';

/** A server with pia signed in. */
async function signedIn(t: TestContext, options?: LocalCognitoOptions) {
  const server = await startServer(t, options);
  return {server, tokens: await signIn(server)};
}

async function signIn(server: Server) {
  const {username, password} = seeded(server, 'password');
  const {AuthenticationResult: result} = await server.signIn(username, password);
  const {AccessToken = '', IdToken = '', RefreshToken = ''} = result ?? {};
  return {AccessToken, IdToken, RefreshToken, ExpiresIn: result?.ExpiresIn};
}

const getUser = (server: Server, AccessToken: string) => server.call('GetUser', {AccessToken});

const refresh = async (server: Server, RefreshToken: string, ClientId = server.clientId) => {
  const {AuthenticationResult} = await server.call('GetTokensFromRefreshToken', {ClientId, RefreshToken});
  return AuthenticationResult ?? {};
};

test("tokens verify against the published keys and say what Cognito's say", async (t) => {
  const {server, tokens} = await signedIn(t);
  const issuer = `http://localhost:${server.port}/${server.poolId}`;
  const keys = createRemoteJWKSet(new URL(`${issuer}/.well-known/jwks.json`));
  const sub = server.users.find('pia')?.sub;

  const access = await jwtVerify(tokens.AccessToken, keys, {issuer, algorithms: ['RS256']});
  const {jti, origin_jti, event_id, auth_time, iat = 0, exp, ...claims} = access.payload;
  assert.deepEqual(claims, {
    sub,
    iss: issuer,
    client_id: server.clientId,
    token_use: 'access',
    scope: 'aws.cognito.signin.user.admin',
    username: 'pia',
  });
  assert.equal(exp, iat + 3600);
  assert.equal(tokens.ExpiresIn, 3600);
  for (const id of [jti, origin_jti, event_id]) assert.match(String(id), /^[0-9a-f-]{36}$/);

  const id = await jwtVerify(tokens.IdToken, keys, {
    issuer,
    audience: server.clientId,
    algorithms: ['RS256'],
  });
  const {jti: idJti, iat: _, exp: __, ...idClaims} = id.payload;
  assert.deepEqual(idClaims, {
    sub,
    iss: issuer,
    aud: server.clientId,
    token_use: 'id',
    'cognito:username': 'pia',
    email: 'pia@example.com',
    email_verified: true,
    phone_number: '+12065550101',
    phone_number_verified: true,
    origin_jti,
    event_id,
    auth_time,
  });
  assert.notEqual(idJti, jti);
  assert.match(tokens.RefreshToken, /^[A-Za-z0-9-_=.]+$/);
});

test('GetUser tells the attributes and the second factors', async (t) => {
  const {server, tokens} = await signedIn(t);
  assert.deepEqual(await getUser(server, tokens.AccessToken), {
    Username: 'pia',
    UserAttributes: [
      {Name: 'sub', Value: server.users.find('pia')?.sub},
      {Name: 'email', Value: 'pia@example.com'},
      {Name: 'email_verified', Value: 'true'},
      {Name: 'phone_number', Value: '+12065550101'},
      {Name: 'phone_number_verified', Value: 'true'},
    ],
  });

  const two = {username: 'two', password: 'Two-of-3', email: 'two@example.com', attributes: {name: 'Two'}};
  server.createUser({...two, mfa: ['EMAIL', 'TOTP'], preferredMfa: 'EMAIL'});
  const {Session} = await server.signIn('two', two.password);
  const EMAIL_OTP_CODE = server.outbox.latest('two')?.code ?? '';
  const reply = await server.answer('EMAIL_OTP', Session, {USERNAME: 'two', EMAIL_OTP_CODE});
  const user = await getUser(server, reply.AuthenticationResult?.AccessToken ?? '');
  assert.equal(user.PreferredMfaSetting, 'EMAIL_OTP');
  assert.deepEqual(user.UserMFASettingList, ['EMAIL_OTP', 'SOFTWARE_TOKEN_MFA']);
  assert.ok(user.UserAttributes?.some(({Name, Value}) => Name === 'name' && Value === 'Two'));
});

test('an access token expires with the clock, and a refresh renews it', async (t) => {
  const {server, tokens} = await signedIn(t);
  server.clock.advance(3590);
  await getUser(server, tokens.AccessToken);
  server.clock.advance(20);
  await assert.rejects(getUser(server, tokens.AccessToken), notAuthorized('Access Token has expired'));

  const {
    AccessToken = '',
    IdToken = '',
    RefreshToken,
    ExpiresIn,
  } = await refresh(server, tokens.RefreshToken);
  await getUser(server, AccessToken);
  assert.equal(RefreshToken, undefined);
  assert.equal(ExpiresIn, 3600);
  const [before, after] = [decodeJwt(tokens.AccessToken), decodeJwt(AccessToken)];
  assert.equal(after['origin_jti'], before['origin_jti']);
  assert.equal(after['auth_time'], before['auth_time']);
  assert.notEqual(after.jti, before.jti);
  assert.ok((after.iat ?? 0) >= (before.iat ?? 0) + 3610);
  assert.equal(decodeJwt(IdToken)['cognito:username'], 'pia');
});

test('the old way to refresh works too', async (t) => {
  const {server, tokens} = await signedIn(t);
  const AuthParameters = {REFRESH_TOKEN: tokens.RefreshToken};
  const request = {AuthFlow: 'REFRESH_TOKEN_AUTH', ClientId: server.clientId, AuthParameters} as const;
  const {AuthenticationResult} = await server.call('InitiateAuth', request);
  await getUser(server, AuthenticationResult?.AccessToken ?? '');
});

test('a refresh token lasts thirty days', async (t) => {
  const {server, tokens} = await signedIn(t);
  server.clock.advance(30 * 24 * 3600 - 60);
  await refresh(server, tokens.RefreshToken);
  server.clock.advance(120);
  await assert.rejects(refresh(server, tokens.RefreshToken), notAuthorized('Refresh Token has expired'));
});

test('RevokeToken ends one sign-in and no other', async (t) => {
  const {server, tokens} = await signedIn(t);
  const other = await signIn(server);
  const request = {ClientId: server.clientId, Token: tokens.RefreshToken};
  assert.deepEqual(await server.call('RevokeToken', request), {});
  assert.deepEqual(await server.call('RevokeToken', request), {}, 'twice is no error');

  await assert.rejects(refresh(server, tokens.RefreshToken), notAuthorized('Refresh Token has been revoked'));
  await assert.rejects(getUser(server, tokens.AccessToken), notAuthorized('Access Token has been revoked'));
  await refresh(server, other.RefreshToken);
  await getUser(server, other.AccessToken);
});

test('RevokeToken takes refresh tokens only, and only from the client they belong to', async (t) => {
  const other = {id: 'otherclient000000000000000', flows: ['USER_PASSWORD_AUTH']};
  const first = {id: 'firstclient000000000000000', flows: ['USER_PASSWORD_AUTH']};
  const {server, tokens} = await signedIn(t, {clients: [first, other]});
  const revoke = (ClientId: string, Token: string) => server.call('RevokeToken', {ClientId, Token});

  await assert.rejects(
    revoke(first.id, tokens.AccessToken),
    refusal('UnsupportedTokenTypeException', 'Unsupported token type'),
  );
  await assert.rejects(
    revoke('nobody', tokens.RefreshToken),
    refusal('InvalidParameterException', 'User pool client nobody does not exist.'),
  );
  assert.deepEqual(await revoke(first.id, 'unknown'), {});
  assert.deepEqual(await revoke(other.id, tokens.RefreshToken), {});
  await refresh(server, tokens.RefreshToken);
  await assert.rejects(
    refresh(server, tokens.RefreshToken, other.id),
    notAuthorized('Invalid Refresh Token'),
  );
});

test('GlobalSignOut ends all sign-ins of the user', async (t) => {
  const {server, tokens} = await signedIn(t);
  const other = await signIn(server);
  server.createUser({username: 'neighbour', password: 'Not-concerned-1'});
  const neighbour = await server.signIn('neighbour', 'Not-concerned-1');
  assert.deepEqual(await server.call('GlobalSignOut', {AccessToken: tokens.AccessToken}), {});
  for (const {AccessToken, RefreshToken} of [tokens, other]) {
    await assert.rejects(refresh(server, RefreshToken), notAuthorized('Refresh Token has been revoked'));
    await assert.rejects(getUser(server, AccessToken), notAuthorized('Access Token has been revoked'));
  }
  await getUser(server, (await signIn(server)).AccessToken);
  await getUser(server, neighbour.AuthenticationResult?.AccessToken ?? '');
});

test('what is no access token of this pool is refused', async (t) => {
  const {server, tokens} = await signedIn(t);
  const [header, payload, signature] = tokens.AccessToken.split('.');
  const unsigned = Buffer.from('{"alg":"none"}').toString('base64url');
  const symmetric = await new SignJWT(decodeJwt(tokens.AccessToken))
    .setProtectedHeader({...decodeProtectedHeader(tokens.AccessToken), alg: 'HS256'})
    .sign(new TextEncoder().encode('a secret of somebody else, long enough'));
  const foreign = await signIn(await startServer(t, {signingKey: newSigningKey()}));
  const forged = [
    tokens.IdToken,
    tokens.RefreshToken,
    foreign.AccessToken,
    `${header}.${payload}.${signature?.split('').reverse().join('')}`,
    `${unsigned}.${payload}.`,
    symmetric,
    'x.y.z',
    'nonsense',
  ];
  for (const token of forged) {
    await assert.rejects(getUser(server, token), notAuthorized('Invalid Access Token'), token);
  }
  await assert.rejects(refresh(server, tokens.AccessToken), notAuthorized('Invalid Refresh Token'));
});

test("a disabled user's tokens end, and a reset ends all", async (t) => {
  const {server, tokens} = await signedIn(t);
  const user = server.users.find('pia');
  assert.ok(user);
  user.enabled = false;
  await assert.rejects(getUser(server, tokens.AccessToken), notAuthorized('User is disabled.'));
  await assert.rejects(refresh(server, tokens.RefreshToken), notAuthorized('User is disabled.'));
  server.reset();
  await assert.rejects(getUser(server, tokens.AccessToken), notAuthorized('Invalid Access Token'));
  await assert.rejects(refresh(server, tokens.RefreshToken), notAuthorized('Invalid Refresh Token'));
});
