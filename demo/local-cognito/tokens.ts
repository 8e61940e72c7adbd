import {randomUUID} from 'node:crypto';
import {
  calculateJwkThumbprint,
  errors,
  exportJWK,
  generateKeyPair,
  jwtVerify,
  SignJWT,
  type CryptoKey,
  type JSONWebKeySet,
  type JWTPayload,
} from 'jose';
import type {AuthenticationResultType} from '@aws-sdk/client-cognito-identity-provider';
import type {Clock} from './clock.js';
import {notAuthorized} from './errors.js';
import type {Grant, Grants} from './grants.js';

const ALGORITHM = 'RS256';

/** An RSA key, and the name that it has in the tokens' headers. */
export interface SigningKey {
  readonly id: string;
  readonly privateKey: CryptoKey;
  readonly publicKey: CryptoKey;
}

/** What the tokens need of the pool. */
export interface TokensConfig {
  readonly clock: Clock;
  readonly grants: Grants;
  readonly validitySeconds: number;
  /** Asked for at each token, because the port is known only once the server listens. */
  readonly issuer: () => string;
  /** Made when first needed if not given: it takes a fifth of a second. */
  readonly key?: Promise<SigningKey> | undefined;
}

/** Signs and checks the JSON Web Tokens of the pool. */
export class Tokens {
  readonly #config: TokensConfig;
  #key: Promise<SigningKey> | undefined;

  constructor(config: TokensConfig) {
    this.#config = config;
    this.#key = config.key;
  }

  /** Access and ID token of a sign-in. */
  async issue(grant: Grant): Promise<AuthenticationResultType> {
    const [AccessToken, IdToken] = await Promise.all([
      this.#sign(grant, accessClaims(grant)),
      this.#sign(grant, idClaims(grant)),
    ]);
    return {AccessToken, IdToken, ExpiresIn: this.#config.validitySeconds, TokenType: 'Bearer'};
  }

  /** The sign-in behind an access token that is genuine, in date and not revoked. */
  async authenticate(accessToken: string): Promise<Grant> {
    const {token_use: use, origin_jti: origin} = await this.#verify(accessToken);
    const grant = typeof origin === 'string' ? this.#config.grants.find(origin) : undefined;
    if (use !== 'access' || !grant) throw notAuthorized('Invalid Access Token');
    if (grant.revoked) throw notAuthorized('Access Token has been revoked');
    if (!grant.user.enabled) throw notAuthorized('User is disabled.');
    return grant;
  }

  /** The public keys, for whoever wants to check a token. */
  async jwks(): Promise<JSONWebKeySet> {
    const {id, publicKey} = await this.#signingKey();
    return {keys: [{...(await exportJWK(publicKey)), kid: id, alg: ALGORITHM, use: 'sig'}]};
  }

  async #sign({id, eventId, authTime, user}: Grant, claims: JWTPayload): Promise<string> {
    const {clock, issuer, validitySeconds} = this.#config;
    const key = await this.#signingKey();
    const now = clock.seconds();
    return new SignJWT({...claims, event_id: eventId, origin_jti: id, auth_time: authTime})
      .setProtectedHeader({alg: ALGORITHM, kid: key.id})
      .setIssuer(issuer())
      .setSubject(user.sub)
      .setJti(randomUUID())
      .setIssuedAt(now)
      .setExpirationTime(now + validitySeconds)
      .sign(key.privateKey);
  }

  async #verify(accessToken: string): Promise<JWTPayload> {
    const {clock, issuer} = this.#config;
    const {publicKey} = await this.#signingKey();
    const options = {issuer: issuer(), algorithms: [ALGORITHM], currentDate: new Date(clock.now())};
    try {
      return (await jwtVerify(accessToken, publicKey, options)).payload;
    } catch (problem) {
      const expired = problem instanceof errors.JWTExpired;
      throw notAuthorized(expired ? 'Access Token has expired' : 'Invalid Access Token');
    }
  }

  #signingKey(): Promise<SigningKey> {
    return (this.#key ??= newSigningKey());
  }
}

/** A key for a pool, or for several that trust each other. */
export async function newSigningKey(): Promise<SigningKey> {
  const {privateKey, publicKey} = await generateKeyPair(ALGORITHM, {extractable: true});
  return {id: await calculateJwkThumbprint(await exportJWK(publicKey)), privateKey, publicKey};
}

function accessClaims({clientId, user}: Grant): JWTPayload {
  return {
    token_use: 'access',
    scope: 'aws.cognito.signin.user.admin',
    client_id: clientId,
    username: user.username,
  };
}

function idClaims({clientId, user}: Grant): JWTPayload {
  const attributes = [...user.attributes].map(([name, value]) => [name, claimValue(name, value)] as const);
  return {
    ...Object.fromEntries(attributes),
    token_use: 'id',
    aud: clientId,
    'cognito:username': user.username,
  };
}

/** Attributes are strings; in a token the two flags are booleans. */
function claimValue(name: string, value: string): string | boolean {
  return name.endsWith('_verified') ? value === 'true' : value;
}
