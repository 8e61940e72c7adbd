import type {CDPSession} from 'playwright';
import type {Visit} from './visit.js';

/** Gives the page a virtual authenticator. */
export async function plugIn(visit: Visit): Promise<{cdp: CDPSession; authenticatorId: string}> {
  const cdp = await visit.page.context().newCDPSession(visit.page);
  await cdp.send('WebAuthn.enable');
  const {authenticatorId} = await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      ctap2Version: 'ctap2_1',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return {cdp, authenticatorId};
}
