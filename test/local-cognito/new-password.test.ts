import assert from 'node:assert/strict';
import {test, type TestContext} from 'node:test';
import {confirmSignIn, fetchUserAttributes, signIn} from 'aws-amplify/auth';
import {amplified, assertSignedIn, inClear as options} from './support/amplified.js';
import {notAuthorized, otherCode, refusal, seeded, sentCode, startServer} from './support/server.js';

const NEW = 'Brand-new-words-2-keep';

const nonconforming = (rule: string) =>
  refusal('InvalidPasswordException', `Password did not conform with policy: ${rule}`);
const invalid = (message: string) => refusal('InvalidParameterException', message);

/** A server, and a sign-in with a temporary password. */
async function waiting(t: TestContext, path = 'temporary') {
  const server = await startServer(t);
  const {username: USERNAME, password} = seeded(server, path);
  const reply = await server.signIn(USERNAME, password);
  const answer = (NEW_PASSWORD: string, attributes: Record<string, string> = {}) =>
    server.answer('NEW_PASSWORD_REQUIRED', reply.Session, {USERNAME, NEW_PASSWORD, ...attributes});
  return {server, username: USERNAME, password, reply, answer};
}

test('what is asked for: the missing attributes, along with those there are', async (t) => {
  const {reply} = await waiting(t);
  assert.equal(reply.ChallengeName, 'NEW_PASSWORD_REQUIRED');
  const {requiredAttributes = '', userAttributes = '', ...others} = reply.ChallengeParameters ?? {};
  assert.deepEqual(others, {USER_ID_FOR_SRP: 'nora'});
  assert.equal(
    requiredAttributes,
    '["userAttributes.name","userAttributes.birthdate","userAttributes.custom:department"]',
  );
  assert.equal((JSON.parse(userAttributes) as {email: string}).email, 'nora@example.com');
});

test('an attribute that the user has is not asked for again', async (t) => {
  const server = await startServer(t, {users: []});
  const spec = {username: 'own', password: 'Temporary-1', status: 'FORCE_CHANGE_PASSWORD'} as const;
  server.createUser({...spec, attributes: {name: 'Own'}, requiredAttributes: ['name', 'locale']});
  const {ChallengeParameters} = await server.signIn('own', spec.password);
  assert.equal(ChallengeParameters?.['requiredAttributes'], '["userAttributes.locale"]');
});

test('each rule of the policy has its words, and the session is good after a refusal', async (t) => {
  const {server, username, password, answer} = await waiting(t, 'temporary-sms');
  await assert.rejects(answer('Sh0rt-!'), nonconforming('Password not long enough'));
  await assert.rejects(answer('ALL-UPPER-1'), nonconforming('Password must have lowercase characters'));
  await assert.rejects(answer('all-lower-1'), nonconforming('Password must have uppercase characters'));
  await assert.rejects(answer('No-number-here'), nonconforming('Password must have numeric characters'));
  await assert.rejects(answer('NoSymbol1'), nonconforming('Password must have symbol characters'));
  await assert.rejects(answer(password), {name: 'PasswordHistoryPolicyViolationException'});
  assert.equal(server.users.find(username)?.status, 'FORCE_CHANGE_PASSWORD');
  assert.equal((await answer(NEW)).ChallengeName, 'SMS_MFA');
});

test('a space within a password is a symbol', async (t) => {
  const {answer} = await waiting(t, 'temporary-sms');
  await assert.rejects(answer(' Padded12 '), nonconforming('Password must have symbol characters'));
  assert.equal((await answer('Words in 1 line')).ChallengeName, 'SMS_MFA');
});

