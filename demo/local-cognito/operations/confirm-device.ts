import type {ConfirmDeviceResponse} from '@aws-sdk/client-cognito-identity-provider';
import {invalidParameter} from '../errors.js';
import {fromBytes} from '../srp.js';
import type {Operation} from './operation.js';

/** Takes what a device will be known by: the verifier of the password that it has made up. */
export const confirmDevice: Operation<ConfirmDeviceResponse> = async (pool, {body}) => {
  const {user} = await pool.tokens.authenticate(body.required('AccessToken'));
  const device = pool.devices.find(user, body.required('DeviceKey'));
  const config = body.structure('DeviceSecretVerifierConfig');
  const [verifier, salt] = [config.optional('PasswordVerifier'), config.optional('Salt')];
  if (!verifier || !salt) throw invalidParameter('The verifier and the salt of the device are missing.');
  device.secret = {verifier: numberFrom(verifier), salt: numberFrom(salt)};
  device.name = body.optional('DeviceName');
  return {UserConfirmationNecessary: false};
};

const numberFrom = (base64: string) => fromBytes(Buffer.from(base64, 'base64'));
