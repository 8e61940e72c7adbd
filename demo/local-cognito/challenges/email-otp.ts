import {emailContact} from '../contacts.js';
import {enrol} from '../mfa.js';
import {codeChallenge} from './code-challenge.js';

/** A code by e-mail: after the password, instead of one, or to confirm the address of a new second factor. */
export const emailOtp = codeChallenge({
  name: 'EMAIL_OTP',
  contact: emailContact,
  answerKey: 'EMAIL_OTP_CODE',
  length: ({progress}) => (progress.isFirstFactor ? 8 : 6),
  newAddress: ({progress}) => progress.newEmail,

  met({user, progress}) {
    if (progress.newEmail === undefined) return;
    user.attributes.set('email', progress.newEmail).set('email_verified', 'true');
    enrol(user, 'EMAIL');
  },
});
