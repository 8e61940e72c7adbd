import {errorChain, isWrapper, type ReadError, readError} from './error-chain.js';
import {foreignReplyOf} from './foreign-reply.js';
import {classify, type Problem, type ProblemKey} from './problem.js';
import {REJECTED_BY_PAGE} from './rejected-by-page.js';
import type {FlowStepName} from './step.js';

/** A passkey that could not be used. */
export interface PasskeyFailure {
  readonly problem: Problem;
  /** Cognito rejected it, so that the session may take no other answer. */
  readonly isSpent: boolean;
}

/** What is known of the call that was rejected. */
export interface PasskeyCall {
  readonly step: FlowStepName;
  /** The call asked for a passkey. */
  readonly isAsked: boolean;
  /** The browser was asked as well, so that a dead session has died during the ceremony. */
  readonly hadCeremony: boolean;
}

/** Names that Amplify and Cognito use for passkeys only. */
const PASSKEY_NAME = /^(Invalid)?Passkey|^WebAuthn|^RelyingPartyMismatch$/;
/** Names that several functions of a browser use. In a ceremony they are about the passkey. */
const SHARED_NAMES: ReadonlySet<string> = new Set([
  'AbortError',
  'ConstraintError',
  'DataError',
  'EncodingError',
  'InvalidAccessError',
  'InvalidStateError',
  'NotAllowedError',
  'NotFoundError',
  'NotReadableError',
  'NotSupportedError',
  'OperationError',
  'SecurityError',
  'TimeoutError',
  'UnknownError',
]);
/** What Cognito says when it does not take the passkey. A rejected assertion reads like a wrong password. */
const REJECTED: ReadonlySet<ProblemKey> = new Set([
  'inputRefused',
  'methodNotAvailable',
  'signInRefused',
  'wrongCredentials',
]);
const REJECTED_NAMES: ReadonlySet<string> = new Set([
  'InvalidParameterException',
  'OperationNotEnabledException',
  'UnsupportedOperationException',
]);
const STORAGE = /storage|cookie|denied for this document/i;
const PENDING = /pending|outstanding|in progress/i;
/** The user has closed the browser's window, or waited too long: nothing that a developer could change. */
const CLOSED = /^(Passkey\w+(Cancell?ed|Aborted)|NotAllowedError|AbortError|TimeoutError)$/;

/**
 * Reads a rejected call as a passkey that could not be used. The names alone do not say it: an `OperationError` is about
 * cryptography elsewhere, and «Incorrect username or password.» about a password.
 *
 * @returns `undefined` where the call failed for another reason: the connection, the account, the storage
 */
export function passkeyFailure(error: unknown, call: PasskeyCall): PasskeyFailure | undefined {
  if (isUnrelated(error)) return;
  const chain = errorChain(error);
  const read = classify(error, call.step);
  const isNamed = chain.some(({name}) => PASSKEY_NAME.test(name));
  const isRejected = isRejection(chain, read);
  if (!isNamed && !(call.isAsked && (isRejected || isOfCeremony(chain, read, call)))) return;
  const isPending = chain.some(({message}) => PENDING.test(message));
  const advice = adviceFor(chain, read, isRejected);
  return {
    problem: {
      key: isPending && !isRejected ? 'passkeyPending' : 'passkeyFailed',
      name: read.name,
      recovery: 'retry',
      ...(advice && {advice}),
    },
    isSpent: chain.some(({name}) => name.endsWith('Exception')),
  };
}

/** Whether the page, or a firewall, ended the call. In Amplify's wrapper the names below are those of a ceremony. */
function isUnrelated(error: unknown): boolean {
  const {name} = readError(error);
  return name === REJECTED_BY_PAGE || (name !== 'Unknown' && foreignReplyOf(error) !== undefined);
}

/** The same problem where the list that is shown has nothing but the passkey. */
export function amongFactors(problem: Problem, factors: readonly string[] | undefined): Problem {
  const isOnly = factors?.length === 1 && factors[0] === 'WEB_AUTHN';
  return isOnly ? {...problem, key: 'passkeyOnly'} : problem;
}

function isRejection([outer]: readonly ReadError[], {key}: Problem): boolean {
  return REJECTED.has(key) || (outer !== undefined && REJECTED_NAMES.has(outer.name));
}

function isOfCeremony(
  chain: readonly ReadError[],
  {key, name}: Problem,
  {hadCeremony}: PasskeyCall,
): boolean {
  // Amplify takes no second passkey in one sign-in.
  if (key === 'sessionExpired')
    return hadCeremony || chain.some(({message}) => message.includes('Sequential WEB_AUTHN'));
  // A trigger of the pool fails with or without a passkey.
  if (key === 'unexpected') return !name.includes('Lambda');
  const [outer, inner] = chain;
  // Amplify wraps what the ceremony was rejected with; what it stores the tokens with, it does not wrap.
  const isWrapped = outer !== undefined && isWrapper(outer) && inner !== undefined;
  if (isWrapped && !/Exception$|^(Type|Reference)Error$/.test(inner.name)) return true;
  return SHARED_NAMES.has(name) && !chain.some(({message}) => STORAGE.test(message));
}

function adviceFor(
  chain: readonly ReadError[],
  {name, advice}: Problem,
  isRejected: boolean,
): string | undefined {
  const says = (text: RegExp) => chain.some(({message}) => text.test(message));
  if (isRejected)
    return 'Cognito did not accept the passkey: it was deleted, it belongs to another user or pool, or the pool has passkeys switched off.';
  if (says(/publickey-credentials-get|permissions policy|feature policy|feature is not enabled/i))
    return 'The frame may not use passkeys: its iframe needs allow="publickey-credentials-get".';
  if (says(PENDING))
    return 'A passkey request of this page was still pending. A browser has one at a time, and Amplify cannot abort it.';
  if (name === 'PasskeyNotSupported')
    return 'This browser has no passkeys, or the page is not in a secure context: serve it over https.';
  if (name === 'SecurityError')
    return 'The relying party id of the user pool is not the domain of this page, nor a parent of it.';
  if (CLOSED.test(name)) return;
  return PASSKEY_NAME.test(name) && advice ? advice : 'The browser could not use the passkey.';
}
