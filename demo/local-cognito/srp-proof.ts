import {invalidParameter, wrongPassword} from './errors.js';
import type {Attempt} from './challenges/challenge.js';
import {requiredKey, type StringMap} from './members.js';
import {sameSecret} from './secrets.js';
import type {ChallengeName, SignIn} from './sign-in.js';
import {claimSignature, fromBytes, publicValue, readPublicValue} from './srp.js';
import {isClaimTimestamp} from './timestamp.js';
import {answersTo} from './users.js';

/** 256 bits, twice the strength of the group. */
const EXPONENT_BYTES = 32;

/** What a client has to prove that it knows, without sending it. */
export interface SrpSecret {
  /** The challenge that asks for the proof. */
  readonly name: ChallengeName;
  readonly verifier: bigint;
  readonly salt: bigint;
  readonly identity: string;
}

/** The server's half of the exchange. The secret block, which the client signs, leads back to it. */
export function askForProof(
  {pool, client, user, progress}: SignIn,
  given: StringMap,
  {name, verifier, salt, identity}: SrpSecret,
): {readonly SALT: string; readonly SECRET_BLOCK: string; readonly SRP_B: string} {
  const A = readPublicValue(requiredKey(given, 'SRP_A'));
  if (A === undefined) throw invalidParameter('Invalid SRP_A.');
  const b = fromBytes(pool.random(EXPONENT_BYTES));
  const B = publicValue(verifier, b);
  const proof = {challenge: name, A, B, b, verifier, identity, user, clientId: client.id, progress};
  return {
    SALT: salt.toString(16),
    SECRET_BLOCK: pool.pendingProofs.issue(proof),
    SRP_B: B.toString(16),
  };
}

/** Whose proof came, and a check of it that can be made once. */
export function readProof(
  name: ChallengeName,
  {pool, client, answers, call}: Attempt,
): {readonly signIn: SignIn; readonly isRight: () => boolean} {
  const username = requiredKey(answers, 'USERNAME');
  const secretBlock = requiredKey(answers, 'PASSWORD_CLAIM_SECRET_BLOCK');
  const timestamp = requiredKey(answers, 'TIMESTAMP');
  const signature = requiredKey(answers, 'PASSWORD_CLAIM_SIGNATURE');

  const ticket = pool.pendingProofs.look(secretBlock);
  if (ticket.kind !== 'valid') throw wrongPassword();
  const {challenge, clientId, user, identity, progress} = ticket.value;
  if (challenge !== name || clientId !== client.id || !answersTo(user, username)) throw wrongPassword();

  const isRight = () => {
    pool.pendingProofs.spend(secretBlock);
    const expected = claimSignature(ticket.value, {identity, secretBlock, timestamp});
    return isClaimTimestamp(timestamp) && sameSecret(expected, signature);
  };
  return {signIn: {pool, client, user, call, progress}, isRight};
}
