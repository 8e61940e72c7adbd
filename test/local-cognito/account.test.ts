import assert from 'node:assert/strict';
import {test, type TestContext} from 'node:test';
import {
  autoSignIn,
  confirmResetPassword,
  confirmSignUp,
  resendSignUpCode,
  resetPassword,
  signIn,
  signUp,
} from 'aws-amplify/auth';
import type {LocalCognitoOptions} from '../../demo/local-cognito/index.js';
import {amplified, assertSignedIn, inClear as options} from './support/amplified.js';
import {notAuthorized, otherCode, refusal, seeded, sentCode, startServer} from './support/server.js';

const NEW = 'Brand-new-words-2-keep';
const LEGACY = {settings: {preventUserExistenceErrors: 'LEGACY'}} as const;
const OTHER_CLIENT = {id: 'otherclient000000000000000', flows: ['USER_PASSWORD_AUTH']};

const invalid = (message: string) => refusal('InvalidParameterException', message);
const wrongCode = refusal('CodeMismatchException', 'Invalid verification code provided, please try again.');
const expired = refusal('ExpiredCodeException', 'Invalid code provided, please request a code again.');
const limit = refusal('LimitExceededException', 'Attempt limit exceeded, please try after some time.');
const unknown = refusal('UserNotFoundException', 'Username/client id combination not found.');

/** A server, and the operations on accounts for one user. */
async function account(t: TestContext, name: string, serverOptions?: LocalCognitoOptions) {
  const server = await startServer(t, serverOptions);
  const {clientId: ClientId, call} = server;
  const named = {ClientId, Username: name};
  const id = (invocationId?: string) => (invocationId ? {'amz-sdk-invocation-id': invocationId} : undefined);
  return {
    server,
    user: server.users.find(name),
    forget: (invocationId?: string) => call('ForgotPassword', named, id(invocationId)),
    reset: (ConfirmationCode: string, Password = NEW) =>
      call('ConfirmForgotPassword', {...named, ConfirmationCode, Password}),
    resend: () => call('ResendConfirmationCode', named),
    confirm: (ConfirmationCode: string, invocationId?: string) =>
      call('ConfirmSignUp', {...named, ConfirmationCode}, id(invocationId)),
  };
}

const byEmail = (Destination: string) => ({
  CodeDeliveryDetails: {AttributeName: 'email', DeliveryMedium: 'EMAIL', Destination},
});

test('a forgotten password: a code, then a new password', async (t) => {
  const {server, user, forget, reset} = await account(t, 'pia');
  assert.deepEqual(await forget(), byEmail('p***@e***'));
  const code = sentCode(server, 'pia');
  assert.match(code, /^\d{6}$/);
  await assert.rejects(reset(otherCode(code)), wrongCode);
  await assert.rejects(reset(code, 'short'), {name: 'InvalidPasswordException'});
  await assert.rejects(reset(code, `${NEW} `), {
    name: 'InvalidParameterException',
    message: /Value at 'password' failed to satisfy constraint/,
  });
  await assert.rejects(reset(code, user?.password.text), {name: 'PasswordHistoryPolicyViolationException'});
  assert.deepEqual(await reset(code), {});
  assert.ok((await server.signIn('pia', NEW)).AuthenticationResult);
  await assert.rejects(reset(code, 'Another-new-1'), expired, 'a code is good for one use');
});

test('a new password ends the lock-out of the old one', async (t) => {
  const {server, forget, reset} = await account(t, 'pia', {now: () => Date.UTC(2026, 0, 1)});
  for (let i = 0; i < 5; i++) await assert.rejects(server.signIn('pia', 'Wrong-1-again'));
  await forget();
  await reset(sentCode(server, 'pia'));
  assert.ok((await server.signIn('pia', NEW)).AuthenticationResult);
});

test('a code lasts an hour, and only the last one is good', async (t) => {
  const {server, forget, reset} = await account(t, 'pia', {now: () => Date.UTC(2026, 0, 1)});
  await assert.rejects(reset('123456'), expired, 'none was sent');
  await forget();
  const first = sentCode(server, 'pia');
  do await forget();
  while (sentCode(server, 'pia') === first);
  await assert.rejects(reset(first), wrongCode);
  server.clock.advance(3600);
  await assert.rejects(reset(sentCode(server, 'pia')), expired);
});

test('after five wrong codes even the right one is refused for an hour', async (t) => {
  const {server, forget, reset} = await account(t, 'pia');
  await forget();
  const code = sentCode(server, 'pia');
  for (let i = 0; i < 5; i++) await assert.rejects(reset(otherCode(code)), wrongCode);
  await assert.rejects(reset(code), limit);
  await forget();
  await assert.rejects(reset(sentCode(server, 'pia')), limit, 'a new code does not help');
  server.clock.advance(3601);
  await forget();
  assert.deepEqual(await reset(sentCode(server, 'pia')), {});
});

