import type {InitiateAuthResponse} from '@aws-sdk/client-cognito-identity-provider';
import {invalidParameter} from '../errors.js';
import {flows} from '../flows/index.js';
import type {Operation} from './operation.js';

/** Begins a sign-in. */
export const initiateAuth: Operation<InitiateAuthResponse> = async (pool, call) => {
  const {body} = call;
  const client = pool.client(body.required('ClientId'));
  const name = body.required('AuthFlow');
  const flow = client.flows.includes(name) ? flows.get(name) : undefined;
  if (!flow) throw invalidParameter(`${name} flow not enabled for this client`);
  return flow({pool, client, parameters: body.map('AuthParameters'), call});
};
