import {CognitoError} from '../errors.js';
import {requiredKey} from '../members.js';
import {attemptMfa} from '../mfa.js';
import {checkTotp} from '../totp.js';
import {sessionChallenge} from './session-challenge.js';

/** After the password, the code of an authenticator app. */
export const softwareTokenMfa = sessionChallenge({
  name: 'SOFTWARE_TOKEN_MFA',

  put: ({user}) => ({
    parameters: {USER_ID_FOR_SRP: user.username, FRIENDLY_DEVICE_NAME: 'Authenticator app'},
  }),

  check(signIn, {answers}) {
    const {pool, user} = signIn;
    const code = requiredKey(answers, 'SOFTWARE_TOKEN_MFA_CODE');
    const {totp} = user;
    if (!totp)
      throw new CognitoError('SoftwareTokenMFANotFoundException', 'Software token MFA is not set up.');
    // A used code is no wrong guess, so it does not count towards the lock-out.
    const passed = attemptMfa(signIn, () => {
      const verdict = checkTotp(totp, code, pool.clock.now());
      if (verdict === 'used') {
        throw new CognitoError('ExpiredCodeException', 'Your software token has already been used once.');
      }
      return verdict === 'right';
    });
    if (!passed) throw new CognitoError('CodeMismatchException', 'Invalid code received for user');
    return 'TOKENS';
  },
});
