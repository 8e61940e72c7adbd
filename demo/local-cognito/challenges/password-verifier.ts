import {invalidParameter, wrongPassword} from '../errors.js';
import {requiredKey} from '../members.js';
import {nextAfterPassword} from '../mfa.js';
import {requirePassword} from '../password-check.js';
import {sameSecret} from '../secrets.js';
import {claimSignature, fromBytes, publicValue, readPublicValue} from '../srp.js';
import {isClaimTimestamp} from '../timestamp.js';
import {answersTo} from '../users.js';
import type {Challenge} from './challenge.js';

/** 256 bits, twice the strength of the group. */
const EXPONENT_BYTES = 32;

/** The second half of SRP. It has no Session: the secret block, which the client signs, leads back to it. */
export const passwordVerifier: Challenge = {
  begin({pool, client, user}, given) {
    const A = readPublicValue(requiredKey(given, 'SRP_A'));
    if (A === undefined) throw invalidParameter('Invalid SRP_A.');
    const {verifier, salt} = user.password;
    const b = fromBytes(pool.random(EXPONENT_BYTES));
    const B = publicValue(verifier, b);
    return {
      ChallengeName: 'PASSWORD_VERIFIER',
      ChallengeParameters: {
        SALT: salt.toString(16),
        SECRET_BLOCK: pool.pendingProofs.issue({A, B, b, verifier, user, clientId: client.id}),
        SRP_B: B.toString(16),
        USERNAME: user.username,
        USER_ID_FOR_SRP: user.username,
      },
    };
  },

  respond({pool, client, answers, invocationId}) {
    const username = requiredKey(answers, 'USERNAME');
    const secretBlock = requiredKey(answers, 'PASSWORD_CLAIM_SECRET_BLOCK');
    const timestamp = requiredKey(answers, 'TIMESTAMP');
    const signature = requiredKey(answers, 'PASSWORD_CLAIM_SIGNATURE');

    const proof = pool.pendingProofs.spend(secretBlock);
    if (proof.kind !== 'valid' || proof.value.clientId !== client.id) throw wrongPassword();
    const {user} = proof.value;
    if (!answersTo(user, username)) throw wrongPassword();

    const signIn = {pool, client, user, invocationId};
    const claim = {identity: pool.users.identityOf(user.username), secretBlock, timestamp};
    requirePassword(
      signIn,
      () => isClaimTimestamp(timestamp) && sameSecret(claimSignature(proof.value, claim), signature),
    );
    return {signIn, next: nextAfterPassword(user)};
  },
};
