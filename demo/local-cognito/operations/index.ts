import {associateSoftwareToken} from './associate-software-token.js';
import {changePassword} from './change-password.js';
import {completeWebAuthnRegistration} from './complete-web-authn-registration.js';
import {confirmDevice} from './confirm-device.js';
import {confirmForgotPassword} from './confirm-forgot-password.js';
import {confirmSignUp} from './confirm-sign-up.js';
import {deleteWebAuthnCredential} from './delete-web-authn-credential.js';
import {forgetDevice} from './forget-device.js';
import {forgotPassword} from './forgot-password.js';
import {getTokensFromRefreshToken} from './get-tokens-from-refresh-token.js';
import {getUser} from './get-user.js';
import {globalSignOut} from './global-sign-out.js';
import {initiateAuth} from './initiate-auth.js';
import {listDevices} from './list-devices.js';
import {listWebAuthnCredentials} from './list-web-authn-credentials.js';
import type {Operation} from './operation.js';
import {resendConfirmationCode} from './resend-confirmation-code.js';
import {respondToAuthChallenge} from './respond-to-auth-challenge.js';
import {revokeToken} from './revoke-token.js';
import {setUserMfaPreference} from './set-user-mfa-preference.js';
import {signUp} from './sign-up.js';
import {startWebAuthnRegistration} from './start-web-authn-registration.js';
import {updateDeviceStatus} from './update-device-status.js';
import {verifySoftwareToken} from './verify-software-token.js';

/** One row per operation. */
export const operations: ReadonlyMap<string, Operation> = new Map<string, Operation>([
  ['InitiateAuth', initiateAuth],
  ['RespondToAuthChallenge', respondToAuthChallenge],
  ['AssociateSoftwareToken', associateSoftwareToken],
  ['VerifySoftwareToken', verifySoftwareToken],
  ['SignUp', signUp],
  ['ConfirmSignUp', confirmSignUp],
  ['ResendConfirmationCode', resendConfirmationCode],
  ['ForgotPassword', forgotPassword],
  ['ConfirmForgotPassword', confirmForgotPassword],
  ['StartWebAuthnRegistration', startWebAuthnRegistration],
  ['CompleteWebAuthnRegistration', completeWebAuthnRegistration],
  ['ListWebAuthnCredentials', listWebAuthnCredentials],
  ['DeleteWebAuthnCredential', deleteWebAuthnCredential],
  ['ConfirmDevice', confirmDevice],
  ['ListDevices', listDevices],
  ['UpdateDeviceStatus', updateDeviceStatus],
  ['ForgetDevice', forgetDevice],
  ['ChangePassword', changePassword],
  ['SetUserMFAPreference', setUserMfaPreference],
  ['GetUser', getUser],
  ['GetTokensFromRefreshToken', getTokensFromRefreshToken],
  ['RevokeToken', revokeToken],
  ['GlobalSignOut', globalSignOut],
]);
