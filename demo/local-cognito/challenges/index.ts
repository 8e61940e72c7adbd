import type {ChallengeName} from '../sign-in.js';
import type {Challenge} from './challenge.js';
import {customChallenge} from './custom-challenge.js';
import {devicePasswordVerifier} from './device-password-verifier.js';
import {deviceSrpAuth} from './device-srp-auth.js';
import {emailOtp} from './email-otp.js';
import {mfaSetup} from './mfa-setup.js';
import {newPasswordRequired} from './new-password-required.js';
import {passwordVerifier} from './password-verifier.js';
import {password, passwordSrp} from './password.js';
import {selectChallenge} from './select-challenge.js';
import {selectMfaType} from './select-mfa-type.js';
import {smsMfa} from './sms-mfa.js';
import {smsOtp} from './sms-otp.js';
import {softwareTokenMfa} from './software-token-mfa.js';
import {webAuthn} from './web-authn.js';

/** One row per challenge. */
export const challenges: Readonly<Record<ChallengeName, Challenge>> = {
  PASSWORD: password,
  PASSWORD_SRP: passwordSrp,
  PASSWORD_VERIFIER: passwordVerifier,
  NEW_PASSWORD_REQUIRED: newPasswordRequired,
  SELECT_CHALLENGE: selectChallenge,
  SELECT_MFA_TYPE: selectMfaType,
  MFA_SETUP: mfaSetup,
  SMS_MFA: smsMfa,
  SMS_OTP: smsOtp,
  EMAIL_OTP: emailOtp,
  SOFTWARE_TOKEN_MFA: softwareTokenMfa,
  WEB_AUTHN: webAuthn,
  CUSTOM_CHALLENGE: customChallenge,
  DEVICE_SRP_AUTH: deviceSrpAuth,
  DEVICE_PASSWORD_VERIFIER: devicePasswordVerifier,
};
