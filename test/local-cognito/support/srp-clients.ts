import {createHmac} from 'node:crypto';
import {createRequire} from 'node:module';
import type {InitiateAuthResponse} from '@aws-sdk/client-cognito-identity-provider';
import {g, power} from '../../../demo/local-cognito/srp.js';

/** One side of an SRP exchange, by a library that is not ours. */
export interface SrpAttempt {
  readonly srpA: string;
  /** The TIMESTAMP, its own if none is given, and the PASSWORD_CLAIM_SIGNATURE for what the server has answered. */
  sign(reply: InitiateAuthResponse, timestamp?: string): {timestamp: string; signature: string};
}

/** Begins an exchange, with the secret exponent `a` or one of the library's own choice. */
export type SrpClient = (poolId: string, password: string, a?: bigint) => SrpAttempt;

interface BigInteger {
  toString(radix: number): string;
}

interface AuthenticationHelper {
  generateRandomSmallA(): BigInteger;
  getLargeAValue(callback: (problem: unknown, A: BigInteger) => void): void;
  getPasswordAuthenticationKey(
    username: string,
    password: string,
    B: BigInteger,
    salt: BigInteger,
    callback: (problem: unknown, key: Uint8Array) => void,
  ): void;
}

interface SrpSession {
  readonly poolId: string;
  readonly poolIdAbbr: string;
  readonly password: string;
  readonly isHashed: boolean;
  readonly timestamp: string;
  readonly smallA: string;
  readonly largeA: string;
}

interface CognitoSrpHelper {
  createSrpSession(username: string, password: string, poolId: string, isHashed: boolean): SrpSession;
  signSrpSession(session: SrpSession, reply: InitiateAuthResponse): {readonly passwordSignature: string};
}

// Only the inner modules of amazon-cognito-identity-js let an exponent in, and they have no types; those of
// cognito-srp-helper are not a module.
const require = createRequire(import.meta.url);
const inner = <T>(path: string) =>
  (require(`amazon-cognito-identity-js/lib/${path}.js`) as {default: T}).default;
const Helper = inner<new (poolName: string) => AuthenticationHelper>('AuthenticationHelper');
const Integer = inner<new (digits: string, radix: number) => BigInteger>('BigInteger');
const DateHelper = inner<new () => {getNowString(): string}>('DateHelper');
const srpHelper = require('cognito-srp-helper') as CognitoSrpHelper;

const amazonCognitoIdentityJs: SrpClient = (poolId, password, a) => {
  const poolName = poolId.split('_')[1] ?? '';
  class HelperWithExponent extends Helper {
    override generateRandomSmallA() {
      return a === undefined ? super.generateRandomSmallA() : new Integer(a.toString(16), 16);
    }
  }
  const helper = new HelperWithExponent(poolName);
  let srpA = '';
  helper.getLargeAValue((_, A) => (srpA = A.toString(16)));
  return {
    srpA,
    sign({ChallengeParameters = {}}, timestamp = new DateHelper().getNowString()) {
      const {USER_ID_FOR_SRP = '', SRP_B = '', SALT = '', SECRET_BLOCK = ''} = ChallengeParameters;
      const [B, salt] = [new Integer(SRP_B, 16), new Integer(SALT, 16)];
      let key: Uint8Array = new Uint8Array();
      helper.getPasswordAuthenticationKey(USER_ID_FOR_SRP, password, B, salt, (_, result) => (key = result));
      const mac = createHmac('sha256', key).update(poolName).update(USER_ID_FOR_SRP);
      mac.update(Buffer.from(SECRET_BLOCK, 'base64')).update(timestamp);
      return {timestamp, signature: mac.digest('base64')};
    },
  };
};

const cognitoSrpHelper: SrpClient = (poolId, password, a) => {
  const session =
    a === undefined
      ? srpHelper.createSrpSession('', password, poolId, false)
      : sessionWith(poolId, password, a);
  return {
    srpA: session.largeA,
    sign(reply, timestamp = session.timestamp) {
      const {passwordSignature} = srpHelper.signSrpSession({...session, timestamp}, reply);
      return {timestamp, signature: passwordSignature};
    },
  };
};

/** What `createSrpSession` returns, but for the exponent. */
function sessionWith(poolId: string, password: string, a: bigint): SrpSession {
  return {
    poolId,
    poolIdAbbr: poolId.split('_')[1] ?? '',
    password,
    isHashed: false,
    timestamp: new DateHelper().getNowString(),
    smallA: a.toString(16),
    largeA: power(g, a).toString(16),
  };
}

/** The clients by name. */
export const srpClients: readonly (readonly [string, SrpClient])[] = [
  ['amazon-cognito-identity-js', amazonCognitoIdentityJs],
  ['cognito-srp-helper', cognitoSrpHelper],
];

/**
 * Has both libraries raise to powers with native numbers: the same results, ten times as fast. What can
 * differ between implementations of SRP, bytes and hashes, remains their own.
 */
export function speedUpArithmetic(): void {
  const {BigInteger: Jsbn} = require('jsbn') as {BigInteger: typeof Integer};
  for (const Type of [Integer, Jsbn]) {
    Object.assign(Type.prototype, {
      modPow(
        this: BigInteger,
        exponent: BigInteger,
        modulus: BigInteger,
        done?: (problem: null, result: BigInteger) => void,
      ) {
        const m = native(modulus);
        const base = ((native(this) % m) + m) % m;
        const result = new Type(power(base, native(exponent)).toString(16), 16);
        done?.(null, result);
        return result;
      },
    });
  }
}

function native(value: BigInteger): bigint {
  const digits = value.toString(16);
  return digits.startsWith('-') ? -BigInt(`0x${digits.slice(1)}`) : BigInt(`0x${digits}`);
}