test('five codes an hour are sent, retries not counted', async (t) => {
  const {server, forget} = await account(t, 'pia');
  for (const id of ['1', '2', '2', '3', '4', '5']) await forget(id);
  await assert.rejects(forget('6'), limit);
  server.clock.advance(3601);
  assert.deepEqual(await forget('7'), byEmail('p***@e***'));
});

test('whose password cannot be reset', async (t) => {
  const cannot = notAuthorized('User password cannot be reset in the current state.');
  const noContact = invalid(
    'Cannot reset password for the user as there is no registered/verified email or phone_number',
  );
  await assert.rejects((await account(t, 'nora')).forget(), cannot);
  await assert.rejects((await account(t, 'dina')).forget(), notAuthorized('User is disabled.'));
  await assert.rejects((await account(t, 'una')).forget(), noContact);
  const {server, forget} = await account(t, 'own');
  server.createUser({username: 'own', password: 'x'});
  await assert.rejects(forget(), noContact);
});

test('without an e-mail address the code goes by text message', async (t) => {
  const {server, forget} = await account(t, 'own');
  server.createUser({username: 'own', password: 'x', phone: '+12065550199'});
  const {CodeDeliveryDetails} = await forget();
  assert.deepEqual(CodeDeliveryDetails, {
    AttributeName: 'phone_number',
    DeliveryMedium: 'SMS',
    Destination: '+*******0199',
  });
});

test('a user who must reset the password does', async (t) => {
  const {server, forget, reset, user} = await account(t, 'ruth');
  await forget();
  await reset(sentCode(server, 'ruth'));
  assert.equal(user?.status, 'CONFIRMED');
  assert.ok((await server.signIn('ruth', NEW)).AuthenticationResult);
});

test('an unknown user is not told from one who exists', async (t) => {
  const {server, forget, reset, resend, confirm} = await account(t, 'nobody');
  const {CodeDeliveryDetails: details} = await forget();
  assert.match(details?.Destination ?? '', /^\w\*\*\*@\w\*\*\*$/);
  assert.deepEqual((await forget()).CodeDeliveryDetails, details, 'always the same');
  assert.equal((await resend()).CodeDeliveryDetails?.DeliveryMedium, 'EMAIL');
  await assert.rejects(reset('123456'), wrongCode);
  await assert.rejects(confirm('123456'), expired);
  for (let i = 0; i < 3; i++) await forget();
  await assert.rejects(forget(), limit);
  assert.deepEqual(server.outbox.messages(), [], 'nothing was sent');
});

test('LEGACY: an unknown user is told', async (t) => {
  const {forget, reset, resend, confirm} = await account(t, 'nobody', LEGACY);
  for (const ask of [forget, () => reset('123456'), resend, () => confirm('123456')]) {
    await assert.rejects(ask(), unknown);
  }
});

test('signing up, with a code', async (t) => {
  const {server, resend, confirm} = await account(t, 'new');
  const signedUp = await server.call('SignUp', {
    ClientId: server.clientId,
    Username: 'new',
    Password: NEW,
    UserAttributes: [
      {Name: 'email', Value: 'new@example.com'},
      {Name: 'name', Value: 'New'},
    ],
  });
  const user = server.users.find('new');
  assert.deepEqual(signedUp, {UserConfirmed: false, UserSub: user?.sub, ...byEmail('n***@e***')});
  assert.equal(user?.attributes.get('email_verified'), 'false');
  const notConfirmed = refusal('UserNotConfirmedException', 'User is not confirmed.');
  await assert.rejects(server.signIn('new', NEW), notConfirmed);

  const first = sentCode(server, 'new');
  await assert.rejects(confirm(otherCode(first)), wrongCode);
  assert.deepEqual(await resend(), byEmail('n***@e***'));
  assert.ok((await confirm(sentCode(server, 'new'))).Session);
  assert.equal(user.attributes.get('email_verified'), 'true');
  assert.ok((await server.signIn('new', NEW)).AuthenticationResult);

  await assert.rejects(
    confirm('123456'),
    notAuthorized('User cannot be confirmed. Current status is CONFIRMED'),
  );
  await assert.rejects(resend(), invalid('User is already confirmed.'));
});

test('a sign-up that is refused', async (t) => {
  const {server} = await account(t, 'new');
  const call = (Username: string, Password: string, email = 'new@example.com') =>
    server.call('SignUp', {
      ClientId: server.clientId,
      Username,
      Password,
      UserAttributes: [{Name: 'email', Value: email}],
    });
  await assert.rejects(call('new', 'short'), {name: 'InvalidPasswordException'});
  await assert.rejects(call('pia', NEW), refusal('UsernameExistsException', 'User already exists'));
  await assert.rejects(call('new', NEW, 'pia@example.com'), {name: 'UsernameExistsException'});
  assert.equal(server.users.find('new'), undefined);
});

