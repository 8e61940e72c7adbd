import {maskPhone} from '../masks.js';
import {codeChallenge} from './code-challenge.js';

/** After the password, a code by text message. */
export const smsMfa = codeChallenge({
  name: 'SMS_MFA',
  medium: 'SMS',
  attribute: 'phone_number',
  mask: maskPhone,
  answerKey: 'SMS_MFA_CODE',
  length: 6,
});
