import assert from 'node:assert/strict';
import type {TestContext} from 'node:test';
import {Amplify} from 'aws-amplify';
import {fetchUserAttributes, getCurrentUser, signOut, type SignInOutput} from 'aws-amplify/auth';
import type {LocalCognitoOptions} from '../../../demo/local-cognito/index.js';
import {startServer, type Server} from './server.js';

/** Without SRP, which takes its time in JavaScript, where a test is about something else. */
export const inClear = {authFlowType: 'USER_PASSWORD_AUTH'} as const;

/** Points the real Amplify at a server of its own. */
export async function amplified(t: TestContext, options?: LocalCognitoOptions): Promise<Server> {
  // Before the server's own end, as it is the server that is told.
  t.after(() => signOut());
  const server = await startServer(t, options);
  Amplify.configure({
    Auth: {
      Cognito: {
        userPoolId: server.poolId,
        userPoolClientId: server.clientId,
        userPoolEndpoint: server.url,
      },
    },
  });
  return server;
}

/** All the way: Amplify has tokens, and they are those of this user. */
export async function assertSignedIn(
  server: Server,
  username: string,
  {nextStep, isSignedIn}: SignInOutput,
): Promise<void> {
  assert.equal(nextStep.signInStep, 'DONE');
  assert.ok(isSignedIn);
  const user = await getCurrentUser();
  assert.equal(user.username, username);
  assert.equal(user.userId, server.users.find(username)?.sub);
  assert.equal((await fetchUserAttributes()).sub, user.userId);
}

/** Where Amplify says that a code has gone. */
export function delivered({nextStep}: SignInOutput) {
  return 'codeDeliveryDetails' in nextStep ? nextStep.codeDeliveryDetails : undefined;
}

/** The step that Amplify asks for, in full. */
export const stepOf = ({nextStep}: SignInOutput) => nextStep;