test('too many wrong codes of a sign-up, and too many codes', async (t) => {
  const {server, confirm, resend} = await account(t, 'una');
  await assert.rejects(confirm('123456'), expired);
  await resend();
  const code = sentCode(server, 'una');
  for (const id of ['1', '2', '2', '3', '4', '5'])
    await assert.rejects(confirm(otherCode(code), id), wrongCode);
  await assert.rejects(confirm(code), {name: 'TooManyFailedAttemptsException'});
  for (let i = 1; i < 5; i++) await resend();
  await assert.rejects(resend(), limit);
});

test('a session of the sign-up lets in once, one user, and only where USER_AUTH is', async (t) => {
  const {server, confirm, resend} = await account(t, 'una');
  await resend();
  const {Session} = await confirm(sentCode(server, 'una'));
  const begin = (USERNAME: string) =>
    server.call('InitiateAuth', {
      AuthFlow: 'USER_AUTH',
      ClientId: server.clientId,
      AuthParameters: {USERNAME},
      Session,
    });
  assert.equal((await begin('pia')).ChallengeName, 'SELECT_CHALLENGE', 'not another user');
  assert.ok((await begin('una')).AuthenticationResult);
  await assert.rejects(begin('una'), {name: 'NotAuthorizedException'});

  const other = await account(t, 'una', {clients: [OTHER_CLIENT]});
  await other.resend();
  assert.deepEqual(await other.confirm(sentCode(other.server, 'una')), {});
});

test('Amplify: a forgotten password', async (t) => {
  const server = await amplified(t);
  const {username} = seeded(server, 'password');
  const {nextStep} = await resetPassword({username});
  assert.equal(nextStep.resetPasswordStep, 'CONFIRM_RESET_PASSWORD_WITH_CODE');
  assert.equal(nextStep.codeDeliveryDetails.destination, 'p***@e***');
  const confirmationCode = sentCode(server, username);
  await confirmResetPassword({username, confirmationCode, newPassword: NEW});
  await assertSignedIn(server, username, await signIn({username, password: NEW, options}));
});

test('Amplify: too many requests, which it repeats by itself', async (t) => {
  const server = await amplified(t);
  for (let i = 0; i < 5; i++) await resetPassword({username: 'pia'});
  const before = server.exchanges.length;
  await assert.rejects(resetPassword({username: 'pia'}), limit);
  assert.equal(server.exchanges.length - before, 3);
});

test('Amplify: a sign-in that leads to the reset of the password', async (t) => {
  const server = await amplified(t);
  const {username, password} = seeded(server, 'reset');
  assert.equal((await signIn({username, password})).nextStep.signInStep, 'RESET_PASSWORD');
  await resetPassword({username});
  await confirmResetPassword({username, confirmationCode: sentCode(server, username), newPassword: NEW});
  await assertSignedIn(server, username, await signIn({username, password: NEW, options}));
});

test('Amplify: a sign-in that leads to the confirmation of the sign-up', async (t) => {
  const server = await amplified(t);
  const {username, password} = seeded(server, 'unconfirmed');
  assert.equal((await signIn({username, password})).nextStep.signInStep, 'CONFIRM_SIGN_UP');
  await resendSignUpCode({username});
  const confirmationCode = sentCode(server, username);
  const {nextStep} = await confirmSignUp({username, confirmationCode});
  assert.equal(nextStep.signUpStep, 'DONE');
  await assertSignedIn(server, username, await signIn({username, password, options}));
});

test('Amplify: signing up without a password, and in at once', async (t) => {
  const server = await amplified(t);
  // Amplify gives a user three minutes, and the process would wait for the end of them.
  const {setTimeout: original} = globalThis;
  t.mock.method(globalThis, 'setTimeout', (run: () => void, ms?: number) => original(run, ms).unref());
  const userAttributes = {email: 'new@example.com'};
  await signUp({
    username: 'new',
    options: {userAttributes, autoSignIn: {authFlowType: 'USER_AUTH', preferredChallenge: 'EMAIL_OTP'}},
  });
  const confirmed = await confirmSignUp({username: 'new', confirmationCode: sentCode(server, 'new')});
  assert.equal(confirmed.nextStep.signUpStep, 'COMPLETE_AUTO_SIGN_IN');
  await assertSignedIn(server, 'new', await autoSignIn());
  assert.equal((await server.choose('new')).ChallengeName, 'EMAIL_OTP', 'and later with a code');
});
