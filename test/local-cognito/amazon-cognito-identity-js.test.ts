import assert from 'node:assert/strict';
import {test} from 'node:test';
import {
  AuthenticationDetails,
  CognitoUser,
  CognitoUserPool,
  type CognitoUserSession,
  type IAuthenticationCallback,
} from 'amazon-cognito-identity-js';
import {generateSync} from 'otplib';
import {seeded, sentCode, startServer, wrongPassword, type Server} from './support/server.js';

/** What the client calls back with: signed in, or asked for more. */
type Outcome =
  | {readonly kind: 'done'; readonly session: CognitoUserSession}
  | {readonly kind: 'asked'; readonly challenge: string; readonly parameters: Record<string, string>};

/** Turns the client's callbacks into a promise. */
function outcome(
  act: (callbacks: Required<Pick<IAuthenticationCallback, Asking>> & IAuthenticationCallback) => void,
) {
  return new Promise<Outcome>((resolve, reject) => {
    const ask = (challenge: string, parameters: Record<string, string>) =>
      resolve({kind: 'asked', challenge, parameters});
    act({
      onSuccess: (session) => resolve({kind: 'done', session}),
      onFailure: reject,
      mfaRequired: ask,
      totpRequired: ask,
      selectMFAType: ask,
    });
  });
}

type Asking = 'mfaRequired' | 'totpRequired' | 'selectMFAType';

function userOf({poolId, clientId, url}: Server, Username: string): CognitoUser {
  const Pool = new CognitoUserPool({UserPoolId: poolId, ClientId: clientId, endpoint: url});
  return new CognitoUser({Username, Pool});
}

function authenticate(user: CognitoUser, Username: string, Password: string): Promise<Outcome> {
  const details = new AuthenticationDetails({Username, Password});
  return outcome((callbacks) => user.authenticateUser(details, callbacks));
}

function assertDone(result: Outcome, username: string): CognitoUserSession {
  assert.equal(result.kind, 'done');
  assert.ok(result.session.isValid());
  assert.equal(result.session.getAccessToken().payload['username'], username);
  return result.session;
}

const sendCode = (user: CognitoUser, code: string, type?: string) =>
  outcome((callbacks) => user.sendMFACode(code, callbacks, type));

test('password, refresh, attributes, global sign-out', async (t) => {
  const server = await startServer(t);
  const {username, password} = seeded(server, 'password');
  const user = userOf(server, username);
  const session = assertDone(await authenticate(user, username, password), username);

  server.clock.advance(5);
  const refreshed = await new Promise<CognitoUserSession>((resolve, reject) =>
    user.refreshSession(session.getRefreshToken(), (problem: Error | null, result: CognitoUserSession) =>
      problem ? reject(problem) : resolve(result),
    ),
  );
  assert.notEqual(refreshed.getAccessToken().getJwtToken(), session.getAccessToken().getJwtToken());

  const email = await new Promise<string | undefined>((resolve, reject) =>
    user.getUserAttributes((problem, attributes = []) =>
      problem ? reject(problem) : resolve(attributes.find((each) => each.getName() === 'email')?.getValue()),
    ),
  );
  assert.equal(email, 'pia@example.com');

  const goodbye = await new Promise((onSuccess, onFailure) => user.globalSignOut({onSuccess, onFailure}));
  assert.equal(goodbye, 'SUCCESS');
  await assert.rejects(
    server.call('GetUser', {AccessToken: refreshed.getAccessToken().getJwtToken()}),
    /Access Token has been revoked/,
  );
});

test('password in clear', async (t) => {
  const server = await startServer(t);
  const {username, password} = seeded(server, 'password');
  const user = userOf(server, username);
  user.setAuthenticationFlowType('USER_PASSWORD_AUTH');
  assertDone(await authenticate(user, username, password), username);
});

test('wrong password', async (t) => {
  const server = await startServer(t);
  await assert.rejects(authenticate(userOf(server, 'pia'), 'pia', 'Wrong-1-again'), wrongPassword);
});

test('text message', async (t) => {
  const server = await startServer(t);
  const {username, password} = seeded(server, 'sms');
  const user = userOf(server, username);
  const asked = await authenticate(user, username, password);
  assert.equal(asked.kind === 'asked' && asked.challenge, 'SMS_MFA');
  await assert.rejects(sendCode(user, 'wrong'), {name: 'CodeMismatchException'});
  assertDone(await sendCode(user, sentCode(server, username)), username);
});

test('authenticator app', async (t) => {
  const server = await startServer(t);
  const {username, password, secret} = seeded(server, 'totp');
  const user = userOf(server, username);
  const asked = await authenticate(user, username, password);
  assert.equal(asked.kind === 'asked' && asked.challenge, 'SOFTWARE_TOKEN_MFA');
  const code = generateSync({secret, epoch: server.clock.seconds()});
  assertDone(await sendCode(user, code, 'SOFTWARE_TOKEN_MFA'), username);
});

test('choice of the text message', async (t) => {
  const server = await startServer(t);
  const {username, password} = seeded(server, 'choose');
  const user = userOf(server, username);
  const choice = await authenticate(user, username, password);
  assert.equal(choice.kind === 'asked' && choice.challenge, 'SELECT_MFA_TYPE');
  const asked = await outcome((callbacks) => user.sendMFASelectionAnswer('SMS_MFA', callbacks));
  assert.equal(asked.kind === 'asked' && asked.challenge, 'SMS_MFA');
  assertDone(await sendCode(user, sentCode(server, username)), username);
});
