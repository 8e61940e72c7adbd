import {invalidParameter, wrongPassword} from '../errors.js';
import {askForProof, readProof} from '../srp-proof.js';
import type {Challenge} from './challenge.js';

const name = 'DEVICE_PASSWORD_VERIFIER';

/** The second half of SRP, in which a device proves the password that it has made up for itself. */
export const devicePasswordVerifier: Challenge = {
  begin(signIn, given) {
    const {device} = signIn.progress;
    if (!device?.secret) throw invalidParameter('The device is not confirmed.');
    const {key, groupKey, secret} = device;
    return {
      ChallengeName: name,
      ChallengeParameters: {
        ...askForProof(signIn, given, {name, ...secret, identity: `${groupKey}${key}`}),
        USERNAME: signIn.user.username,
        DEVICE_KEY: key,
      },
    };
  },

  respond(attempt) {
    const {signIn, isRight} = readProof(name, attempt);
    if (!isRight()) throw wrongPassword();
    return {signIn, outcome: 'TOKENS'};
  },
};
