import assert from 'node:assert/strict';
import {createRequire} from 'node:module';
import {test, type TestContext} from 'node:test';
import type {
  AuthenticationResultType,
  DeviceSecretVerifierConfigType,
} from '@aws-sdk/client-cognito-identity-provider';
import {confirmSignIn, fetchDevices, forgetDevice, signIn, signOut} from 'aws-amplify/auth';
import {amplified, assertSignedIn} from './support/amplified.js';
import {
  notAuthorized,
  refusal,
  seeded,
  sentCode,
  startServer,
  wrongPassword,
  type Server,
} from './support/server.js';
import {proofOf} from './support/srp-sign-in.js';
import {srpClients} from './support/srp-clients.js';

const ALWAYS = {settings: {deviceTracking: 'always'}} as const;

const unknown = refusal('ResourceNotFoundException', 'Device does not exist.');

const {createDeviceVerifier} = createRequire(import.meta.url)('cognito-srp-helper') as {
  createDeviceVerifier(
    key: string,
    groupKey: string,
  ): {DeviceRandomPassword: string; DeviceSecretVerifierConfig: DeviceSecretVerifierConfigType};
};

const [, [, srpClient] = []] = srpClients;

const begin = (server: Server, DEVICE_KEY?: string) => {
  const {username: USERNAME, password: PASSWORD} = seeded(server, 'sms');
  return server.call('InitiateAuth', {
    AuthFlow: 'USER_PASSWORD_AUTH',
    ClientId: server.clientId,
    AuthParameters: {USERNAME, PASSWORD, ...(DEVICE_KEY && {DEVICE_KEY})},
  });
};

async function signedIn(server: Server, deviceKey?: string): Promise<AuthenticationResultType> {
  const {Session} = await begin(server, deviceKey);
  const answers = {USERNAME: 'sam', SMS_MFA_CODE: sentCode(server, 'sam')};
  const {AuthenticationResult} = await server.answer('SMS_MFA', Session, answers);
  return AuthenticationResult ?? {};
}

/** A server on which sam has confirmed a device. */
async function confirmed(t: TestContext) {
  const server = await startServer(t, ALWAYS);
  const {AccessToken, NewDeviceMetadata} = await signedIn(server);
  const {DeviceKey = '', DeviceGroupKey = ''} = NewDeviceMetadata ?? {};
  const {DeviceRandomPassword: password, DeviceSecretVerifierConfig} = createDeviceVerifier(
    DeviceKey,
    DeviceGroupKey,
  );
  const config = {AccessToken, DeviceKey, DeviceName: 'Test', DeviceSecretVerifierConfig};
  assert.deepEqual(await server.call('ConfirmDevice', config), {UserConfirmationNecessary: false});

  const prove = async (text = password) => {
    const asked = await begin(server, DeviceKey);
    assert.equal(asked.ChallengeName, 'DEVICE_SRP_AUTH');
    const attempt = srpClient?.(`x_${DeviceGroupKey}`, text);
    assert.ok(attempt);
    const srp = {USERNAME: 'sam', SRP_A: attempt.srpA, DEVICE_KEY: DeviceKey};
    const reply = await server.answer('DEVICE_SRP_AUTH', asked.Session, srp);
    assert.equal(reply.ChallengeName, 'DEVICE_PASSWORD_VERIFIER');
    assert.equal(reply.ChallengeParameters?.['DEVICE_KEY'], DeviceKey);
    // The libraries sign for USER_ID_FOR_SRP, which is the device here.
    const parameters = {...reply.ChallengeParameters, USER_ID_FOR_SRP: DeviceKey};
    const proof = {
      ...proofOf(attempt, {...reply, ChallengeParameters: parameters}),
      USERNAME: 'sam',
      DEVICE_KEY: DeviceKey,
    };
    return {proof, answer: () => server.answer('DEVICE_PASSWORD_VERIFIER', reply.Session, proof)};
  };
  return {server, AccessToken, DeviceKey, DeviceGroupKey, prove};
}

test('devices are not tracked unless the pool wants it', async (t) => {
  const server = await startServer(t);
  assert.equal((await signedIn(server)).NewDeviceMetadata, undefined);
  assert.equal((await begin(server, 'eu-west-1_any')).ChallengeName, 'SMS_MFA');
});

