import {nextAfterPassword} from '../after-password.js';
import {requirePassword} from '../password-check.js';
import {askForProof, readProof} from '../srp-proof.js';
import type {Challenge} from './challenge.js';

const name = 'PASSWORD_VERIFIER';

/** The second half of SRP. It has no Session of its own. */
export const passwordVerifier: Challenge = {
  begin(signIn, given) {
    const {pool, user} = signIn;
    const {verifier, salt} = user.password;
    const identity = pool.users.identityOf(user.username);
    return {
      ChallengeName: name,
      ChallengeParameters: {
        ...askForProof(signIn, given, {name, verifier, salt, identity}),
        USERNAME: user.username,
        USER_ID_FOR_SRP: user.username,
      },
    };
  },

  respond(attempt) {
    const {pool, answers} = attempt;
    const {signIn, isRight} = readProof(name, attempt);
    // Amplify forgets a device that does not exist, and sends the same proof again.
    pool.devices.require(signIn.user, answers['DEVICE_KEY']);
    requirePassword(signIn, isRight);
    const {selection} = signIn.progress;
    if (selection) pool.sessions.spend(selection);
    return {signIn, outcome: nextAfterPassword(signIn, answers)};
  },
};
