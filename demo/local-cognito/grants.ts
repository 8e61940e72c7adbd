import {randomBytes, randomUUID} from 'node:crypto';
import type {Clock} from './clock.js';
import {notAuthorized} from './errors.js';
import type {User} from './users.js';

/** One completed sign-in: a refresh token and all tokens that descend from it. */
export interface Grant {
  /** The `origin_jti` of the tokens. */
  readonly id: string;
  readonly refreshToken: string;
  readonly eventId: string;
  readonly user: User;
  readonly clientId: string;
  /** Seconds since 1970. */
  readonly authTime: number;
  revoked: boolean;
}

/** Who is signed in, and with what. */
export class Grants {
  readonly #clock: Clock;
  readonly #validitySeconds: number;
  readonly #grants = new Map<string, Grant>();

  constructor(clock: Clock, validitySeconds: number) {
    this.#clock = clock;
    this.#validitySeconds = validitySeconds;
  }

  open(user: User, clientId: string): Grant {
    const grant: Grant = {
      id: randomUUID(),
      refreshToken: randomBytes(96).toString('base64url'),
      eventId: randomUUID(),
      user,
      clientId,
      authTime: this.#clock.seconds(),
      revoked: false,
    };
    this.#grants.set(grant.id, grant);
    return grant;
  }

  /** The sign-in that an access token belongs to. */
  find(id: string): Grant | undefined {
    return this.#grants.get(id);
  }

  /** The sign-in that a refresh token stands for, revoked or not. */
  findByRefreshToken(token: string): Grant | undefined {
    return [...this.#grants.values()].find(({refreshToken}) => refreshToken === token);
  }

  /** The sign-in that may be prolonged with this refresh token. */
  refresh(token: string, clientId: string): Grant {
    const grant = this.findByRefreshToken(token);
    if (!grant || grant.clientId !== clientId) throw notAuthorized('Invalid Refresh Token');
    if (grant.revoked) throw notAuthorized('Refresh Token has been revoked');
    if (this.#clock.seconds() >= grant.authTime + this.#validitySeconds) {
      throw notAuthorized('Refresh Token has expired');
    }
    if (!grant.user.enabled) throw notAuthorized('User is disabled.');
    return grant;
  }

  /** Signs a user out everywhere. */
  revokeAll(user: User): void {
    for (const grant of this.#grants.values()) {
      if (grant.user === user) grant.revoked = true;
    }
  }

  clear(): void {
    this.#grants.clear();
  }
}