test('a pool may have a policy of its own', async (t) => {
  const passwordPolicy = {
    minimumLength: 12,
    requireUppercase: false,
    requireLowercase: true,
    requireNumbers: false,
    requireSymbols: false,
  };
  const server = await startServer(t, {settings: {passwordPolicy}});
  const {username: USERNAME, password} = seeded(server, 'temporary-sms');
  const {Session} = await server.signIn(USERNAME, password);
  const answer = (NEW_PASSWORD: string) =>
    server.answer('NEW_PASSWORD_REQUIRED', Session, {USERNAME, NEW_PASSWORD});
  await assert.rejects(answer('elevenchars'), nonconforming('Password not long enough'));
  assert.equal((await answer('twelve chars')).ChallengeName, 'SMS_MFA');
});

test('an attribute that stays missing is named, and nothing is changed', async (t) => {
  const {server, username, password, answer} = await waiting(t);
  await assert.rejects(answer(NEW), invalid('Invalid attributes given, name is missing'));
  const some = {'userAttributes.name': 'Nora', 'userAttributes.birthdate': '2000-01-02'};
  await assert.rejects(answer(NEW, some), invalid('Invalid attributes given, custom:department is missing'));
  const user = server.users.find(username);
  assert.equal(user?.attributes.get('name'), undefined);
  assert.equal(user?.password.text, password);

  assert.ok((await answer(NEW, {...some, 'userAttributes.custom:department': 'Nests'})).AuthenticationResult);
  assert.ok(
    (await server.signIn(username, NEW)).AuthenticationResult,
    'from now on the new password is good',
  );
  await assert.rejects(server.signIn(username, password), notAuthorized('Incorrect username or password.'));
});

test('a temporary password that has expired', async (t) => {
  const server = await startServer(t, {now: () => Date.UTC(2026, 0, 1)});
  const spec = {username: 'own', password: 'Temporary-1', status: 'FORCE_CHANGE_PASSWORD'} as const;
  server.createUser({...spec, temporaryPasswordExpires: '2026-01-08T00:00:00Z'});
  assert.equal((await server.signIn('own', spec.password)).ChallengeName, 'NEW_PASSWORD_REQUIRED');
  await assert.rejects(server.signIn('own', 'Wrong-1'), notAuthorized('Incorrect username or password.'));
  server.clock.advance(7 * 24 * 60 * 60);
  await assert.rejects(
    server.signIn('own', spec.password),
    notAuthorized('Temporary password has expired and must be reset by an administrator.'),
  );
});

test('Amplify: new password and attributes, by SRP', async (t) => {
  const server = await amplified(t);
  const {username, password} = seeded(server, 'temporary');
  const {nextStep} = await signIn({username, password});
  assert.equal(nextStep.signInStep, 'CONFIRM_SIGN_IN_WITH_NEW_PASSWORD_REQUIRED');
  assert.deepEqual('missingAttributes' in nextStep && nextStep.missingAttributes, [
    'name',
    'birthdate',
    'custom:department',
  ]);
  await assert.rejects(
    confirmSignIn({challengeResponse: 'short'}),
    invalid('Invalid attributes given, name is missing'),
  );
  const userAttributes = {name: 'Nora', birthdate: '2000-01-02', 'custom:department': 'Nests'};
  const done = await confirmSignIn({challengeResponse: NEW, options: {userAttributes}});
  await assertSignedIn(server, username, done);
  assert.equal((await fetchUserAttributes())['custom:department'], 'Nests');
});

test('Amplify: new password, then the text message', async (t) => {
  const server = await amplified(t);
  const {username, password} = seeded(server, 'temporary-sms');
  await signIn({username, password, options});
  await assert.rejects(confirmSignIn({challengeResponse: 'short'}), {name: 'InvalidPasswordException'});
  const asked = await confirmSignIn({challengeResponse: NEW});
  assert.equal(asked.nextStep.signInStep, 'CONFIRM_SIGN_IN_WITH_SMS_CODE');
  const challengeResponse = sentCode(server, username);
  await assert.rejects(confirmSignIn({challengeResponse: otherCode(challengeResponse)}), {
    name: 'CodeMismatchException',
  });
  await assertSignedIn(server, username, await confirmSignIn({challengeResponse}));
});
