import type {InitiateAuthResponse} from '@aws-sdk/client-cognito-identity-provider';
import type {StringMap} from '../members.js';
import type {Call} from '../operations/operation.js';
import type {Client, Pool} from '../pool.js';

/** A sign-in that begins. */
export interface Start {
  readonly pool: Pool;
  readonly client: Client;
  readonly parameters: StringMap;
  readonly call: Call;
}

/** One `AuthFlow` of InitiateAuth. */
export type Flow = (start: Start) => Promise<InitiateAuthResponse>;
