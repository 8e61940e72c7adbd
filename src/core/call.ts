import type {AuthClient} from './auth-client.js';
import {defined} from './defined.js';
import type {Memory} from './memory.js';
import type {AnswerOptions, ClientMetadata, SignInSettings} from './options.js';
import type {Problem} from './problem.js';
import {type CodeDeliveryDetails, type FlowStep, type SignInInput, START} from './step.js';

/** What every call needs. */
export interface Way {
  readonly auth: AuthClient;
  readonly settings: SignInSettings;
  readonly clientMetadata: ClientMetadata | undefined;
  readonly memory: Memory;
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
  /** Nothing was refused, but the user is to know why this step is there. */
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
  const {auth, memory, settings, clientMetadata} = way;
  if (!begins && !canSignInAgain(way)) return {isSignedIn: false, nextStep: START, problem: PASSWORD_NEEDED};
  const password = begins || isPasswordless(settings) ? undefined : memory.password;
  return auth.signIn({
    username: memory.loginId,
    ...(password !== undefined && {password}),
    options: begins ? {...begins, ...defined({clientMetadata})} : signInOptions(way),
  });
}

export function signInOptions({settings, clientMetadata}: Way): NonNullable<SignInInput['options']> {
  const {authFlow, preferredChallenge} = settings;
  return defined({authFlowType: authFlow, preferredChallenge, clientMetadata});
}
