import type {LoginIdKind} from '../core/messages.js';
import type {PasswordPolicy, PasswordRule} from '../core/password-policy.js';
import type {Blamed} from '../core/problem.js';
import type {FlowStep, FlowStepName} from '../core/step.js';
import {ConfirmSignUp} from '../elements/confirm-sign-up.js';
import {CustomChallenge} from '../elements/custom-challenge.js';
import {EmailSetup} from '../elements/email-setup.js';
import {FactorSelect} from '../elements/factor-select.js';
import {MfaSelect} from '../elements/mfa-select.js';
import {NewPassword} from '../elements/new-password.js';
import {OtpInput} from '../elements/otp-input.js';
import {PasswordEntry} from '../elements/password-entry.js';
import {ResetPassword} from '../elements/reset-password.js';
import {SignInDone} from '../elements/sign-in-done.js';
import {SignInForm} from '../elements/sign-in-form.js';
import type {StepElement} from '../elements/step-element.js';
import {TotpSetup} from '../elements/totp-setup.js';
import {UnsupportedStep} from '../elements/unsupported-step.js';

/** The field of a pool's own challenge, as an application wants it. */
export type ChallengeField = Partial<
  Pick<CustomChallenge, 'fieldType' | 'fieldInputMode' | 'fieldAutocomplete'>
>;

/** What a view may need besides its step. */
export interface ViewContext {
  readonly loginId: string;
  readonly loginWith: readonly LoginIdKind[];
  readonly passwordless: boolean;
  /** Where the code went that is asked for, mostly masked. */
  readonly destination: string | undefined;
  readonly issuer: string;
  readonly policy: PasswordPolicy | undefined;
  /** The rule that the last password broke, as Cognito said. */
  readonly refusedRule: PasswordRule | undefined;
  readonly challengeField: ChallengeField;
}

/** How a step is shown: the class of its element, the element's own properties, and the fields that may be at fault. */
export interface View {
  readonly element: new () => StepElement;
  readonly properties: object;
  readonly fields: {readonly [P in Extract<Blamed, string>]?: string};
}

type ViewOf<N extends FlowStepName> = (
  step: Extract<FlowStep, {signInStep: N}>,
  context: ViewContext,
) => View;

const code = {answer: 'code'};
const choice = {answer: 'choice'};

/**
 * THE table: one row for each step, and no other place that tells steps apart by their names to show them. A step that
 * Amplify adds later does not compile until it has a row.
 *
 * Classes and not tags, since a page may have an element of its own under one of our names.
 */
export const views: {readonly [N in FlowStepName]: ViewOf<N>} = {
  SIGN_IN: (_, {loginId, loginWith, passwordless}) =>
    show(
      SignInForm,
      {loginId, loginWith, passwordless},
      {answer: passwordless ? 'username' : 'password', loginId: 'username', password: 'password'},
    ),
  CONFIRM_SIGN_IN_WITH_SMS_CODE: (_, {destination}) => show(OtpInput, {medium: 'SMS', destination}, code),
  CONFIRM_SIGN_IN_WITH_EMAIL_CODE: (_, {destination}) => show(OtpInput, {medium: 'EMAIL', destination}, code),
  CONFIRM_SIGN_IN_WITH_TOTP_CODE: () => show(OtpInput, {medium: 'TOTP'}, code),
  CONTINUE_SIGN_IN_WITH_MFA_SELECTION: ({allowedMFATypes}) =>
    show(MfaSelect, {types: allowedMFATypes ?? []}, choice),
  CONTINUE_SIGN_IN_WITH_MFA_SETUP_SELECTION: ({allowedMFATypes}) =>
    show(MfaSelect, {types: allowedMFATypes ?? [], forSetup: true}, choice),
  CONTINUE_SIGN_IN_WITH_EMAIL_SETUP: () => show(EmailSetup, {}, {answer: 'email'}),
  CONTINUE_SIGN_IN_WITH_TOTP_SETUP: ({totpSetupDetails}, {issuer, loginId}) =>
    show(TotpSetup, {secret: totpSetupDetails.sharedSecret, issuer, loginId}, code),
  CONTINUE_SIGN_IN_WITH_FIRST_FACTOR_SELECTION: ({availableChallenges}) =>
    show(FactorSelect, {types: availableChallenges ?? []}, choice),
  CONFIRM_SIGN_IN_WITH_PASSWORD: (_, {loginId}) =>
    show(PasswordEntry, {loginId}, {answer: 'password', password: 'password'}),
  CONFIRM_SIGN_IN_WITH_CUSTOM_CHALLENGE: ({additionalInfo}, {challengeField}) =>
    show(CustomChallenge, {hint: additionalInfo?.['hint'], ...challengeField}, {answer: 'answer'}),
  CONFIRM_SIGN_IN_WITH_NEW_PASSWORD_REQUIRED: ({missingAttributes}, {loginId, policy, refusedRule}) =>
    show(
      NewPassword,
      {missingAttributes: missingAttributes ?? [], loginId, policy, refusedRule},
      {newPassword: 'newPassword'},
    ),
  RESET_PASSWORD: (step, {loginId, loginWith, destination, policy, refusedRule}) =>
    show(
      ResetPassword,
      {loginId, loginWith, hasCode: 'hasCode' in step, destination, policy, refusedRule},
      'hasCode' in step
        ? {answer: 'code', newPassword: 'newPassword'}
        : {answer: 'username', loginId: 'username'},
    ),
  CONFIRM_SIGN_UP: (_, {destination}) => show(ConfirmSignUp, {destination}, code),
  DONE: (_, {loginId}) => show(SignInDone, {loginId}, {}),
};

/** The view of a step; of one that Amplify knows and this version does not, too. */
export function viewOf(step: FlowStep, context: ViewContext): View {
  const row: ((step: never, context: ViewContext) => View) | undefined = Object.hasOwn(views, step.signInStep)
    ? views[step.signInStep]
    : undefined;
  return row ? row(step as never, context) : unsupported(step);
}

function unsupported({signInStep}: {signInStep: string}): View {
  return show(UnsupportedStep, {stepName: signInStep}, {});
}

function show<E extends StepElement>(
  element: new () => E,
  properties: Partial<Omit<E, keyof StepElement>>,
  fields: View['fields'],
): View {
  return {element, properties, fields};
}
