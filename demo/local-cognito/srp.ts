import {createHash, createHmac} from 'node:crypto';

/**
 * The server's half of SRP-6a as Cognito does it. It differs from RFC 5054 in three things: numbers are
 * hashed as minimal two's complement bytes instead of being padded to the length of N; the session key
 * comes from an HKDF with the info "Caldera Derived Key"; and the client proves it with one HMAC over
 * names, secret block and time stamp.
 */

/** The 3072-bit prime of RFC 5054. */
export const N = BigInt(
  '0xffffffffffffffffc90fdaa22168c234c4c6628b80dc1cd129024e088a67cc74020bbea63b139b22514a08798e3404dd' +
    'ef9519b3cd3a431b302b0a6df25f14374fe1356d6d51c245e485b576625e7ec6f44c42e9a637ed6b0bff5cb6f406b7ed' +
    'ee386bfb5a899fa5ae9f24117c4b1fe649286651ece45b3dc2007cb8a163bf0598da48361c55d39a69163fa8fd24cf5f' +
    '83655d23dca3ad961c62f356208552bb9ed529077096966d670c354e4abc9804f1746c08ca18217c32905e462e36ce3b' +
    'e39e772c180e86039b2783a2ec07a28fb5c55df06f4c52c9de2bcbf6955817183995497cea956ae515d2261898fa0510' +
    '15728e5a8aaac42dad33170d04507a33a85521abdf1cba64ecfb850458dbef0a8aea71575d060c7db3970f85a6e1e4c7' +
    'abf5ae8cdb0933d71e8c94e04a25619dcee3d2261ad2ee6bf12ffa06d98a0864d87602733ec86a64521f2b18177b200c' +
    'bbe117577a615d6c770988c0bad946e208e24fa074e5ab3143db5bfce0fd108e4b82d120a93ad2caffffffffffffffff',
);

/** The generator. */
export const g = 2n;

/** Longer than any number below N; what is longer still only costs the server time. */
const LONGEST_HEX = 1024;

/** Minimal big-endian two's complement: whole bytes, and a zero byte where the top bit would mean "negative". */
export function pad(value: bigint): Buffer {
  const hex = value.toString(16);
  const even = hex.length % 2 === 0 ? hex : `0${hex}`;
  return Buffer.from(/^[89a-f]/.test(even) ? `00${even}` : even, 'hex');
}

/** Square and multiply, from the top bit down, so that the base 2 stays cheap to multiply with. */
export function power(base: bigint, exponent: bigint): bigint {
  let result = 1n;
  for (const bit of exponent.toString(2)) {
    result = (result * result) % N;
    if (bit === '1') result = (result * base) % N;
  }
  return result;
}

/** A big-endian number. */
export function fromBytes(bytes: Uint8Array): bigint {
  return BigInt(`0x${Buffer.from(bytes).toString('hex') || '0'}`);
}

function hash(...parts: readonly (Uint8Array | string)[]): Buffer {
  const sha = createHash('sha256');
  for (const part of parts) sha.update(part);
  return sha.digest();
}

function hmac(key: Uint8Array, ...parts: readonly (Uint8Array | string)[]): Buffer {
  const mac = createHmac('sha256', key);
  for (const part of parts) mac.update(part);
  return mac.digest();
}

const k = fromBytes(hash(pad(N), pad(g)));

/** What the server keeps of a password. `identity` is the pool's name followed by the user's. */
export function verifierOf(identity: string, password: string, salt: bigint): bigint {
  return power(g, fromBytes(hash(pad(salt), hash(`${identity}:${password}`))));
}

/** The server's public value B for its secret exponent b. */
export function publicValue(verifier: bigint, b: bigint): bigint {
  return (k * verifier + power(g, b)) % N;
}

/** Reads the client's A, of any number of digits. Undefined when it is no number, or one that breaks SRP. */
export function readPublicValue(hex: string): bigint | undefined {
  if (hex.length > LONGEST_HEX || !/^[0-9a-f]+$/i.test(hex)) return undefined;
  const A = BigInt(`0x${hex}`);
  return A % N === 0n ? undefined : A;
}

/** Both halves of one exchange, as the server knows them. */
export interface Exchange {
  readonly A: bigint;
  readonly B: bigint;
  readonly b: bigint;
  readonly verifier: bigint;
}

/** u, the hash that mixes both public values. */
export function scrambler({A, B}: Pick<Exchange, 'A' | 'B'>): bigint {
  return fromBytes(hash(pad(A), pad(B)));
}

/** S, which only a client that knows the password arrives at. */
export function sharedSecret({A, B, b, verifier}: Exchange): bigint {
  return power((A * power(verifier, scrambler({A, B}))) % N, b);
}

/** The names and the moment that a client signs for. */
export interface Claim {
  readonly identity: string;
  /** Base64, as it went over the wire. */
  readonly secretBlock: string;
  readonly timestamp: string;
}

/** The PASSWORD_CLAIM_SIGNATURE that a client with the right password sends, in base64. */
export function claimSignature(exchange: Exchange, {identity, secretBlock, timestamp}: Claim): string {
  const extracted = hmac(pad(scrambler(exchange)), pad(sharedSecret(exchange)));
  const key = hmac(extracted, 'Caldera Derived Key', Uint8Array.of(1)).subarray(0, 16);
  return hmac(key, identity, Buffer.from(secretBlock, 'base64'), timestamp).toString('base64');
}
