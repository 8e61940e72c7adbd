import {isOnline, isSecure} from '../browser/environment.js';
import {canStore} from '../browser/storage.js';
import type {ObstacleKey} from '../core/messages.js';

/** Something that a browser or a page withholds from a sign-in. */
export interface Obstacle {
  /** The key of the sentence that the user reads, who can do little about it. */
  readonly key: ObstacleKey;
  /** What a developer has to change. */
  readonly advice: string;
}

/** What stands in the way here. The sign-in goes on without it, and is less than it could be. */
export function findObstacles(): readonly Obstacle[] {
  const found: Obstacle[] = [];
  if (!isSecure())
    found.push({
      key: 'notPrivate',
      advice:
        'This page is not in a secure context, so that there is no crypto.subtle and there are no passkeys, and ' +
        'passwords can be read on their way. Serve it over https.',
    });
  if (!canStore('localStorage'))
    found.push({
      key: 'notKept',
      advice:
        'The browser does not let this page use localStorage: users are signed out when they leave the page. Cookies ' +
        'and site data are blocked, the storage is full, or the frame is sandboxed without allow-same-origin.',
    });
  return found;
}

/**
 * Says why a call got no answer, where more can be known than that. A browser tells a script nothing of a refused
 * answer; but a request that wants to know nothing goes through where only the CORS headers are missing.
 *
 * @param endpoint the URL of a local or proxied Cognito. Amazon's own sends the headers
 * @returns a sentence for developers
 */
export async function explainSilence(endpoint: string | undefined): Promise<string | undefined> {
  if (!isOnline()) return;
  const policy =
    "If the page has a content security policy, its connect-src has to allow the pool's address " +
    '(https://cognito-idp.<region>.amazonaws.com, or user-pool-endpoint).';
  if (!endpoint) return `Cognito could not be reached. ${policy}`;
  const limit = new AbortController();
  const timer = setTimeout(() => {
    limit.abort();
  }, 5000);
  try {
    await fetch(endpoint, {mode: 'no-cors', cache: 'no-store', signal: limit.signal});
    return (
      `${endpoint} answers, but the browser did not show the answer. Probably its CORS headers are missing: it has to send ` +
      'Access-Control-Allow-Origin, and to allow the headers that Amplify sends, with errors and with the replies of a ' +
      'firewall as well.'
    );
  } catch {
    return `${endpoint} could not be reached: check user-pool-endpoint. ${policy}`;
  } finally {
    clearTimeout(timer);
  }
}
