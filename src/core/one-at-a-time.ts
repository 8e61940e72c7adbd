import type {PoolClaim} from './pool-claim.js';

/**
 * What the flows of one page share, in whichever copy of this package they are. Its shape is a contract between
 * versions: fields may be added, none may change.
 */
interface Page {
  /** Settles when the last call that was asked for has ended, or is waited for no longer. */
  last: Promise<unknown>;
  /** The flow whose sign-in Amplify is in the middle of. */
  owner: object | undefined;
  /** The same, while nobody shows it. */
  left?: {abandonChallenge?(): void} | undefined;
  /** Stops waiting for the call that is on its way. */
  giveUp?: (() => void) | undefined;
  /** How many calls are on their way that nobody waits for any more. */
  givenUp?: number;
  /** Who signed in last here, and is signed in still. */
  signedIn?: string | undefined;
  /** The same for each user pool that has an Amplify context of its own. */
  signedInTo?: Map<string, string>;
  /** The tags on the page that need a certain configuration of the page's one Amplify. */
  claims?: Set<PoolClaim>;
  /** The pool for which a tag has configured the page's Amplify. */
  configuredByTag?: string;
  /** Amplify has a state of a sign-in in memory, which does not expire as the stored one does. */
  hasBegun?: boolean;
}

const KEY = Symbol.for('amplify-signin-flow');

/** The record of the page. Amplify's own state is a singleton of the page as well, which is why there has to be one. */
export function page(): Page {
  const holder = globalThis as {[KEY]?: Page};
  return (holder[KEY] ??= {last: Promise.resolve(), owner: undefined});
}

/** @param pool the user pool, if it has an Amplify context of its own */
export function signedInUser(pool: string | undefined): string | undefined {
  return pool === undefined ? page().signedIn : page().signedInTo?.get(pool);
}

/** Records the username of the user who signed in last. */
export function recordSignedInUser(pool: string | undefined, username: string | undefined): void {
  if (pool === undefined) {
    page().signedIn = username;
    return;
  }
  const users = (page().signedInTo ??= new Map());
  if (username === undefined) users.delete(pool);
  else users.set(pool, username);
}

/**
 * Runs a call when those before it have ended. Two sign-ins that overlap mix up their tokens: Amplify reads the name of
 * the user that is signing in from its singleton after it has waited for Cognito.
 *
 * A call that hangs would hold up the page for ever, since Amplify has neither a time-out nor a way to cancel. So it can
 * be given up, by `page().giveUp()`, and the next one begins. Should it come to something after all, it has to undo that
 * itself.
 *
 * @throws an error of the name `GivenUp` when the call was given up
 */
export function oneAtATime<T>(call: () => Promise<T>): Promise<T> {
  const shared = page();
  let [isGivenUp, hasEnded] = [false, false];
  let giveUp: () => void = () => undefined;
  const givenUp = new Promise<never>((_, reject) => {
    giveUp = () => {
      if (hasEnded || isGivenUp) return;
      isGivenUp = true;
      shared.givenUp = (shared.givenUp ?? 0) + 1;
      shared.giveUp = undefined;
      reject(Object.assign(new Error('The call was given up.'), {name: 'GivenUp'}));
    };
  });
  const run = shared.last.then(() => {
    shared.giveUp = giveUp;
    const made = call().finally(() => {
      hasEnded = true;
      if (shared.giveUp === giveUp) shared.giveUp = undefined;
      if (isGivenUp) shared.givenUp = (shared.givenUp ?? 1) - 1;
    });
    return Promise.race([made, givenUp]);
  });
  shared.last = run.catch(() => undefined);
  return run;
}
