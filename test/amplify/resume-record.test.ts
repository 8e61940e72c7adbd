import {expect} from '@open-wc/testing';
import {resumeRecord} from '../../src/amplify/resume-record.js';
import {Memory} from '../../src/core/memory.js';
import {page} from '../../src/core/one-at-a-time.js';
import {recordOf, type ResumeRecord} from '../../src/core/resume.js';
import {type FlowStep, type NextStep, resetCodeStep} from '../../src/core/step.js';
import {EMAIL, SELECTION, SMS, TOTP} from '../support/scripted-auth.js';

const KEY = 'amplify-signin-flow:mine';
const MINUTE = 60_000;

/** Leaves in the storage what Amplify leaves there in the middle of a sign-in. */
function amplifyStandsAt(challengeName: string, {username = 'ada-in-pool', minutes = 3} = {}): void {
  const state = {
    username,
    challengeName,
    signInSession: 'amplifys-session',
    expiry: Date.now() + minutes * MINUTE,
  };
  for (const [name, value] of Object.entries(state))
    sessionStorage.setItem(`CognitoSignInState.${name}`, String(value));
}

function recordAt(step: FlowStep, {until = Date.now() + 3 * MINUTE} = {}): ResumeRecord {
  const memory = new Memory();
  memory.loginId = 'ada';
  memory.password = 'pw-secret';
  return recordOf(step, memory, until);
}

const mine = resumeRecord(() => 'mine');
const ours = () => Object.keys(sessionStorage).filter((key) => key.startsWith('amplify-signin-flow'));

