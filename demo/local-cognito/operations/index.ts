import {getTokensFromRefreshToken} from './get-tokens-from-refresh-token.js';
import {getUser} from './get-user.js';
import {globalSignOut} from './global-sign-out.js';
import {initiateAuth} from './initiate-auth.js';
import type {Operation} from './operation.js';
import {respondToAuthChallenge} from './respond-to-auth-challenge.js';
import {revokeToken} from './revoke-token.js';

/** One row per operation. */
export const operations: ReadonlyMap<string, Operation> = new Map<string, Operation>([
  ['InitiateAuth', initiateAuth],
  ['RespondToAuthChallenge', respondToAuthChallenge],
  ['GetUser', getUser],
  ['GetTokensFromRefreshToken', getTokensFromRefreshToken],
  ['RevokeToken', revokeToken],
  ['GlobalSignOut', globalSignOut],
]);
