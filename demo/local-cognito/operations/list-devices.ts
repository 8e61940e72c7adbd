import type {ListDevicesResponse} from '@aws-sdk/client-cognito-identity-provider';
import type {Device} from '../devices.js';
import type {Timestamps} from '../wire.js';
import type {Operation} from './operation.js';

/** The devices of a signed-in user, all on one page. */
export const listDevices: Operation<Timestamps<ListDevicesResponse>> = async (pool, {body}) => {
  const {user} = await pool.tokens.authenticate(body.required('AccessToken'));
  return {Devices: pool.devices.of(user).map(shown)};
};

const shown = ({key, name, createdAt, isRemembered}: Device) => ({
  DeviceKey: key,
  DeviceAttributes: [
    {Name: 'device_status', Value: 'valid'},
    {Name: 'device_name', Value: name ?? ''},
    {Name: 'dev:device_remembered_status', Value: isRemembered ? 'remembered' : 'not_remembered'},
  ],
  DeviceCreateDate: createdAt,
  DeviceLastModifiedDate: createdAt,
});
