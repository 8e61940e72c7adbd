import assert from 'node:assert/strict';
import {test, type TestContext} from 'node:test';
import {Authenticator, ORIGIN, type Ceremony} from './support/authenticator.js';
import {
  notAuthorized,
  refusal,
  seeded,
  sentCode,
  startServer,
  wrongPassword,
  type Server,
} from './support/server.js';

interface Options {
  readonly challenge: string;
}

const FROM_PAGE = {origin: ORIGIN};

/** A server with fiona signed in. */
async function signedIn(t: TestContext) {
  const server = await startServer(t);
  const {username, password} = seeded(server, 'first-factor');
  const {AuthenticationResult} = await server.signIn(username, password);
  return {server, AccessToken: AuthenticationResult?.AccessToken ?? ''};
}

async function register(
  server: Server,
  AccessToken: string,
  key: Authenticator,
  ceremony?: Ceremony,
  headers: Record<string, string> = FROM_PAGE,
) {
  const {CredentialCreationOptions} = await server.call('StartWebAuthnRegistration', {AccessToken});
  const {challenge} = CredentialCreationOptions as unknown as Options;
  const Credential = key.create(challenge, ceremony);
  return server.call('CompleteWebAuthnRegistration', {AccessToken, Credential}, headers);
}

/** A server where fiona has a passkey, and the ways to sign in with it. */
async function registered(t: TestContext) {
  const {server, AccessToken} = await signedIn(t);
  const key = new Authenticator();
  await register(server, AccessToken, key);
  const begin = async () => {
    const reply = await server.choose('fiona', {PREFERRED_CHALLENGE: 'WEB_AUTHN'});
    assert.equal(reply.ChallengeName, 'WEB_AUTHN');
    const json = reply.ChallengeParameters?.['CREDENTIAL_REQUEST_OPTIONS'] ?? '';
    return {...(JSON.parse(json) as Options), session: reply.Session};
  };
  const answer = (session: string | undefined, credential: unknown, origin?: string) =>
    server.answer(
      'WEB_AUTHN',
      session,
      {
        USERNAME: 'fiona',
        CREDENTIAL: typeof credential === 'string' ? credential : JSON.stringify(credential),
      },
      undefined,
      origin,
    );
  return {server, AccessToken, key, begin, answer};
}

test('what the browser is asked for to make a passkey', async (t) => {
  const {server, AccessToken} = await signedIn(t);
  const reply = await server.call('StartWebAuthnRegistration', {AccessToken});
  const {challenge, user, ...options} = reply.CredentialCreationOptions as unknown as Options & {
    user: {id: string; name: string; displayName: string};
  };
  assert.match(challenge, /^[\w-]{43,}$/);
  assert.equal(Buffer.from(user.id, 'base64url').toString(), server.users.find('fiona')?.sub);
  assert.deepEqual([user.name, user.displayName], ['fiona', '']);
  assert.deepEqual(options, {
    rp: {id: 'localhost', name: 'localhost'},
    pubKeyCredParams: [
      {type: 'public-key', alg: -7},
      {type: 'public-key', alg: -257},
    ],
    timeout: 60000,
    excludeCredentials: [],
    authenticatorSelection: {
      requireResidentKey: true,
      residentKey: 'required',
      userVerification: 'required',
    },
  });
});

test('a passkey is made, offered, listed, excluded and deleted', async (t) => {
  const {server, AccessToken} = await signedIn(t);
  const key = new Authenticator();
  const offered = async () => (await server.choose('fiona')).AvailableChallenges?.includes('WEB_AUTHN');
  assert.equal(await offered(), false);
  assert.deepEqual(await register(server, AccessToken, key), {});
  assert.equal(await offered(), true);

  const CredentialId = key.id.toString('base64url');
  const list = async () => (await server.call('ListWebAuthnCredentials', {AccessToken})).Credentials;
  const [credential, ...others] = (await list()) ?? [];
  assert.deepEqual(others, []);
  const {CreatedAt, ...shown} = {...credential};
  assert.equal(typeof CreatedAt, 'number');
  assert.deepEqual(shown, {
    CredentialId,
    FriendlyCredentialName: 'Passkey',
    RelyingPartyId: 'localhost',
    AuthenticatorAttachment: 'platform',
    AuthenticatorTransports: ['internal'],
  });
  const next = await server.call('StartWebAuthnRegistration', {AccessToken});
  const {excludeCredentials} = next.CredentialCreationOptions as unknown as {excludeCredentials: object[]};
  assert.deepEqual(excludeCredentials, [{id: CredentialId, type: 'public-key'}]);

  const remove = () => server.call('DeleteWebAuthnCredential', {AccessToken, CredentialId});
  assert.deepEqual(await remove(), {});
  assert.deepEqual(await list(), []);
  await assert.rejects(remove(), {name: 'ResourceNotFoundException'});
});

