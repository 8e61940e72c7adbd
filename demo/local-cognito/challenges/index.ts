import type {ChallengeName} from '../sign-in.js';
import type {Challenge} from './challenge.js';
import {emailOtp} from './email-otp.js';
import {passwordVerifier} from './password-verifier.js';
import {selectMfaType} from './select-mfa-type.js';
import {smsMfa} from './sms-mfa.js';
import {softwareTokenMfa} from './software-token-mfa.js';

/** One row per challenge. */
export const challenges: Readonly<Record<ChallengeName, Challenge>> = {
  PASSWORD_VERIFIER: passwordVerifier,
  SELECT_MFA_TYPE: selectMfaType,
  SMS_MFA: smsMfa,
  EMAIL_OTP: emailOtp,
  SOFTWARE_TOKEN_MFA: softwareTokenMfa,
};
