import {CognitoError, invalidParameter} from '../errors.js';
import {enrol, mfaChallenges} from '../mfa.js';
import type {Outcome, SignIn} from '../sign-in.js';
import {sessionChallenge} from './session-challenge.js';

const ADDRESS = /^[^\s@]+@[^\s@]+$/;

/** After the password, the enrolment of a second factor, which the pool insists on. */
export const mfaSetup = sessionChallenge({
  name: 'MFA_SETUP',

  put: ({user}) => ({
    parameters: {
      USER_ID_FOR_SRP: user.username,
      MFAS_CAN_SETUP: JSON.stringify(user.mfaSetup.map((method) => mfaChallenges[method])),
    },
  }),

  check(signIn, {answers}) {
    const {EMAIL: email} = answers;
    return email ? enrolEmail(signIn, email) : enrolAuthenticator(signIn);
  },
});

function enrolEmail({pool, user, progress}: SignIn, email: string): Outcome {
  if (!user.mfaSetup.includes('EMAIL')) throw invalidParameter('E-mail MFA cannot be set up for the user.');
  if (!ADDRESS.test(email)) throw invalidParameter('Invalid email address format.');
  const owner = pool.users.find(email);
  if (owner && owner !== user) {
    throw new CognitoError('AliasExistsException', 'An account with the email already exists.');
  }
  return {next: 'EMAIL_OTP', progress: {...progress, newEmail: email}};
}

/** AssociateSoftwareToken and VerifySoftwareToken have come first. */
function enrolAuthenticator({user, progress: {authenticator}}: SignIn): Outcome {
  if (!authenticator?.isVerified) throw invalidParameter('No second factor was verified.');
  user.totp = authenticator.totp;
  enrol(user, 'TOTP');
  return 'TOKENS';
}
