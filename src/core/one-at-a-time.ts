/**
 * What the flows of one page share, in whichever copy of this package they are. Its shape is a contract between
 * versions: fields may be added, none may change.
 */
interface Page {
  /** Settles when the last call that was asked for has ended. */
  last: Promise<unknown>;
  /** The flow whose sign-in Amplify is in the middle of. */
  owner: object | undefined;
}

const KEY = Symbol.for('amplify-signin-flow');

/** The record of the page. Amplify's own state is a singleton of the page as well, which is why there has to be one. */
export function page(): Page {
  const holder = globalThis as {[KEY]?: Page};
  return (holder[KEY] ??= {last: Promise.resolve(), owner: undefined});
}

/**
 * Runs a call when those before it have ended. Two sign-ins that overlap mix up their tokens: Amplify reads the name of
 * the user that is signing in from its singleton after it has waited for Cognito.
 */
export function oneAtATime<T>(call: () => Promise<T>): Promise<T> {
  const shared = page();
  const result = shared.last.then(call);
  shared.last = result.catch(() => undefined);
  return result;
}
