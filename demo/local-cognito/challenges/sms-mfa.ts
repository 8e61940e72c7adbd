import {phoneContact} from '../contacts.js';
import {codeChallenge} from './code-challenge.js';

/** After the password, a code by text message. */
export const smsMfa = codeChallenge({
  name: 'SMS_MFA',
  contact: phoneContact,
  answerKey: 'SMS_MFA_CODE',
  length: () => 6,
});
