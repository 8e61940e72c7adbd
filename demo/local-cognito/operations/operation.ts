import type {Members} from '../members.js';
import type {Pool} from '../pool.js';

/** One call, as it came in. */
export interface Call {
  readonly body: Members;
  readonly invocationId: string | undefined;
}

/** One operation of the API; typed by the response that the AWS SDK expects. */
export type Operation<Response extends object = object> = (pool: Pool, call: Call) => Promise<Response>;