test('what is wrong with a new passkey is told', async (t) => {
  const {server, AccessToken} = await signedIn(t);
  const attempt = (ceremony: Ceremony, headers?: Record<string, string>) =>
    register(server, AccessToken, new Authenticator(), ceremony, headers);
  const named = (name: string) => ({name: `WebAuthn${name}Exception`});
  await assert.rejects(attempt({challenge: 'x'.repeat(128)}), named('ChallengeNotFound'));
  await assert.rejects(attempt({origin: 'http://localhost:1'}), named('OriginNotAllowed'));
  await assert.rejects(attempt({rpId: 'example.com'}), named('RelyingPartyMismatch'));
  await assert.rejects(attempt({isVerified: false}), named('CredentialNotSupported'));
  await assert.rejects(attempt({}, {}), named('OriginNotAllowed'), 'no Origin at all');
  const evil = 'http://localhost.example.com';
  await assert.rejects(attempt({origin: evil}, {origin: evil}), named('OriginNotAllowed'));
  await assert.rejects(
    server.call('CompleteWebAuthnRegistration', {AccessToken, Credential: {id: 'x'}}, FROM_PAGE),
    named('CredentialNotSupported'),
  );
  assert.deepEqual(server.users.find('fiona')?.passkeys, []);
});

test('a challenge makes one passkey, and only for the user who asked', async (t) => {
  const {server, AccessToken} = await signedIn(t);
  const start = await server.call('StartWebAuthnRegistration', {AccessToken});
  const {challenge} = start.CredentialCreationOptions as unknown as Options;
  const pia = await server.signIn('pia', seeded(server, 'password').password);
  const complete = (token: string | undefined) =>
    server.call(
      'CompleteWebAuthnRegistration',
      {AccessToken: token, Credential: new Authenticator().create(challenge)},
      FROM_PAGE,
    );
  await assert.rejects(complete(pia.AuthenticationResult?.AccessToken), {
    name: 'WebAuthnChallengeNotFoundException',
  });
  await assert.rejects(complete(AccessToken), {name: 'WebAuthnChallengeNotFoundException'});
  await assert.rejects(complete('nonsense'), notAuthorized('Invalid Access Token'));
});

test('what the browser is asked for to sign in', async (t) => {
  const {begin, key} = await registered(t);
  const {challenge, session, ...options} = await begin();
  assert.match(challenge, /^[\w-]{43}$/);
  assert.ok(session);
  assert.deepEqual(options, {
    hints: [],
    attestation: 'none',
    attestationFormats: [],
    timeout: 180000,
    rpId: 'localhost',
    allowCredentials: [{id: key.id.toString('base64url'), type: 'public-key'}],
    userVerification: 'required',
  });
});

test('a right assertion signs in, once', async (t) => {
  const {begin, answer, key} = await registered(t);
  const {challenge, session} = await begin();
  const credential = key.get(challenge);
  assert.ok((await answer(session, credential, ORIGIN)).AuthenticationResult);
  await assert.rejects(answer(session, credential, ORIGIN), /can only be used once/);
  const again = await begin();
  assert.ok((await answer(again.session, key.get(again.challenge), ORIGIN)).AuthenticationResult);
});

test('each of several passkeys signs in', async (t) => {
  const {server, AccessToken, begin, answer, key} = await registered(t);
  const second = new Authenticator();
  await register(server, AccessToken, second);
  for (const each of [second, key]) {
    const {challenge, session} = await begin();
    assert.ok((await answer(session, each.get(challenge), ORIGIN)).AuthenticationResult);
  }
});

