import type {StringMap} from '../members.js';
import type {Client, Pool} from '../pool.js';
import type {AuthReply} from '../sign-in.js';

/** A sign-in that begins. */
export interface Start {
  readonly pool: Pool;
  readonly client: Client;
  readonly parameters: StringMap;
  readonly invocationId: string | undefined;
}

/** One `AuthFlow` of InitiateAuth. */
export type Flow = (start: Start) => Promise<AuthReply>;
