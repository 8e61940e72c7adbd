import assert from 'node:assert/strict';
import type {LocalCognito, UserSpec} from '../../../demo/local-cognito/index.js';
import {Answers, ROUNDS} from './answers.js';
import {Person} from './people.js';
import type {Visit} from './visit.js';

/** Somewhere that a sign-in can stand, and who gets there. */
export interface Station {
  readonly name: string;
  readonly step: string;
  readonly spec: Partial<UserSpec>;
  /** The element's attributes. */
  readonly attributes?: Readonly<Record<string, string>>;
  /** What is chosen on the way and afterwards; the first entry otherwise. */
  readonly chooses?: readonly string[];
  /** At a reset: the second form, in which the code is asked for. */
  readonly hasCode?: true;
  /** There is a field, and with it a wrong answer. */
  readonly canBeWrong?: true;
  /** Cognito waits for an answer, and not for ever. */
  readonly hasSession?: true;
  /**
   * That session may be dead: the answer goes nowhere but to Amplify, or, with a password in it, out in a sign-in of its
   * own.
   */
  readonly isAnsweredAnyway?: true;
  /** A code was sent. */
  readonly hasResend?: true;
  /** Cognito's challenge that the choice on the way has answered. */
  readonly choice?: string;
}

const CHOICE = {'auth-flow': 'USER_AUTH'};
const FACTORS = {firstFactors: ['PASSWORD', 'EMAIL_OTP', 'SMS_OTP']} as const;
const [can, has] = [{canBeWrong: true} as const, {hasSession: true} as const];
const code = {...can, ...has, hasResend: true} as const;

const SMS = 'CONFIRM_SIGN_IN_WITH_SMS_CODE';
const EMAIL = 'CONFIRM_SIGN_IN_WITH_EMAIL_CODE';
const SETUP_TOTP = 'CONTINUE_SIGN_IN_WITH_TOTP_SETUP';

/** Each step at which the flow can stand, some in several ways. */
export const STATIONS: readonly Station[] = [
  {name: 'the start', step: 'SIGN_IN', spec: {}, ...can},
  {name: 'a code by SMS', step: SMS, spec: {mfa: ['SMS']}, ...code},
  {
    name: 'a code by SMS, chosen',
    step: SMS,
    spec: {mfa: ['SMS', 'TOTP']},
    chooses: ['SMS'],
    choice: 'SELECT_MFA_TYPE',
    ...code,
  },
  {
    name: 'a code by SMS as first factor',
    step: SMS,
    spec: FACTORS,
    attributes: CHOICE,
    chooses: ['SMS_OTP'],
    choice: 'SELECT_CHALLENGE',
    ...code,
  },
  {name: 'a code by email', step: EMAIL, spec: {mfa: ['EMAIL']}, ...code},
  {
    name: 'a code by email after its set-up',
    step: EMAIL,
    spec: {mfaSetup: ['TOTP', 'EMAIL']},
    chooses: ['EMAIL'],
    choice: 'MFA_SETUP',
    ...code,
  },
  {name: 'a code by app', step: 'CONFIRM_SIGN_IN_WITH_TOTP_CODE', spec: {mfa: ['TOTP']}, ...can, ...has},
  {
    name: 'the choice of the second factor',
    step: 'CONTINUE_SIGN_IN_WITH_MFA_SELECTION',
    spec: {mfa: ['SMS', 'TOTP']},
    ...has,
  },
  {
    name: 'the choice of a set-up',
    step: 'CONTINUE_SIGN_IN_WITH_MFA_SETUP_SELECTION',
    spec: {mfaSetup: ['TOTP', 'EMAIL']},
    ...has,
  },
  {name: 'the set-up of an app', step: SETUP_TOTP, spec: {mfaSetup: ['TOTP']}, ...can, ...has},
  {
    name: 'the set-up of email',
    step: 'CONTINUE_SIGN_IN_WITH_EMAIL_SETUP',
    spec: {mfaSetup: ['EMAIL']},
    ...has,
  },
  {
    name: 'the choice of the first factor',
    step: 'CONTINUE_SIGN_IN_WITH_FIRST_FACTOR_SELECTION',
    spec: FACTORS,
    attributes: CHOICE,
    isAnsweredAnyway: true,
    ...has,
  },
  {
    name: 'the password, chosen',
    step: 'CONFIRM_SIGN_IN_WITH_PASSWORD',
    spec: FACTORS,
    attributes: CHOICE,
    chooses: ['PASSWORD_SRP'],
    isAnsweredAnyway: true,
    ...can,
    ...has,
  },
  {
    name: 'a custom challenge',
    step: 'CONFIRM_SIGN_IN_WITH_CUSTOM_CHALLENGE',
    spec: {customChallenge: {rounds: ROUNDS}},
    attributes: {'auth-flow': 'CUSTOM_WITHOUT_SRP'},
    ...can,
    ...has,
  },
  {
    name: 'a new password',
    step: 'CONFIRM_SIGN_IN_WITH_NEW_PASSWORD_REQUIRED',
    spec: {status: 'FORCE_CHANGE_PASSWORD', requiredAttributes: ['name']},
    ...can,
    ...has,
  },
  {name: 'a reset', step: 'RESET_PASSWORD', spec: {status: 'RESET_REQUIRED'}},
  {
    name: 'the code of a reset',
    step: 'RESET_PASSWORD',
    spec: {status: 'RESET_REQUIRED'},
    hasCode: true,
    hasResend: true,
    ...can,
  },
  {
    name: 'the confirmation of a registration',
    step: 'CONFIRM_SIGN_UP',
    spec: {status: 'UNCONFIRMED'},
    hasResend: true,
    ...can,
  },
];

