import type {Members} from '../members.js';
import type {Delivery} from '../outbox.js';
import type {Pool} from '../pool.js';

/** One call, as it came in. */
export interface Call {
  readonly body: Members;
  /** Amplify's id of the call, the same for its retries. */
  readonly invocationId: string | undefined;
  /** The page that calls. */
  readonly origin: string | undefined;
  /** Sends a code. Throws when it cannot be delivered. */
  readonly deliver: (delivery: Delivery) => void;
}

/** One operation of the API; typed by the response that the AWS SDK expects. */
export type Operation<Response extends object = object> = (pool: Pool, call: Call) => Promise<Response>;
