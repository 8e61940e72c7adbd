import {randomBytes} from 'node:crypto';
import {Clock} from './clock.js';
import {Devices, type DeviceTracking} from './devices.js';
import {CognitoError} from './errors.js';
import {Faults} from './faults/faults.js';
import {Grants} from './grants.js';
import {Lockout} from './lockout.js';
import {Outbox} from './outbox.js';
import type {PasswordPolicy} from './password-policy.js';
import {RequestLog} from './request-log.js';
import {Sessions, type PendingProof} from './sessions.js';
import {Tickets} from './tickets.js';
import {Tokens, type SigningKey} from './tokens.js';
import type {UserSpec} from './user-spec.js';
import {Users, type RandomBytes, type User} from './users.js';
import {VerificationCodes} from './verification-codes.js';

/** An app client and the `AuthFlow`s that it may use. */
export interface Client {
  readonly id: string;
  readonly flows: readonly string[];
}

/** The rules of a user pool, with Cognito's own defaults. */
export interface PoolSettings {
  /** AuthSessionValidity, in seconds: three minutes. */
  readonly sessionValidity: number;
  /** One hour. */
  readonly accessTokenValidity: number;
  /** Thirty days. */
  readonly refreshTokenValidity: number;
  /** ENABLED answers an unknown user like a wrong password; LEGACY says "User does not exist." */
  readonly preventUserExistenceErrors: 'ENABLED' | 'LEGACY';
  /** What new passwords have to be like. */
  readonly passwordPolicy: PasswordPolicy;
  /** `always` has a confirmed device stand in for a second factor. */
  readonly deviceTracking: DeviceTracking;
  /** Whether a user may try again with the same Session after a wrong password at SELECT_CHALLENGE. AWS does not say. */
  readonly wrongPasswordKeepsSession: boolean;
}

/** What a pool is made from. */
export interface PoolOptions {
  readonly id: string;
  readonly clients: readonly Client[];
  readonly users: readonly UserSpec[];
  readonly settings: PoolSettings;
  /** Real time, which the pool's clock starts from. */
  readonly now?: (() => number) | undefined;
  /** Where SRP gets its salts and secret exponents. */
  readonly random?: RandomBytes | undefined;
  /** What the tokens are signed with. */
  readonly signingKey?: Promise<SigningKey> | undefined;
}

/** All that a user pool knows. In memory only. */
export class Pool {
  readonly id: string;
  readonly clients: readonly Client[];
  readonly settings: PoolSettings;
  readonly random: RandomBytes;
  readonly clock: Clock;
  readonly outbox: Outbox;
  readonly users: Users;
  readonly sessions: Sessions;
  readonly pendingProofs: Tickets<PendingProof>;
  /** The challenges of passkeys in the making. */
  readonly registrations: Tickets<User>;
  readonly devices: Devices;
  readonly lockout: Lockout;
  readonly codes: VerificationCodes;
  readonly grants: Grants;
  readonly tokens: Tokens;
  readonly requests = new RequestLog();
  readonly faults: Faults;
  /** Where the server listens; part of the tokens' issuer. */
  url = 'http://localhost:9229/';
  readonly #seed: readonly UserSpec[];

  constructor({id, clients, users, settings, now, random = randomBytes, signingKey}: PoolOptions) {
    this.id = id;
    this.clients = clients;
    this.settings = settings;
    this.random = random;
    this.clock = new Clock(now);
    this.outbox = new Outbox(this.clock);
    this.users = new Users(id.slice(id.indexOf('_') + 1), random);
    this.faults = new Faults(this.users);
    this.sessions = new Sessions(this.clock, settings.sessionValidity);
    this.pendingProofs = new Tickets(this.clock, settings.sessionValidity);
    this.registrations = new Tickets(this.clock, settings.sessionValidity);
    this.devices = new Devices(this.clock, id.slice(0, id.indexOf('_')), settings.deviceTracking);
    this.lockout = new Lockout(this.clock);
    this.codes = new VerificationCodes(this.clock);
    this.grants = new Grants(this.clock, settings.refreshTokenValidity);
    this.tokens = new Tokens({
      clock: this.clock,
      grants: this.grants,
      validitySeconds: settings.accessTokenValidity,
      issuer: () => new URL(id, this.url).href,
      key: signingKey,
    });
    this.#seed = users;
    this.#plant();
  }

  /** The app client of that id, or Cognito's complaint. */
  client(id: string): Client {
    const client = this.findClient(id);
    if (!client)
      throw new CognitoError('ResourceNotFoundException', `User pool client ${id} does not exist.`);
    return client;
  }

  findClient(id: string): Client | undefined {
    return this.clients.find((client) => client.id === id);
  }

  /** Back to the seed and to real time: everything else is forgotten, tokens included. */
  reset(): void {
    this.clock.reset();
    const stores = [
      this.users,
      this.sessions,
      this.pendingProofs,
      this.registrations,
      this.devices,
      this.lockout,
      this.codes,
      this.grants,
      this.faults,
      this.requests,
      this.outbox,
    ];
    for (const store of stores) store.clear();
    this.#plant();
  }

  #plant(): void {
    for (const spec of this.#seed) this.users.add(spec);
  }
}
