import type {AuthClient} from './auth-client.js';
import {defined} from './defined.js';
import type {Memory} from './memory.js';
import type {AnswerOptions, ClientMetadata, SignInFlowOptions, SignInSettings} from './options.js';
import {signIn} from './passkey.js';
import type {Problem} from './problem.js';
import {type CodeDeliveryDetails, type FlowStep, type SignInInput, START} from './step.js';

/** What every call needs. */
export interface Way {
  readonly auth: AuthClient;
  readonly settings: SignInSettings;
  readonly clientMetadata: ClientMetadata | undefined;
  readonly memory: Memory;
  readonly pendingChallenge?: SignInFlowOptions['pendingChallenge'];
}

/** What an answer needs to be handed on. */
export interface Call extends Way {
  readonly step: FlowStep;
  readonly response: string;
  readonly options: AnswerOptions;
}

/** What a call has led to. */
export interface Outcome {
  readonly isSignedIn: boolean;
  readonly nextStep: FlowStep;
  /** Where a code went that was sent without another step. */
  readonly delivery?: CodeDeliveryDetails;
  /** Nobody had to be asked: somebody was signed in. */
  readonly already?: true;
  /** The flow goes on at the next step, but a sign-in was refused on the way there. */
  readonly refusal?: unknown;
  /** What is said at the next step. With a refusal: what it means. */
  readonly problem?: Problem;
}

const PASSWORD_NEEDED: Problem = {key: 'passwordNeeded', name: 'PasswordNeeded', recovery: 'retry'};

/** Whether the sign-in begins with something else than a password. */
export function isPasswordless({authFlow, preferredChallenge}: SignInSettings): boolean {
  if (authFlow === 'CUSTOM_WITHOUT_SRP') return true;
  return authFlow === 'USER_AUTH' && !preferredChallenge?.startsWith('PASSWORD');
}

/** Whether the sign-in can be gone through again without the user, as far as the next question. */
export function canSignInAgain({settings, memory}: Pick<Way, 'settings' | 'memory'>): boolean {
  return isPasswordless(settings) || memory.password !== undefined;
}

/** Signs in again with what is remembered; without a password, where one is needed, the user has to type it again. */
export async function signInAgain(way: Way, begins?: SignInInput['options']): Promise<Outcome> {
  const {memory, settings, clientMetadata} = way;
  if (!begins && !canSignInAgain(way)) return {isSignedIn: false, nextStep: START, problem: PASSWORD_NEEDED};
  const password = begins || isPasswordless(settings) ? undefined : memory.password;
  return signIn(way, {
    username: memory.loginId,
    ...(password !== undefined && {password}),
    options: begins ? {...begins, ...defined({clientMetadata})} : signInOptions(way),
  });
}

export function signInOptions({settings, clientMetadata, memory}: Way): NonNullable<SignInInput['options']> {
  const {authFlow, preferredChallenge: preferred} = settings;
  // Without a preference Cognito offers what there is besides the passkey that did not work.
  const preferredChallenge = memory.passkeyFailed && preferred === 'WEB_AUTHN' ? undefined : preferred;
  return defined({authFlowType: authFlow, preferredChallenge, clientMetadata});
}
