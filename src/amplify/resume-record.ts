import {readStored, withStorage} from '../browser/storage.js';
import {now} from '../core/clock.js';
import {page} from '../core/one-at-a-time.js';
import type {ResumeRecord, ResumeStore} from '../core/resume.js';
import {isOutsideSignIn, type FlowStep, type FlowStepName} from '../core/step.js';
import {isResumeRecord} from '../core/valid-record.js';

/**
 * Where Amplify keeps its half of a sign-in that is under way, for this tab and for three minutes. Its keys are not a
 * promise: they are read to see whether there is anything to go on with, and never written. Without them a sign-in begins
 * at the start, as it did before Amplify 6.11.
 */
const AMPLIFY = 'CognitoSignInState';
const KEY = 'amplify-signin-flow:';
/** Changed when a record of an older version can no longer be read. */
const VERSION = 1;

/**
 * No step is kept for longer: a record that claims so was written before the clock was moved back. Milliseconds; one
 * minute more than a step has, since clocks are corrected by seconds all the time.
 */
const LONGEST = 16 * 60 * 1000;

const SETUP = 'MFA_SETUP';
/** The challenges of Cognito at which Amplify stands when it has answered with a step. */
const CHALLENGES: {readonly [N in FlowStepName]?: readonly string[]} = {
  CONFIRM_SIGN_IN_WITH_SMS_CODE: ['SMS_MFA', 'SMS_OTP'],
  CONFIRM_SIGN_IN_WITH_EMAIL_CODE: ['EMAIL_OTP'],
  CONFIRM_SIGN_IN_WITH_TOTP_CODE: ['SOFTWARE_TOKEN_MFA'],
  CONFIRM_SIGN_IN_WITH_CUSTOM_CHALLENGE: ['CUSTOM_CHALLENGE'],
  CONFIRM_SIGN_IN_WITH_NEW_PASSWORD_REQUIRED: ['NEW_PASSWORD_REQUIRED'],
  CONFIRM_SIGN_IN_WITH_PASSWORD: ['PASSWORD', 'PASSWORD_SRP'],
  CONTINUE_SIGN_IN_WITH_FIRST_FACTOR_SELECTION: ['SELECT_CHALLENGE', 'WEB_AUTHN'],
  CONTINUE_SIGN_IN_WITH_MFA_SELECTION: ['SELECT_MFA_TYPE'],
  CONTINUE_SIGN_IN_WITH_MFA_SETUP_SELECTION: [SETUP],
  CONTINUE_SIGN_IN_WITH_EMAIL_SETUP: [SETUP],
  CONTINUE_SIGN_IN_WITH_TOTP_SETUP: [SETUP],
};

interface Stored {
  readonly version: number;
  /** Amplify's name for the user, which need not be what was typed. */
  readonly user: string | undefined;
  readonly record: ResumeRecord;
}

/**
 * Keeps a step in the tab's `sessionStorage`, so that it is there again after a reload, a crash or a way back. The record
 * has the step, the login id and what was chosen: no password, no code, no key, and no session of Cognito's.
 *
 * Amplify is in the middle of one sign-in at a time, so that a new record removes those of other flows. What has expired,
 * is of another version or belongs to a sign-in of which Amplify knows nothing any more is removed as well.
 *
 * @param of says whose record it is: which user pool, and which element. Called each time; `undefined` keeps nothing
 */
export function resumeRecord(of: () => string | undefined): ResumeStore {
  return {
    read() {
      sweep((record) => !(record.until > now() && record.until < now() + LONGEST));
      const key = of();
      const stored = key === undefined ? undefined : load(KEY + key);
      if (!stored || canGoOn(stored)) return stored?.record;
      remove(KEY + String(key));
      return;
    },
    write(record) {
      const key = of();
      if (key === undefined) return;
      sweep(() => true);
      const stored: Stored = {version: VERSION, user: amplifys('username'), record};
      withStorage('sessionStorage', (storage) => {
        storage.setItem(KEY + key, JSON.stringify(stored));
      });
    },
    clear() {
      remove(KEY + String(of()));
    },
  };
}

/** Removes the records that are not wanted any more, whoever they belong to, and what cannot be read. */
function sweep(isOld: (record: ResumeRecord) => boolean): void {
  const keys = withStorage('sessionStorage', Object.keys) ?? [];
  for (const key of keys) {
    if (!key.startsWith(KEY)) continue;
    const stored = load(key);
    if (!stored || isOld(stored.record)) remove(key);
  }
}

function remove(key: string): void {
  withStorage('sessionStorage', (storage) => {
    storage.removeItem(key);
  });
}

function load(key: string): Stored | undefined {
  try {
    const stored = JSON.parse(readStored('sessionStorage', key) ?? '') as Partial<Stored>;
    return stored.version === VERSION && isResumeRecord(stored.record) ? (stored as Stored) : undefined;
  } catch {
    // There is none, it was cut off, or nothing of it is there.
    return;
  }
}

function canGoOn({user, record: {step}}: Stored): boolean {
  if (isOutsideSignIn(step as FlowStep)) return true;
  const isKnown = CHALLENGES[step.signInStep]?.includes(amplifys('challengeName') ?? '') ?? false;
  // In memory, Amplify's state does not expire; what it has stored does.
  const isAlive = page().hasBegun === true || Number(amplifys('expiry')) > now();
  return isKnown && isAlive && user !== undefined && user === amplifys('username');
}

/**
 * The challenge of Cognito's that Amplify is answering. It stays after a rejected answer, and is gone after a rejected
 * `signIn` that got no challenge.
 */
export function pendingChallenge(): string | undefined {
  return amplifys('challengeName');
}

function amplifys(name: 'username' | 'challengeName' | 'expiry'): string | undefined {
  return readStored('sessionStorage', `${AMPLIFY}.${name}`);
}
