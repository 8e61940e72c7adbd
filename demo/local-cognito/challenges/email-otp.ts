import {maskEmail} from '../masks.js';
import {codeChallenge} from './code-challenge.js';

/** After the password, a code by e-mail. */
export const emailOtp = codeChallenge({
  name: 'EMAIL_OTP',
  medium: 'EMAIL',
  attribute: 'email',
  mask: maskEmail,
  answerKey: 'EMAIL_OTP_CODE',
  length: 6,
});
