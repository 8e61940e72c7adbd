/**
 * Amplify's sign-in steps. This is the only file that names Amplify's types, so that a change of theirs is met here
 * and, through the table of views, at each place that has to follow.
 */
import type {
  AuthSession,
  ConfirmResetPasswordInput,
  ConfirmSignInInput,
  ConfirmSignInOutput,
  ConfirmSignUpInput,
  ConfirmSignUpOutput,
  FetchAuthSessionOptions,
  GetCurrentUserOutput,
  ResendSignUpCodeInput,
  ResendSignUpCodeOutput,
  ResetPasswordInput,
  ResetPasswordOutput,
  SignInInput,
  SignInOutput,
  SignOutInput,
} from 'aws-amplify/auth';

export type {
  AuthSession,
  ConfirmResetPasswordInput,
  ConfirmSignInInput,
  ConfirmSignInOutput,
  ConfirmSignUpInput,
  ConfirmSignUpOutput,
  FetchAuthSessionOptions,
  GetCurrentUserOutput,
  ResendSignUpCodeInput,
  ResendSignUpCodeOutput,
  ResetPasswordInput,
  ResetPasswordOutput,
  SignInInput,
  SignInOutput,
  SignOutInput,
};

/** What Amplify answers to `signIn` and `confirmSignIn`: the name of the next step and what it needs. */
export type NextStep = SignInOutput['nextStep'];

/** The name of a step, as in Amplify's `nextStep.signInStep`. */
export type StepName = NextStep['signInStep'];

/** The step of one name. */
export type StepOf<N extends StepName> = Extract<NextStep, {signInStep: N}>;

/** The form before the first call. Amplify has no step for it. */
export interface StartStep {
  readonly signInStep: 'SIGN_IN';
}

/** The second half of a reset: a code was sent, or the user has one. Amplify has one step for both halves. */
export interface ResetCodeStep {
  readonly signInStep: 'RESET_PASSWORD';
  readonly hasCode: true;
  readonly codeDeliveryDetails?: CodeDeliveryDetails | undefined;
}

/** Every step that the flow can stand at. */
export type FlowStep = StartStep | ResetCodeStep | NextStep;

/** The name of a step in the flow's events: Amplify's, or `SIGN_IN` for the start form. */
export type FlowStepName = FlowStep['signInStep'];

/** The sign-in flows of Cognito, as `signIn` takes them. */
export type AuthFlowType = NonNullable<NonNullable<SignInInput['options']>['authFlowType']>;

/** What a user may be asked for first in `USER_AUTH`. */
export type PreferredChallenge = NonNullable<NonNullable<SignInInput['options']>['preferredChallenge']>;

/** The second factors that a user can choose between. */
export type MfaType = NonNullable<StepOf<'CONTINUE_SIGN_IN_WITH_MFA_SELECTION'>['allowedMFATypes']>[number];

/** Where a code went: the medium, and the destination with most of it masked. */
export type CodeDeliveryDetails = NonNullable<StepOf<'CONFIRM_SIGN_IN_WITH_SMS_CODE'>['codeDeliveryDetails']>;

/** The second half of a reset, at which the code is asked for. */
export function resetCodeStep(codeDeliveryDetails: CodeDeliveryDetails | undefined): ResetCodeStep {
  return {signInStep: 'RESET_PASSWORD', hasCode: true, codeDeliveryDetails};
}

/** Whether the step is the form before the first call. */
export function isStart({signInStep}: FlowStep): boolean {
  return signInStep === 'SIGN_IN';
}

/** Whether the step is none of a sign-in that Amplify is in the middle of. */
export function isOutsideSignIn({signInStep}: FlowStep): boolean {
  return signInStep === 'RESET_PASSWORD' || signInStep === 'CONFIRM_SIGN_UP';
}

/** The part of a step that an event may carry: plain, structured-cloneable, and without secrets. */
export interface PublicStep {
  readonly signInStep: FlowStepName;
  readonly allowedMFATypes?: readonly MfaType[];
  readonly availableChallenges?: readonly string[];
  readonly missingAttributes?: readonly string[];
  readonly codeDeliveryDetails?: Readonly<CodeDeliveryDetails>;
  readonly additionalInfo?: Readonly<Record<string, string>>;
}

/** The start form. */
export const START: StartStep = Object.freeze({signInStep: 'SIGN_IN'});

/**
 * Copies the fields that may leave the flow. They are listed one by one, so that a field which Amplify adds later stays
 * inside until somebody has looked at it: `totpSetupDetails` holds a secret and a function.
 */
export function publicStep(step: FlowStep): PublicStep {
  return freeze({
    signInStep: step.signInStep,
    ...('allowedMFATypes' in step && {allowedMFATypes: [...(step.allowedMFATypes ?? [])]}),
    ...('availableChallenges' in step && {availableChallenges: [...(step.availableChallenges ?? [])]}),
    ...('missingAttributes' in step && {missingAttributes: [...(step.missingAttributes ?? [])]}),
    ...('codeDeliveryDetails' in step && {codeDeliveryDetails: {...step.codeDeliveryDetails}}),
    ...('additionalInfo' in step && {additionalInfo: {...step.additionalInfo}}),
  });
}

function freeze<T extends object>(value: T): T {
  for (const part of Object.values(value))
    if (typeof part === 'object' && part !== null) freeze(part as object);
  return Object.freeze(value);
}

/**
 * Whether the answer to one step answers the other: a code is asked for again, a choice is the same. A key for an app or
 * a question of the pool's own is another each time.
 */
export function isSameQuestion(one: FlowStep, other: FlowStep): boolean {
  if (one.signInStep !== other.signInStep || 'hasCode' in one !== 'hasCode' in other) return false;
  if ('totpSetupDetails' in one && 'totpSetupDetails' in other)
    return one.totpSetupDetails.sharedSecret === other.totpSetupDetails.sharedSecret;
  return JSON.stringify(asked(one)) === JSON.stringify(asked(other));
}

/** Where a code went does not change the question, and Amplify gives the list of factors only once. */
function asked(step: FlowStep): object {
  const {codeDeliveryDetails: _, availableChallenges: __, ...question} = publicStep(step);
  return question;
}
