import {createApp} from './app.js';
import type {Clock} from './clock.js';
import type {Faults} from './faults/faults.js';
import {listen, type Listening, type ListenOptions} from './listen.js';
import type {Recorder} from './observe.js';
import type {Outbox} from './outbox.js';
import {defaultPasswordPolicy} from './password-policy.js';
import {Pool, type Client, type PoolSettings} from './pool.js';
import {seed} from './seed.js';
import type {SigningKey} from './tokens.js';
import type {UserSpec} from './user-spec.js';
import type {RandomBytes, User, Users} from './users.js';

/** All of it may be left out. */
export interface LocalCognitoOptions {
  readonly poolId?: string;
  readonly clients?: readonly Client[];
  /** Who is in the pool at first and after each reset. */
  readonly users?: readonly UserSpec[];
  readonly settings?: Partial<PoolSettings>;
  /** Real time; `Date.now` by default. */
  readonly now?: () => number;
  /** Where SRP gets its salts and secret exponents; a test can bring about rare numbers with it. */
  readonly random?: RandomBytes;
  /** What the tokens are signed with; by default a key that lives as long as the pool. */
  readonly signingKey?: Promise<SigningKey>;
  /** Gets every exchange in full. For tests only. */
  readonly record?: Recorder;
}

/** A user pool in memory. */
export interface LocalCognito {
  readonly poolId: string;
  readonly clientId: string;
  readonly clock: Clock;
  readonly outbox: Outbox;
  readonly users: Users;
  /** What shall go wrong. */
  readonly faults: Faults;
  /** Answers a request without any network. A broken connection is a `Response.error()`. */
  fetch(request: Request): Response | Promise<Response>;
  createUser(spec: UserSpec): User;
  /** Back to the first users, to real time and to no faults. */
  reset(): void;
  listen(options?: ListenOptions): Promise<Listening>;
}

const POOL_ID = 'eu-west-1_LocalPool';
const CLIENT: Client = {
  id: 'localdemo000000000000000000',
  flows: ['USER_SRP_AUTH', 'USER_PASSWORD_AUTH', 'USER_AUTH', 'CUSTOM_AUTH', 'REFRESH_TOKEN_AUTH'],
};
const SETTINGS: PoolSettings = {
  sessionValidity: 3 * 60,
  accessTokenValidity: 60 * 60,
  refreshTokenValidity: 30 * 24 * 60 * 60,
  preventUserExistenceErrors: 'ENABLED',
  passwordPolicy: defaultPasswordPolicy,
  deviceTracking: 'off',
  wrongPasswordKeepsSession: true,
};

/** Makes a user pool that speaks Cognito's protocol, so that the unmodified aws-amplify signs in against it. */
export function createLocalCognito(options: LocalCognitoOptions = {}): LocalCognito {
  const {poolId = POOL_ID, clients = [CLIENT], users = seed, settings, record, ...others} = options;
  const pool = new Pool({id: poolId, clients, users, settings: {...SETTINGS, ...settings}, ...others});
  const app = createApp(pool, record);
  return {
    poolId,
    clientId: clients[0]?.id ?? '',
    clock: pool.clock,
    outbox: pool.outbox,
    users: pool.users,
    faults: pool.faults,
    fetch: (request) => app.fetch(request),
    createUser: (spec) => pool.users.add(spec),
    reset: () => pool.reset(),
    async listen(where) {
      const listening = await listen(app.fetch, where);
      pool.url = listening.url;
      return listening;
    },
  };
}
