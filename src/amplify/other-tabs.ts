/** Amplify's keys for tokens. The refresh token is stored after those that say who is signed in. */
const TOKEN = /^CognitoIdentityServiceProvider\..*\.refreshToken$/;

/**
 * Calls the listener when another tab may have signed somebody in or out. Amplify's Hub tells of that as well, but not
 * dependably: with 6.22.1 in Chromium nothing came.
 *
 * @param signal ends it
 */
export function watchOtherTabs(listener: () => void, signal: AbortSignal): void {
  window.addEventListener(
    'storage',
    ({key}) => {
      // Without a key all of it was removed.
      if (key === null || TOKEN.test(key)) listener();
    },
    {signal},
  );
}
