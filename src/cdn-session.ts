import {
  applyConfiguration,
  isConfigured,
  isGiven,
  type PoolSettings,
  readSettings,
} from './amplify/configuration.js';
import {loadAmplify} from './amplify/load.js';
import {oneAtATime} from './core/one-at-a-time.js';

type Auth = typeof import('aws-amplify/auth');

/**
 * Amplify's function of that name: the session of the user who is signed in, with the tokens. Amplify is loaded at the
 * first call, and has the user pool of the page's first `<amplify-signin-flow>`.
 */
export const fetchAuthSession: Auth['fetchAuthSession'] = late(
  async () => (await loadAmplify()).fetchAuthSession,
);

/** Amplify's function of that name: who is signed in. Rejected where nobody is. Loaded as `fetchAuthSession` is. */
export const getCurrentUser: Auth['getCurrentUser'] = late(async () => (await loadAmplify()).getCurrentUser);

/** Amplify's function of that name: signs the user out. Loaded as `fetchAuthSession` is. */
export const signOut: Auth['signOut'] = late(async () => (await loadAmplify()).signOut);

function late<F extends (...args: never[]) => Promise<unknown>>(load: () => Promise<F>): F {
  const call = async (...args: Parameters<F>) => {
    await configured();
    return (await load())(...args);
  };
  // It takes what Amplify's takes, in each of its forms.
  return call as unknown as F;
}

/**
 * A page may ask who is signed in before the element has got round to Amplify. Without a tag there is nothing to wait
 * for: Amplify then answers as it does where nobody has configured it.
 */
async function configured(): Promise<void> {
  if (await isConfigured()) return;
  await parsed();
  // In its turn: by then the element has configured Amplify, or it could not. And another one may be about to.
  await oneAtATime(async () => {
    const settings = firstSettings();
    if (settings && !(await isConfigured())) await applyConfiguration(await readSettings(settings));
  });
}

/** The tags that a classic script, or one that is `async`, does not see yet are there when the page is read to its end. */
async function parsed(): Promise<void> {
  if (document.readyState !== 'loading') return;
  await new Promise((resolve) => document.addEventListener('DOMContentLoaded', resolve, {once: true}));
}

function firstSettings(): PoolSettings | undefined {
  return [...document.querySelectorAll('amplify-signin-flow')].find(isGiven);
}