test('each sign-in on a new device is told a key', async (t) => {
  const server = await startServer(t, ALWAYS);
  const {NewDeviceMetadata} = await signedIn(server);
  assert.match(NewDeviceMetadata?.DeviceKey ?? '', /^eu-west-1_[0-9a-f-]{36}$/);
  assert.match(NewDeviceMetadata?.DeviceGroupKey ?? '', /^-[0-9a-f]+$/);
  const key = NewDeviceMetadata?.DeviceKey;
  assert.equal((await begin(server, key)).ChallengeName, 'SMS_MFA', 'not confirmed');
  await assert.rejects(begin(server, 'eu-west-1_any'), unknown);
});

test('a confirmed device stands in for the second factor', async (t) => {
  const {prove} = await confirmed(t);
  const {answer} = await prove();
  const {AuthenticationResult} = await answer();
  assert.ok(AuthenticationResult);
  assert.equal(AuthenticationResult.NewDeviceMetadata, undefined);
  await assert.rejects(answer(), wrongPassword, 'a proof is good for one use');
});

test('a wrong proof does not', async (t) => {
  const {server, prove} = await confirmed(t);
  await assert.rejects((await prove('another password')).answer(), wrongPassword);
  const {proof} = await prove();
  await assert.rejects(server.answer('PASSWORD_VERIFIER', undefined, proof), wrongPassword);
});

test('a device is only its own user’s', async (t) => {
  const {server, DeviceKey} = await confirmed(t);
  const {username: USERNAME, password: PASSWORD} = seeded(server, 'email');
  const AuthParameters = {USERNAME, PASSWORD, DEVICE_KEY: DeviceKey};
  const request = {AuthFlow: 'USER_PASSWORD_AUTH', ClientId: server.clientId, AuthParameters} as const;
  await assert.rejects(server.call('InitiateAuth', request), unknown);
});

test('devices are listed, set aside and forgotten', async (t) => {
  const {server, AccessToken, DeviceKey} = await confirmed(t);
  const list = async () => (await server.call('ListDevices', {AccessToken})).Devices;
  assert.deepEqual(
    (await list())?.map((device) => device.DeviceKey),
    [DeviceKey],
  );
  const set = (DeviceRememberedStatus: 'remembered' | 'not_remembered') =>
    server.call('UpdateDeviceStatus', {AccessToken, DeviceKey, DeviceRememberedStatus});
  await set('not_remembered');
  assert.equal((await begin(server, DeviceKey)).ChallengeName, 'SMS_MFA');
  await set('remembered');
  assert.equal((await begin(server, DeviceKey)).ChallengeName, 'DEVICE_SRP_AUTH');
  await server.call('ForgetDevice', {AccessToken, DeviceKey});
  assert.deepEqual(await list(), []);
  await assert.rejects(begin(server, DeviceKey), unknown);
  await assert.rejects(server.call('ForgetDevice', {AccessToken, DeviceKey}), unknown);
  await assert.rejects(server.call('ListDevices', {AccessToken: 'x'}), notAuthorized('Invalid Access Token'));
});

test('Amplify: the second sign-in needs no code, until the device is forgotten', async (t) => {
  // Amplify names the device after its browser; Node 20 has no `navigator`.
  const navigator = {platform: 'Test', userAgent: 'Test'};
  const before = Object.getOwnPropertyDescriptor(globalThis, 'navigator');
  Object.defineProperty(globalThis, 'navigator', {value: navigator, configurable: true});
  t.after(() => {
    if (before) Object.defineProperty(globalThis, 'navigator', before);
    else Reflect.deleteProperty(globalThis, 'navigator');
  });

  const server = await amplified(t, ALWAYS);
  const {username, password} = seeded(server, 'sms');
  const first = await signIn({username, password});
  assert.equal(first.nextStep.signInStep, 'CONFIRM_SIGN_IN_WITH_SMS_CODE');
  const challengeResponse = sentCode(server, username);
  await assertSignedIn(server, username, await confirmSignIn({challengeResponse}));
  assert.equal((await fetchDevices()).length, 1);

  const again = async () => {
    await signOut();
    return signIn({username, password});
  };
  await assertSignedIn(server, username, await again());
  assert.equal(server.outbox.messages().length, 1);

  await forgetDevice();
  assert.equal((await again()).nextStep.signInStep, 'CONFIRM_SIGN_IN_WITH_SMS_CODE');
});
