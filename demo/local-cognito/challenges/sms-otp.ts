import {phoneContact} from '../contacts.js';
import {codeChallenge} from './code-challenge.js';

/** Instead of a password, a code by text message. */
export const smsOtp = codeChallenge({
  name: 'SMS_OTP',
  contact: phoneContact,
  answerKey: 'SMS_OTP_CODE',
  length: () => 6,
});
