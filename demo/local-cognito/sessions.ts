import type {Clock} from './clock.js';
import {notAuthorized} from './errors.js';
import type {Exchange} from './srp.js';
import {Tickets, type Ticket} from './tickets.js';
import type {User} from './users.js';

/** What the server remembers between a challenge and its answer. */
export interface Session {
  readonly challenge: string;
  readonly clientId: string;
  readonly user: User;
  /** What a right answer is compared with, where the server has made it up: a code, for instance. */
  readonly expected?: string | undefined;
}

/** An SRP exchange that waits for the client's proof. */
export interface PendingProof extends Exchange {
  readonly clientId: string;
  readonly user: User;
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

  /** The session, provided that it belongs to this client and is waiting for this challenge. */
  find(id: string, clientId: string, challenge: string): Session {
    const session = valid(this.#tickets.look(id));
    if (session.clientId !== clientId || session.challenge !== challenge) throw refusals.unknown();
    return session;
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
