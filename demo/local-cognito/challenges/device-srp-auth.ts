import {requiredKey} from '../members.js';
import type {Outcome} from '../sign-in.js';
import {sessionChallenge} from './session-challenge.js';

/** After the password, a remembered device, which stands in for a second factor. */
export const deviceSrpAuth = sessionChallenge({
  name: 'DEVICE_SRP_AUTH',

  put: () => ({parameters: {}}),

  check({pool, user, progress}, {answers}): Outcome {
    const device = pool.devices.require(user, requiredKey(answers, 'DEVICE_KEY'));
    requiredKey(answers, 'SRP_A');
    return {next: 'DEVICE_PASSWORD_VERIFIER', progress: {...progress, device}};
  },
});
