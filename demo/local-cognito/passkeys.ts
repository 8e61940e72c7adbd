import {randomBytes} from 'node:crypto';
import type {
  AuthenticationResponseJSON,
  RegistrationResponseJSON,
  WebAuthnCredential,
} from '@simplewebauthn/server';
import {CognitoError} from './errors.js';
import {memberOf} from './members.js';
import type {User} from './users.js';

/** The domain that passkeys are made for. */
const RP_ID = 'localhost';
/** The pages that may use them: whatever is served on this machine. */
const ORIGIN = /^http:\/\/localhost(:\d+)?$/;
const ES256 = -7;
const RS256 = -257;

/** Loaded when first needed: it takes most of a second. */
const library = () => import('@simplewebauthn/server');

/** A public key of a user's, whose other half a device keeps. */
export interface Passkey {
  readonly credential: WebAuthnCredential;
  readonly attachment: string | undefined;
  /** Seconds since 1970. */
  readonly createdAt: number;
}

/** A request for `navigator.credentials.get`. */
export function requestOptions({passkeys}: User) {
  return {
    hints: [],
    attestation: 'none',
    attestationFormats: [],
    challenge: randomBytes(32).toString('base64url'),
    timeout: 180_000,
    rpId: RP_ID,
    allowCredentials: passkeys.map(descriptorOf),
    userVerification: 'required',
  };
}

/** A request for `navigator.credentials.create`. */
export function creationOptions({username, sub, passkeys}: User, challenge: string) {
  return {
    rp: {id: RP_ID, name: RP_ID},
    user: {id: Buffer.from(sub).toString('base64url'), name: username, displayName: ''},
    challenge,
    pubKeyCredParams: [ES256, RS256].map((alg) => ({type: 'public-key', alg})),
    timeout: 60_000,
    excludeCredentials: passkeys.map(descriptorOf),
    authenticatorSelection: {requireResidentKey: true, residentKey: 'required', userVerification: 'required'},
  };
}

/** Whether an assertion is right: signed by a passkey of the user's, for this challenge and this page, and new. */
export async function isRightAssertion(
  {passkeys}: User,
  json: string,
  challenge: string,
  origin: string | undefined,
): Promise<boolean> {
  const response = parseCredential(json);
  const passkey = passkeys.find(({credential}) => credential.id === response?.id);
  if (!response || !passkey || !isLocal(origin)) return false;
  const {verifyAuthenticationResponse} = await library();
  try {
    const {verified, authenticationInfo} = await verifyAuthenticationResponse({
      response: response as AuthenticationResponseJSON,
      expectedChallenge: challenge,
      expectedOrigin: origin,
      expectedRPID: RP_ID,
      credential: passkey.credential,
      requireUserVerification: true,
    });
    if (verified) passkey.credential.counter = authenticationInfo.newCounter;
    return verified;
  } catch {
    // The library throws at whatever is not as it should be.
    return false;
  }
}

/** Reads a new passkey and checks it; throws in Cognito's words when there is something wrong. */
export async function readPasskey(
  credential: unknown,
  origin: string | undefined,
  isExpected: (challenge: string) => boolean,
  createdAt: number,
): Promise<Passkey> {
  if (!isLocal(origin)) throw refusals.origin();
  if (!isCredential(credential)) throw refusals.credential();
  const attachment = memberOf(credential, 'authenticatorAttachment');
  const {verifyRegistrationResponse} = await library();
  const {registrationInfo} = await verifyRegistrationResponse({
    response: credential as RegistrationResponseJSON,
    expectedChallenge(challenge) {
      if (!isExpected(challenge)) throw refusals.challenge();
      return true;
    },
    expectedOrigin: origin,
    expectedRPID: RP_ID,
    requireUserVerification: true,
    supportedAlgorithmIDs: [ES256, RS256],
  }).catch((problem: unknown) => {
    throw problem instanceof CognitoError ? problem : refusalOf(problem);
  });
  if (!registrationInfo) throw refusals.credential();
  return {
    credential: registrationInfo.credential,
    attachment: typeof attachment === 'string' ? attachment : undefined,
    createdAt,
  };
}

function descriptorOf({credential}: Passkey) {
  return {id: credential.id, type: 'public-key'};
}

function isLocal(origin: string | undefined): origin is string {
  return origin !== undefined && ORIGIN.test(origin);
}

/** The rest is up to the library, which throws if anything is amiss. */
function isCredential(value: unknown): value is {readonly id: string} {
  return typeof memberOf(value, 'id') === 'string' && typeof memberOf(value, 'response') === 'object';
}

function parseCredential(json: string): {readonly id: string} | undefined {
  try {
    const value: unknown = JSON.parse(json);
    return isCredential(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

const refusal = (name: string, message: string) => () => new CognitoError(name, message);

const refusals = {
  origin: refusal('WebAuthnOriginNotAllowedException', 'The origin is not allowed.'),
  challenge: refusal('WebAuthnChallengeNotFoundException', 'The challenge was not found or has expired.'),
  relyingParty: refusal('WebAuthnRelyingPartyMismatchException', 'The relying party ID does not match.'),
  credential: refusal('WebAuthnCredentialNotSupportedException', 'The credential is not supported.'),
};

function refusalOf(problem: unknown): CognitoError {
  const message = problem instanceof Error ? problem.message : '';
  if (/origin/i.test(message)) return refusals.origin();
  if (/RP ID/i.test(message)) return refusals.relyingParty();
  return refusals.credential();
}