test('a wrong assertion is refused, whatever is wrong, and the session stays good', async (t) => {
  const {begin, answer, key} = await registered(t);
  const first = await begin();
  await answer(first.session, key.get(first.challenge, {counter: 7}), ORIGIN);

  const {challenge, session} = await begin();
  const wrong: Record<string, unknown> = {
    signature: key.get(challenge, {counter: 8, signature: Buffer.alloc(70, 1)}),
    'another key': Object.assign(new Authenticator().get(challenge, {counter: 8}), {
      id: key.id.toString('base64url'),
      rawId: key.id.toString('base64url'),
    }),
    challenge: key.get(challenge, {counter: 8, challenge: first.challenge}),
    origin: key.get(challenge, {counter: 8, origin: 'http://localhost:1'}),
    'relying party': key.get(challenge, {counter: 8, rpId: 'example.com'}),
    'not verified': key.get(challenge, {counter: 8, isVerified: false}),
    'counter replayed': key.get(challenge, {counter: 7}),
    'counter behind': key.get(challenge, {counter: 3}),
    'unknown key': new Authenticator().get(challenge),
    'no JSON': '{',
    'no credential': {},
    'no response': {id: key.id.toString('base64url')},
  };
  for (const [what, credential] of Object.entries(wrong)) {
    await assert.rejects(answer(session, credential, ORIGIN), wrongPassword, what);
  }
  const right = key.get(challenge, {counter: 8});
  await assert.rejects(answer(session, right), wrongPassword, 'no Origin');
  await assert.rejects(answer(session, right, 'http://localhost:1'), wrongPassword, 'sent by another page');
  const elsewhere = key.get(challenge, {counter: 8, origin: 'https://example.com'});
  await assert.rejects(answer(session, elsewhere, 'https://example.com'), wrongPassword, 'another site');
  assert.ok((await answer(session, right, ORIGIN)).AuthenticationResult);
});

test('a passkey of somebody else is no good', async (t) => {
  const {server, begin, answer} = await registered(t);
  const pia = await server.signIn('pia', seeded(server, 'password').password);
  const foreign = new Authenticator();
  await register(server, pia.AuthenticationResult?.AccessToken ?? '', foreign);
  const {challenge, session} = await begin();
  await assert.rejects(answer(session, foreign.get(challenge), ORIGIN), wrongPassword);
});

test('whoever cancels the passkey may choose something else with the same session', async (t) => {
  const {server, begin} = await registered(t);
  const {session} = await begin();
  const USERNAME = 'fiona';
  const asked = await server.answer('SELECT_CHALLENGE', session, {USERNAME, ANSWER: 'EMAIL_OTP'});
  const EMAIL_OTP_CODE = sentCode(server, USERNAME);
  const done = await server.answer('EMAIL_OTP', asked.Session, {USERNAME, EMAIL_OTP_CODE});
  assert.ok(done.AuthenticationResult);
  await assert.rejects(
    server.answer('EMAIL_OTP', session, {USERNAME, EMAIL_OTP_CODE}),
    refusal('NotAuthorizedException', 'Invalid session for the user, session can only be used once.'),
  );
});

test('a passkey is rejected on request, and only where it is answered', async (t) => {
  const {server, key, begin, answer} = await registered(t);
  const [name, message] = ['NotAuthorizedException', 'Incorrect username or password.'];
  server.faults.add({kind: 'error', name, message, challenge: 'WEB_AUTHN'});
  const {challenge, session} = await begin();
  await assert.rejects(answer(session, key.get(challenge), ORIGIN), wrongPassword);
  assert.deepEqual(server.faults.pending(), []);
});

test('the passkeys of a user are deleted on request', async (t) => {
  const {server} = await registered(t);
  const remove = (username: string) =>
    fetch(`${server.url}local/users/${username}/passkeys`, {method: 'DELETE'});
  assert.equal((await remove('unknown')).status, 400);
  assert.equal((await remove('fiona')).status, 200);
  assert.deepEqual(server.users.find('fiona')?.passkeys, []);
});
