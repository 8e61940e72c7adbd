import type {LoginIdKind} from '../core/messages.js';
import type {FlowStep, FlowStepName} from '../core/step.js';
import {MfaSelect} from '../elements/mfa-select.js';
import {OtpInput} from '../elements/otp-input.js';
import {SignInDone} from '../elements/sign-in-done.js';
import {SignInForm} from '../elements/sign-in-form.js';
import type {StepElement} from '../elements/step-element.js';
import {UnsupportedStep} from '../elements/unsupported-step.js';

/** What a view may need besides its step. */
export interface ViewContext {
  readonly loginId: string;
  readonly loginWith: readonly LoginIdKind[];
  readonly passwordless: boolean;
}

/** How a step is shown: the class of its element, the element's own properties, and the field that holds the answer. */
export interface View {
  readonly element: new () => StepElement;
  readonly properties: object;
  readonly answerField: string | undefined;
}

type ViewOf<N extends FlowStepName> = (
  step: Extract<FlowStep, {signInStep: N}>,
  context: ViewContext,
) => View;

/**
 * THE table: one row for each step, and no other place that tells steps apart by their names to show them. A step that
 * Amplify adds later does not compile until it has a row.
 *
 * Classes and not tags, since a page may have an element of its own under one of our names.
 */
export const views: {readonly [N in FlowStepName]: ViewOf<N>} = {
  SIGN_IN: (_, {loginId, loginWith, passwordless}) =>
    show(SignInForm, {loginId, loginWith, passwordless}, passwordless ? 'username' : 'password'),
  CONFIRM_SIGN_IN_WITH_SMS_CODE: ({codeDeliveryDetails}) =>
    show(OtpInput, {medium: 'SMS', destination: codeDeliveryDetails?.destination}, 'code'),
  CONFIRM_SIGN_IN_WITH_EMAIL_CODE: ({codeDeliveryDetails}) =>
    show(OtpInput, {medium: 'EMAIL', destination: codeDeliveryDetails?.destination}, 'code'),
  CONFIRM_SIGN_IN_WITH_TOTP_CODE: () => show(OtpInput, {medium: 'TOTP'}, 'code'),
  CONTINUE_SIGN_IN_WITH_MFA_SELECTION: ({allowedMFATypes}) =>
    show(MfaSelect, {types: allowedMFATypes ?? []}, 'choice'),
  CONTINUE_SIGN_IN_WITH_MFA_SETUP_SELECTION: unsupported,
  CONTINUE_SIGN_IN_WITH_EMAIL_SETUP: unsupported,
  CONTINUE_SIGN_IN_WITH_TOTP_SETUP: unsupported,
  CONTINUE_SIGN_IN_WITH_FIRST_FACTOR_SELECTION: unsupported,
  CONFIRM_SIGN_IN_WITH_PASSWORD: unsupported,
  CONFIRM_SIGN_IN_WITH_CUSTOM_CHALLENGE: unsupported,
  CONFIRM_SIGN_IN_WITH_NEW_PASSWORD_REQUIRED: unsupported,
  RESET_PASSWORD: unsupported,
  CONFIRM_SIGN_UP: unsupported,
  DONE: (_, {loginId}) => show(SignInDone, {loginId}),
};

/** The view of a step; of one that Amplify knows and this version does not, too. */
export function viewOf(step: FlowStep, context: ViewContext): View {
  const row: ((step: never, context: ViewContext) => View) | undefined = Object.hasOwn(views, step.signInStep)
    ? views[step.signInStep]
    : undefined;
  return row ? row(step as never, context) : unsupported(step);
}

function unsupported({signInStep}: {signInStep: string}): View {
  return show(UnsupportedStep, {stepName: signInStep});
}

function show<E extends StepElement>(
  element: new () => E,
  properties: Partial<Omit<E, keyof StepElement>>,
  answerField?: string,
): View {
  return {element, properties, answerField};
}
