import type {FaultKind} from './faults/fault.js';

/** One request, without any password, code, session or token. */
export interface LoggedRequest {
  readonly operation: string | undefined;
  /** The challenge that the request answers. */
  readonly challenge: string | undefined;
  readonly username: string | undefined;
  /** Amplify's id of the call; retries carry the same. */
  readonly invocationId: string | undefined;
  /** Of the answer, even if it was lost on its way; 0 when there was none, or is none yet. */
  readonly status: number;
  /** The exception's name. */
  readonly error: string | undefined;
  /** What went wrong on request. */
  readonly fault: FaultKind | undefined;
  /** ISO 8601, by the pool's clock. */
  readonly at: string;
}

const LONGEST = 1000;

/** The last requests to the pool, newest last. */
export class RequestLog {
  #requests: LoggedRequest[] = [];

  add(request: LoggedRequest): void {
    this.#requests = [...this.#requests, request].slice(-LONGEST);
  }

  /** Completes an entry, unless it has been cleared away meanwhile. */
  replace(entry: LoggedRequest, request: LoggedRequest): void {
    this.#requests = this.#requests.map((each) => (each === entry ? request : each));
  }

  all(): readonly LoggedRequest[] {
    return this.#requests;
  }

  clear(): void {
    this.#requests = [];
  }
}
