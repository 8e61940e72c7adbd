import assert from 'node:assert/strict';
import {test} from 'node:test';
import {Amplify} from 'aws-amplify';
import {confirmSignIn, signIn} from 'aws-amplify/auth';
import {cognitoCredentialsProvider, cognitoUserPoolsTokenProvider} from 'aws-amplify/auth/cognito';
import type {LoggedRequest} from '../../demo/local-cognito/index.js';
import {amplified, assertSignedIn, inClear as options} from './support/amplified.js';
import {notAuthorized, refusal, seeded, sentCode, type Server} from './support/server.js';

/** The attempts of the calls that have met a fault, by call. */
async function attempts({url}: Server): Promise<number[]> {
  const requests = (await (await fetch(`${url}local/requests`)).json()) as LoggedRequest[];
  const ids = requests.flatMap(({fault, invocationId}) => (fault ? (invocationId ?? '') : []));
  return [...new Set(ids)].map((id) => ids.filter((each) => each === id).length);
}

test('error: Amplify says the same', async (t) => {
  const server = await amplified(t);
  const {username, password} = seeded(server, 'password');
  server.faults.add({kind: 'error', name: 'ForbiddenException', message: 'Request is blocked.'});
  await assert.rejects(signIn({username, password}), refusal('ForbiddenException', 'Request is blocked.'));
  assert.deepEqual(await attempts(server), [1]);
  await assertSignedIn(server, username, await signIn({username, password}));
});

for (const [fault, name] of [
  [{kind: 'throttle'}, 'TooManyRequestsException'],
  [{kind: 'drop'}, 'NetworkError'],
] as const)
  test(`${fault.kind}: three attempts are one call`, async (t) => {
    const server = await amplified(t);
    const {username, password} = seeded(server, 'password');
    server.faults.add(fault);
    await assert.rejects(signIn({username, password, options}), {name});
    assert.deepEqual(await attempts(server), [3]);
    await assertSignedIn(server, username, await signIn({username, password, options}));
  });

test('drop: the answer to a code is lost, and the session is spent', async (t) => {
  const server = await amplified(t);
  const {username, password} = seeded(server, 'sms');
  await signIn({username, password, options});
  const challengeResponse = sentCode(server, username);
  server.faults.add({kind: 'drop', when: 'after', user: '+12065550102'});
  await assert.rejects(confirmSignIn({challengeResponse}), {name: 'NetworkError'});
  await assert.rejects(
    confirmSignIn({challengeResponse}),
    notAuthorized('Invalid session for the user, session can only be used once.'),
  );
});

test('html: nothing that Amplify could read', async (t) => {
  const server = await amplified(t);
  const {username, password} = seeded(server, 'password');
  server.faults.add({kind: 'html'});
  await assert.rejects(signIn({username, password, options}), {name: 'SyntaxError'});
});

test('code-delivery: at the step of SRP that would send the code', async (t) => {
  const server = await amplified(t);
  const {username, password} = seeded(server, 'sms');
  server.faults.add({kind: 'code-delivery', user: username});
  await assert.rejects(signIn({username, password}), {name: 'CodeDeliveryFailureException'});
  assert.deepEqual(server.outbox.messages(), []);
  const {nextStep} = await signIn({username, password});
  assert.equal(nextStep.signInStep, 'CONFIRM_SIGN_IN_WITH_SMS_CODE');
  await assertSignedIn(
    server,
    username,
    await confirmSignIn({challengeResponse: sentCode(server, username)}),
  );
});

for (const kind of ['waf-captcha', 'waf-challenge'] as const)
  test(`${kind}: passes with a token, which goes out as a header`, async (t) => {
    const server = await amplified(t);
    const {username, password} = seeded(server, 'password');
    server.faults.add({kind, times: 'always'});
    await assert.rejects(signIn({username, password, options}), {name: 'SyntaxError'});
    const config = Amplify.getConfig();
    assert.ok(config.Auth);
    cognitoUserPoolsTokenProvider.setAuthConfig(config.Auth);
    Amplify.configure(config, {
      Auth: {
        tokenProvider: cognitoUserPoolsTokenProvider,
        credentialsProvider: cognitoCredentialsProvider,
        headers: () => Promise.resolve({'x-aws-waf-token': 'solved'}),
      },
    });
    await assertSignedIn(server, username, await signIn({username, password, options}));
  });