describe('The record for after a reload', () => {
  beforeEach(() => {
    sessionStorage.clear();
    // A page that was loaded again: Amplify knows nothing but what it has stored.
    page().hasBegun = false;
  });

  const known: [step: NextStep, challenge: string][] = [
    [SMS, 'SMS_MFA'],
    [SMS, 'SMS_OTP'],
    [EMAIL, 'EMAIL_OTP'],
    [TOTP, 'SOFTWARE_TOKEN_MFA'],
    [SELECTION, 'SELECT_MFA_TYPE'],
    [{signInStep: 'CONFIRM_SIGN_IN_WITH_PASSWORD'}, 'PASSWORD_SRP'],
    [{signInStep: 'CONTINUE_SIGN_IN_WITH_FIRST_FACTOR_SELECTION'}, 'SELECT_CHALLENGE'],
    [{signInStep: 'CONFIRM_SIGN_IN_WITH_CUSTOM_CHALLENGE', additionalInfo: {hint: '?'}}, 'CUSTOM_CHALLENGE'],
    [{signInStep: 'CONFIRM_SIGN_IN_WITH_NEW_PASSWORD_REQUIRED'}, 'NEW_PASSWORD_REQUIRED'],
    [{signInStep: 'CONTINUE_SIGN_IN_WITH_EMAIL_SETUP'}, 'MFA_SETUP'],
    [{signInStep: 'CONTINUE_SIGN_IN_WITH_MFA_SETUP_SELECTION'}, 'MFA_SETUP'],
  ];
  for (const [step, challenge] of known)
    it(`is there again at ${step.signInStep} while Amplify stands at ${challenge}`, () => {
      amplifyStandsAt(challenge);
      mine.write(recordAt(step));
      expect(mine.read()?.step.signInStep).to.equal(step.signInStep);
      expect(mine.read()?.loginId).to.equal('ada');
    });

  it('has no secret in it: no password, no code, no key, and nothing of Cognito', () => {
    amplifyStandsAt('MFA_SETUP');
    mine.write(
      recordAt({
        signInStep: 'CONTINUE_SIGN_IN_WITH_TOTP_SETUP',
        totpSetupDetails: {sharedSecret: 'JBSWY3DPEHPK3PXP', getSetupUri: () => new URL('otpauth://totp')},
      }),
    );
    const text = sessionStorage.getItem(KEY) ?? '';
    expect(text).to.contain('CONTINUE_SIGN_IN_WITH_TOTP_SETUP');
    for (const secret of ['pw-secret', 'JBSWY3DPEHPK3PXP', 'otpauth', 'amplifys-session'])
      expect(text).not.to.contain(secret);
  });

  it('is not there where Amplify stands elsewhere, or nowhere', () => {
    mine.write(recordAt(SMS));
    expect(mine.read()).to.equal(undefined);
    amplifyStandsAt('EMAIL_OTP');
    mine.write(recordAt(SMS));
    expect(mine.read()).to.equal(undefined);
    expect(ours()).to.eql([]);
  });

  it('is not there where Amplify is in the middle of the sign-in of somebody else', () => {
    amplifyStandsAt('SMS_MFA');
    mine.write(recordAt(SMS));
    amplifyStandsAt('SMS_MFA', {username: 'bob-in-pool'});
    expect(mine.read()).to.equal(undefined);
  });

  it('is not there when what Amplify has stored has expired, except in a page that has it in memory', () => {
    amplifyStandsAt('SMS_MFA', {minutes: -1});
    mine.write(recordAt(SMS, {until: Date.now() + 10 * MINUTE}));
    page().hasBegun = true;
    expect(mine.read()?.step.signInStep).to.equal(SMS.signInStep);
    page().hasBegun = false;
    expect(mine.read()).to.equal(undefined);
  });

  it('is removed when its time is over, whoever it belongs to', () => {
    amplifyStandsAt('SMS_MFA');
    const stored = (until: unknown) =>
      JSON.stringify({version: 1, user: 'ada-in-pool', record: {...recordAt(SMS), until}});
    sessionStorage.setItem(KEY, stored(Date.now() - 1));
    sessionStorage.setItem('amplify-signin-flow:theirs', stored(Date.now() - 1));
    sessionStorage.setItem('amplify-signin-flow:odd', stored('soon'));
    expect(mine.read()).to.equal(undefined);
    expect(ours()).to.eql([]);
  });

  it('of another pool or element is none of ours, and stays', () => {
    amplifyStandsAt('SMS_MFA');
    resumeRecord(() => 'theirs').write(recordAt(SMS));
    expect(mine.read()).to.equal(undefined);
    mine.clear();
    expect(ours()).to.eql(['amplify-signin-flow:theirs']);
  });

  it('is the only one: Amplify is in the middle of one sign-in at a time', () => {
    amplifyStandsAt('SMS_MFA');
    resumeRecord(() => 'theirs').write(recordAt(SMS));
    mine.write(recordAt(SMS));
    expect(ours()).to.eql([KEY]);
  });

  for (const [what, text] of [
    [
      'of another version',
      JSON.stringify({version: 2, user: 'ada-in-pool', record: {until: Date.now() + MINUTE}}),
    ],
    ['that was cut off', '{"version":1,"user":"ada-in-pool","record":{"step":{"signIn'],
    ['that is empty', ''],
    ['that is no object', 'null'],
    ['that has nothing in it', '{"version":1}'],
  ] as const)
    it(`${what} is none, and is removed`, () => {
      amplifyStandsAt('SMS_MFA');
      sessionStorage.setItem(KEY, text);
      expect(mine.read()).to.equal(undefined);
      expect(ours()).to.eql([]);
    });

  it('of a reset, or of a registration, needs nothing of Amplify', () => {
    for (const step of [resetCodeStep(undefined), {signInStep: 'CONFIRM_SIGN_UP'}] as FlowStep[]) {
      mine.write(recordAt(step));
      expect(mine.read()?.step.signInStep).to.equal(step.signInStep);
    }
  });

  it('is not kept where nobody wants one', () => {
    amplifyStandsAt('SMS_MFA');
    const nobodys = resumeRecord(() => undefined);
    mine.write(recordAt(SMS));
    nobodys.write(recordAt(SMS));
    expect(nobodys.read()).to.equal(undefined);
    nobodys.clear();
    expect(ours()).to.eql([KEY]);
  });

  it('leaves what Amplify and the page have stored alone', () => {
    amplifyStandsAt('SMS_MFA');
    sessionStorage.setItem('theirs', 'kept');
    const others = () =>
      Object.entries(sessionStorage).filter(([key]) => !key.startsWith('amplify-signin-flow'));
    const before = others();
    mine.write(recordAt(SMS));
    mine.read();
    mine.clear();
    expect(others()).to.eql(before);
  });
});

describe('Without a storage', () => {
  const original = Object.getOwnPropertyDescriptor(window, 'sessionStorage');
  afterEach(() => {
    if (original) Object.defineProperty(window, 'sessionStorage', original);
  });

  it('that is blocked, nothing is kept, and nothing goes wrong', () => {
    Object.defineProperty(window, 'sessionStorage', {
      configurable: true,
      get: () => {
        throw new DOMException('Access is denied for this document.', 'SecurityError');
      },
    });
    mine.write(recordAt(SMS));
    expect(mine.read()).to.equal(undefined);
    mine.clear();
  });

  it('that has no room left, likewise', () => {
    const full = {
      getItem: () => null,
      removeItem: () => undefined,
      setItem: () => {
        throw new DOMException('Exceeded the quota.', 'QuotaExceededError');
      },
    };
    Object.defineProperty(window, 'sessionStorage', {configurable: true, value: full});
    mine.write(recordAt(SMS));
    expect(mine.read()).to.equal(undefined);
  });
});
