import type {UpdateDeviceStatusResponse} from '@aws-sdk/client-cognito-identity-provider';
import type {Operation} from './operation.js';

/** Has a device stand in for a second factor, or no longer. */
export const updateDeviceStatus: Operation<UpdateDeviceStatusResponse> = async (pool, {body}) => {
  const {user} = await pool.tokens.authenticate(body.required('AccessToken'));
  const device = pool.devices.find(user, body.required('DeviceKey'));
  device.isRemembered = body.optional('DeviceRememberedStatus') === 'remembered';
  return {};
};
