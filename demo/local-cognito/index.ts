export {createLocalCognito, type LocalCognito, type LocalCognitoOptions} from './local-cognito.js';
export type {Listening, ListenOptions} from './listen.js';
export type {Exchange, Recorder} from './observe.js';
export type {Message} from './outbox.js';
export type {Client, PoolSettings} from './pool.js';
export type {LoggedRequest} from './request-log.js';
export {newSigningKey, type SigningKey} from './tokens.js';
export type {MfaMethod, UserSpec, UserStatus} from './user-spec.js';
export type {User} from './users.js';