/** Somebody on the way to a station, and home from there. */
export class Traveller {
  readonly person: Person;
  readonly #visit: Visit;
  readonly #station: Station;
  readonly #answers: Answers;

  constructor(visit: Visit, cognito: LocalCognito, station: Station) {
    this.#visit = visit;
    this.#station = station;
    this.person = new Person(cognito, [], station.spec);
    this.#answers = new Answers(
      visit.page,
      cognito,
      this.person,
      (values) => values.find((value) => station.chooses?.includes(value)) ?? values[0],
    );
  }

  /** Goes to the station with the right answers. */
  async arrive(): Promise<void> {
    await this.#visit.set(this.#station.attributes ?? {});
    await this.#go(() => this.#isThere());
    // The code of a registration is sent while its form is there already.
    if (this.#station.hasResend) await this.#visit.until('signin-code-sent', {step: this.#station.step});
  }

  /** Goes on from there until the user is signed in. */
  async goHome(): Promise<void> {
    await this.#go(async () => (await this.step()) === 'DONE');
  }

  /** Fills the form in. */
  async fill(how: 'right' | 'wrong'): Promise<void> {
    assert.ok(await this.#answers.fill(await this.step(), how));
  }

  /** Fills the form in, sends it, and waits for what comes of it. */
  async answer(how: 'right' | 'wrong'): Promise<void> {
    await this.fill(how);
    await this.#visit.submit();
    await this.settle();
  }

  /** What nobody else may learn: the password, and the codes, passwords and keys that the form shows now. */
  async secrets(): Promise<readonly string[]> {
    const shown = await this.#visit.page.locator('amplify-signin-flow').evaluate((flow) => {
      const names = ['password', 'newPassword', 'code'];
      const fields = names.map((name) => flow.querySelector<HTMLInputElement>(`[name=${name}]`)?.value);
      return [...fields, flow.querySelector('[data-totp-key]')?.textContent.replace(/\s/g, '')];
    });
    return [this.person.password, ...shown.filter((each): each is string => Boolean(each))];
  }

  /** Nothing is on its way any more. */
  async settle(): Promise<void> {
    await this.#visit.page.waitForFunction(
      () => document.querySelector('amplify-signin-flow:not(:state(busy)) [slot=signin-step]') !== null,
    );
  }

  async step(): Promise<string> {
    return this.#visit.page
      .locator('amplify-signin-flow')
      .evaluate((flow) => (flow as HTMLElement & {step: string}).step);
  }

  async #go(isThere: () => Promise<boolean>): Promise<void> {
    for (let steps = 0; !(await isThere()); steps += 1) {
      assert.ok(steps < 10, `${this.#station.name}: no way from ${await this.step()}`);
      await this.answer('right');
    }
  }

  async #isThere(): Promise<boolean> {
    const {step, hasCode = false} = this.#station;
    if ((await this.step()) !== step) return false;
    return (
      step !== 'RESET_PASSWORD' || (await this.#visit.page.locator('[name=code]').count()) === Number(hasCode)
    );
  }
}
