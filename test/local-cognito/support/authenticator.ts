import {createHash, generateKeyPairSync, randomBytes, sign} from 'node:crypto';

const [USER_PRESENT, USER_VERIFIED, HAS_CREDENTIAL] = [0x01, 0x04, 0x40];

/** What a test may have an authenticator do wrongly. */
export interface Ceremony {
  readonly origin?: string;
  readonly rpId?: string;
  readonly challenge?: string;
  readonly isVerified?: boolean;
  readonly counter?: number;
  readonly signature?: Buffer;
}

/** A security key in software: ES256, no attestation. What it says is put together by hand, without the server's library. */
export class Authenticator {
  readonly id = randomBytes(16);
  readonly #keys = generateKeyPairSync('ec', {namedCurve: 'P-256'});
  counter = 0;

  /** What `navigator.credentials.create` comes to, as Amplify sends it. */
  create(
    challenge: string,
    {origin = ORIGIN, rpId = 'localhost', isVerified = true, ...other}: Ceremony = {},
  ) {
    const authData = Buffer.concat([
      this.#authData(rpId, isVerified, HAS_CREDENTIAL),
      Buffer.alloc(16),
      Buffer.from([0, this.id.length]),
      this.id,
      this.#coseKey(),
    ]);
    const attestationObject = cborMap([
      ['fmt', cborText('none')],
      ['attStmt', cborMap([])],
      ['authData', cborBytes(authData)],
    ]);
    return this.#credential({
      clientDataJSON: clientData('webauthn.create', other.challenge ?? challenge, origin),
      attestationObject: attestationObject.toString('base64url'),
      transports: ['internal'],
    });
  }

  /** What `navigator.credentials.get` comes to. */
  get(challenge: string, {origin = ORIGIN, rpId = 'localhost', isVerified = true, ...other}: Ceremony = {}) {
    this.counter = other.counter ?? this.counter + 1;
    const authData = this.#authData(rpId, isVerified);
    const clientDataJSON = clientData('webauthn.get', other.challenge ?? challenge, origin);
    const clientHash = createHash('sha256').update(Buffer.from(clientDataJSON, 'base64url')).digest();
    const signature =
      other.signature ?? sign('sha256', Buffer.concat([authData, clientHash]), this.#keys.privateKey);
    return this.#credential({
      clientDataJSON,
      authenticatorData: authData.toString('base64url'),
      signature: signature.toString('base64url'),
    });
  }

  #credential<T extends object>(response: T) {
    const id = this.id.toString('base64url');
    return {
      id,
      rawId: id,
      type: 'public-key',
      clientExtensionResults: {},
      authenticatorAttachment: 'platform',
      response,
    };
  }

  #authData(rpId: string, isVerified: boolean, flags = 0): Buffer {
    const head = Buffer.alloc(5);
    head.writeUInt8(USER_PRESENT | (isVerified ? USER_VERIFIED : 0) | flags);
    head.writeUInt32BE(this.counter, 1);
    return Buffer.concat([createHash('sha256').update(rpId).digest(), head]);
  }

  /** RFC 9053: key type EC2, ES256, P-256, x, y. */
  #coseKey(): Buffer {
    const {x = '', y = ''} = this.#keys.publicKey.export({format: 'jwk'});
    const [x1, y1] = [cborBytes(Buffer.from(x, 'base64url')), cborBytes(Buffer.from(y, 'base64url'))];
    return Buffer.concat([Buffer.from([0xa5, 1, 2, 3, 0x26, 0x20, 1, 0x21]), x1, Buffer.from([0x22]), y1]);
  }
}

/** The page that the tests pretend to be. */
export const ORIGIN = 'http://localhost:8080';

const clientData = (type: string, challenge: string, origin: string) =>
  Buffer.from(JSON.stringify({type, challenge, origin, crossOrigin: false})).toString('base64url');

/** RFC 8949: the kind in the top three bits, then the length. */
function cborHead(kind: number, length: number): Buffer {
  if (length < 24) return Buffer.from([(kind << 5) | length]);
  return length < 256
    ? Buffer.from([(kind << 5) | 24, length])
    : Buffer.from([(kind << 5) | 25, length >> 8, length & 255]);
}

const cborBytes = (bytes: Buffer) => Buffer.concat([cborHead(2, bytes.length), bytes]);
const cborText = (text: string) => Buffer.concat([cborHead(3, text.length), Buffer.from(text)]);
const cborMap = (entries: readonly (readonly [string, Buffer])[]) =>
  Buffer.concat([cborHead(5, entries.length), ...entries.flatMap(([key, value]) => [cborText(key), value])]);
