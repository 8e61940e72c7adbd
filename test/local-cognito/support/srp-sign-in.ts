import type {
  InitiateAuthResponse,
  RespondToAuthChallengeResponse,
} from '@aws-sdk/client-cognito-identity-provider';
import type {Server} from './server.js';
import type {SrpAttempt} from './srp-clients.js';

/** Sends SRP_A. */
export function beginSrp(server: Server, username: string, srpA: string): Promise<InitiateAuthResponse> {
  return server.call('InitiateAuth', {
    AuthFlow: 'USER_SRP_AUTH',
    ClientId: server.clientId,
    AuthParameters: {USERNAME: username, SRP_A: srpA},
  });
}

/** What an honest client answers to PASSWORD_VERIFIER. */
export function proofOf(
  attempt: SrpAttempt,
  reply: InitiateAuthResponse,
  ownTimestamp?: string,
): Record<string, string> {
  const {USER_ID_FOR_SRP = '', SECRET_BLOCK = ''} = reply.ChallengeParameters ?? {};
  const {timestamp, signature} = attempt.sign(reply, ownTimestamp);
  return {
    USERNAME: USER_ID_FOR_SRP,
    PASSWORD_CLAIM_SECRET_BLOCK: SECRET_BLOCK,
    TIMESTAMP: timestamp,
    PASSWORD_CLAIM_SIGNATURE: signature,
  };
}

/** A whole exchange. */
export async function signInWithSrp(
  server: Server,
  username: string,
  attempt: SrpAttempt,
): Promise<RespondToAuthChallengeResponse> {
  const reply = await beginSrp(server, username, attempt.srpA);
  return server.answer('PASSWORD_VERIFIER', undefined, proofOf(attempt, reply));
}
