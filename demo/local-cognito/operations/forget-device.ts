import type {Operation} from './operation.js';

/** Forgets a device of a signed-in user. */
export const forgetDevice: Operation = async (pool, {body}) => {
  const {user} = await pool.tokens.authenticate(body.required('AccessToken'));
  pool.devices.forget(pool.devices.find(user, body.required('DeviceKey')));
  return {};
};
