import type {Clock} from './clock.js';
import {notAuthorized} from './errors.js';
import type {ChallengeName, Progress} from './sign-in.js';
import type {Exchange} from './srp.js';
import {Tickets, type Ticket} from './tickets.js';
import type {User} from './users.js';

/** What a session waits for: the answer to a challenge, or the first sign-in of a new user. */
export type Awaited = ChallengeName | 'FIRST_SIGN_IN';

/** What the server remembers between a challenge and its answer. */
export interface Session {
  readonly challenge: Awaited;
  readonly clientId: string;
  readonly user: User;
  readonly progress: Progress;
  /** What a right answer is compared with, where the server has made it up: a code, for instance. */
  readonly expected?: string | undefined;
}

/** An SRP exchange that waits for the client's proof. */
export interface PendingProof extends Exchange {
  readonly challenge: ChallengeName;
  /** What the client signs for: the name of the pool or of the device's group, and that of the user or device. */
  readonly identity: string;
  readonly clientId: string;
  readonly user: User;
  readonly progress: Progress;
}

/** The `Session` strings of a sign-in: valid for some minutes, for one right answer, for one client. */
export class Sessions {
  readonly #tickets: Tickets<Session>;

  constructor(clock: Clock, validitySeconds: number) {
    this.#tickets = new Tickets(clock, validitySeconds);
  }

  open(session: Session): string {
    return this.#tickets.issue(session);
  }

  /** The session, provided that it is waiting for one of these, and belongs to this client if one is given. */
  find(id: string, awaited: readonly Awaited[], clientId?: string): Session {
    const session = valid(this.#tickets.look(id));
    if (clientId !== undefined && session.clientId !== clientId) throw refusals.unknown();
    if (!awaited.includes(session.challenge)) throw refusals.unknown();
    return session;
  }

  /** Whose session it is, while it is good. */
  userOf(id: string): User | undefined {
    const ticket = this.#tickets.look(id);
    return ticket.kind === 'valid' ? ticket.value.user : undefined;
  }

  /** Uses the session up. Throws when another answer was quicker. */
  spend(id: string): void {
    valid(this.#tickets.spend(id));
  }

  clear(): void {
    this.#tickets.clear();
  }
}

const refusals = {
  unknown: () => notAuthorized('Invalid session for the user.'),
  spent: () => notAuthorized('Invalid session for the user, session can only be used once.'),
  expired: () => notAuthorized('Invalid session for the user, session is expired.'),
};

function valid(ticket: Ticket<Session>): Session {
  if (ticket.kind !== 'valid') throw refusals[ticket.kind]();
  return ticket.value;
}
