import {invalidParameter} from '../errors.js';
import {answersTo, type Users} from '../users.js';
import type {ArrivalKind, Fault, FaultOf, PendingFault} from './fault.js';

/** What a fault can be aimed at. */
export interface Target {
  readonly operation: string | undefined;
  readonly challenge?: string | undefined;
  readonly username: string | undefined;
  /** Amplify's id of the call, the same for its retries. */
  readonly invocationId: string | undefined;
}

/** The fault that a call has met. */
export interface Met {
  readonly fault: FaultOf<ArrivalKind>;
  /** Aborts when the fault is removed, to let go of what it holds up. */
  readonly removed: AbortSignal;
}

interface Entry {
  readonly id: number;
  readonly fault: Fault;
  left: number | 'always';
  readonly invocations: Set<string>;
  readonly removal: AbortController;
}

/** What goes wrong on request. Of several faults for the same call, the one that was added first comes first. */
export class Faults {
  readonly #users: Users;
  /** Those that are used up stay for the retries of the calls that have met them, and for what they hold up. */
  #entries: readonly Entry[] = [];
  /** Runs on after a reset, so that no page removes another fault than it means. */
  #lastId = 0;

  constructor(users: Users) {
    this.#users = users;
  }

  add(fault: Fault): PendingFault {
    requireAimable(fault);
    const entry = {
      id: ++this.#lastId,
      fault,
      left: fault.times ?? 1,
      invocations: new Set<string>(),
      removal: new AbortController(),
    };
    this.#entries = [...this.#entries, entry];
    return shown(entry);
  }

  /** Those that are not used up, oldest first. */
  pending(): readonly PendingFault[] {
    return this.#entries.filter(({left}) => left !== 0).map(shown);
  }

  /**
   * Takes a fault back. A call that it delays goes on at once; one that it hangs loses its connection. `false` when
   * there is none of that id.
   */
  remove(id: number): boolean {
    const entry = this.#entries.find((each) => each.id === id);
    this.#entries = this.#entries.filter((each) => each !== entry);
    entry?.removal.abort();
    return entry !== undefined;
  }

  clear(): void {
    for (const {id} of this.#entries) this.remove(id);
  }

  /** The fault for a call that comes in, if any. It is thereby counted. */
  meet(target: Target): Met | undefined {
    const entry = this.#take(target, ({fault}) => fault.kind !== 'code-delivery');
    if (!entry || entry.fault.kind === 'code-delivery') return;
    return {fault: entry.fault, removed: entry.removal.signal};
  }

  /** Whether the code that a call is about to send gets lost, which is thereby counted. */
  refuseDelivery(target: Target): boolean {
    return this.#take(target, ({fault}) => fault.kind === 'code-delivery') !== undefined;
  }

  /** Whether a browser that asks for leave gets none. That is not counted: it names no call. */
  refusePreflights(): boolean {
    return this.#entries.some(({fault}) => fault.kind === 'cors' && fault.preflight);
  }

  #take(target: Target, isMeant: (entry: Entry) => boolean): Entry | undefined {
    const {invocationId = ''} = target;
    const candidates = this.#entries.filter(
      (entry) => isMeant(entry) && this.#isAimedAt(entry.fault, target),
    );
    const known = candidates.find(({invocations}) => invocations.has(invocationId));
    const entry = known ?? candidates.find(({left}) => left !== 0);
    if (!entry || known) return entry;
    if (entry.left !== 'always') entry.left -= 1;
    if (invocationId) entry.invocations.add(invocationId);
    return entry;
  }

  #isAimedAt({operation, challenge, user}: Fault, target: Target): boolean {
    if (operation !== undefined && operation !== target.operation) return false;
    if (challenge !== undefined && challenge !== target.challenge) return false;
    if (user === undefined) return true;
    if (target.username === undefined) return false;
    const found = this.#users.find(user);
    return found ? answersTo(found, target.username) : user.toLowerCase() === target.username.toLowerCase();
  }
}

/** A preflight says neither whose call is to follow, nor which one, nor whether it is a retry. */
function requireAimable(fault: Fault): void {
  if (fault.kind !== 'cors' || !fault.preflight) return;
  const {user, operation, challenge, times} = fault;
  if (times === 'always' && [user, operation, challenge].every((aim) => aim === undefined)) return;
  throw invalidParameter('preflight needs times to be "always", and neither user, operation nor challenge.');
}

function shown({id, fault, left}: Entry): PendingFault {
  return {...fault, id, left};
}
