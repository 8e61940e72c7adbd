import {authFunctions, type FullAuthClient} from './auth-functions.js';
import type {CompleteConfiguration} from './configuration.js';
import {loadAmplify} from './load.js';

const clients = new Map<string, FullAuthClient>();

/**
 * The client of a user pool that is not the one of the page's Amplify. Tags of the same pool share it.
 *
 * @returns `undefined` with Amplify before 6.22, which has no contexts
 */
export async function contextClient({Auth}: CompleteConfiguration): Promise<FullAuthClient | undefined> {
  const {createAmplifyContext} = await loadAmplify();
  if (!createAmplifyContext) return;
  const key = JSON.stringify(Auth);
  const known = clients.get(key);
  if (known) return known;
  const client = readInOrder(authFunctions(createAmplifyContext({Auth})));
  clients.set(key, client);
  return client;
}

/**
 * Amplify refreshes the tokens of a context once for each call that finds them expired. Calls at the same time would use
 * one refresh token twice, and where the pool rotates refresh tokens the second use signs the user out. So each call
 * waits for the one before.
 */
function readInOrder(client: FullAuthClient): FullAuthClient {
  let last: Promise<unknown> = Promise.resolve();
  const inOrder = <T>(read: () => Promise<T>): Promise<T> => {
    const reading = last.then(read);
    last = reading.catch(() => undefined);
    return reading;
  };
  return {
    ...client,
    getCurrentUser: () => inOrder(() => client.getCurrentUser()),
    fetchAuthSession: (options) => inOrder(() => client.fetchAuthSession(options)),
  };
}
