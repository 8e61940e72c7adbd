import assert from 'node:assert/strict';
import {test, type TestContext} from 'node:test';
import {fetchMFAPreference, signIn, updateMFAPreference, updatePassword} from 'aws-amplify/auth';
import {amplified, inClear as options} from './support/amplified.js';
import {refusal, seeded, startServer, wrongPassword} from './support/server.js';

const NEW = 'Brand-new-words-2-keep';

async function signedIn(t: TestContext, path: string) {
  const server = await startServer(t);
  const user = {username: 'own', password: 'Own-words-1', email: 'own@example.com'};
  server.createUser(user);
  const {username, password} = path === 'own' ? user : seeded(server, path);
  const {AuthenticationResult} = await server.signIn(username, password);
  return {server, username, password, AccessToken: AuthenticationResult?.AccessToken ?? ''};
}

test('second factors are switched on and off, and one is preferred', async (t) => {
  const {server, username, password, AccessToken} = await signedIn(t, 'password');
  const set = (settings: object) => server.call('SetUserMFAPreference', {AccessToken, ...settings});
  const next = async () => (await server.signIn(username, password)).ChallengeName;
  await set({SMSMfaSettings: {Enabled: true}});
  assert.equal(await next(), 'SMS_MFA');
  await set({EmailMfaSettings: {Enabled: true}});
  assert.equal(await next(), 'SELECT_MFA_TYPE');
  await set({EmailMfaSettings: {PreferredMfa: true}});
  assert.equal(await next(), 'EMAIL_OTP');
  await set({SMSMfaSettings: {PreferredMfa: true}});
  assert.equal(await next(), 'SMS_MFA', 'the new preference takes the place of the old one');
  const {PreferredMfaSetting, UserMFASettingList} = await server.call('GetUser', {AccessToken});
  assert.deepEqual([PreferredMfaSetting, UserMFASettingList], ['SMS_MFA', ['SMS_MFA', 'EMAIL_OTP']]);
  await set({SMSMfaSettings: {Enabled: false}, EmailMfaSettings: {Enabled: false}});
  assert.equal(await next(), undefined);
});

test('a second factor needs what it is sent to, or its app', async (t) => {
  const {server, AccessToken} = await signedIn(t, 'own');
  const set = (settings: object) => server.call('SetUserMFAPreference', {AccessToken, ...settings});
  const enable = {Enabled: true};
  const invalid = {name: 'InvalidParameterException'};
  await assert.rejects(set({SMSMfaSettings: enable}), invalid);
  await assert.rejects(set({SoftwareTokenMfaSettings: enable}), invalid);
  assert.deepEqual(await set({EmailMfaSettings: enable}), {});
});

test('a change of the password', async (t) => {
  const {server, username, password, AccessToken} = await signedIn(t, 'password');
  const change = (PreviousPassword: string, ProposedPassword: string) =>
    server.call('ChangePassword', {AccessToken, PreviousPassword, ProposedPassword});
  await assert.rejects(change('Wrong-1', NEW), wrongPassword);
  await assert.rejects(
    change(password, 'short'),
    refusal('InvalidPasswordException', 'Password did not conform with policy: Password not long enough'),
  );
  await assert.rejects(change(password, password), {name: 'PasswordHistoryPolicyViolationException'});
  assert.deepEqual(await change(password, NEW), {});
  assert.ok((await server.signIn(username, NEW)).AuthenticationResult);
});

test('Amplify: preference and password', async (t) => {
  const server = await amplified(t);
  const {username, password} = seeded(server, 'password');
  await signIn({username, password, options});
  await updateMFAPreference({sms: 'ENABLED', email: 'PREFERRED'});
  assert.deepEqual(await fetchMFAPreference(), {enabled: ['SMS', 'EMAIL'], preferred: 'EMAIL'});
  await updatePassword({oldPassword: password, newPassword: NEW});
  assert.equal((await server.signIn(username, NEW)).ChallengeName, 'EMAIL_OTP');
});
