import type {Call, Outcome, Way} from './call.js';
import {now} from './clock.js';
import {defined} from './defined.js';
import {amongFactors, passkeyFailure} from './passkey-problem.js';
import {signInWithPassword} from './password-retry.js';
import {classify, type Problem} from './problem.js';
import {sessionLength} from './session.js';
import type {FlowStep, PreferredChallenge, SignInInput} from './step.js';

const PASSKEY = 'WEB_AUTHN';
const LIST = 'CONTINUE_SIGN_IN_WITH_FIRST_FACTOR_SELECTION';

/** A passkey that could not be used: what the call was rejected with, and what it means. */
interface Failed {
  readonly refusal: unknown;
  readonly problem: Problem;
}

/**
 * Calls `signIn`. A passkey that cannot be used, for whatever reason, leads to the list of the first factors instead of
 * a rejection.
 */
export async function signIn(way: Way, input: SignInInput): Promise<Outcome> {
  try {
    return await signInWithPassword(way, input);
  } catch (refusal) {
    const {authFlowType, preferredChallenge} = input.options ?? {};
    const isChosen = preferredChallenge === undefined ? isUnderWay(way) : preferredChallenge === PASSKEY;
    const isAsked = authFlowType === 'USER_AUTH' && isChosen;
    const failure = passkeyFailure(refusal, {step: 'SIGN_IN', isAsked, hadCeremony: true});
    if (!failure) throw refusal;
    way.memory.passkeyFailed = true;
    const failed: Failed = {refusal, problem: failure.problem};
    const {factors} = way.settings;
    if (factors) return listed(factors, failed);
    // Cognito asked for the passkey by itself, which it does where there is nothing else.
    return preferredChallenge === undefined ? listed([PASSKEY], failed) : fetchList(way, failed);
  }
}

/**
 * Confirms the choice of a first factor. A passkey that cannot be used leads to the list again; the session of the list
 * takes another choice, unless Cognito rejected the passkey or the time is over.
 */
export async function chooseFactor(call: Call, confirm: (call: Call) => Promise<Outcome>): Promise<Outcome> {
  const {response, step, memory, settings} = call;
  const began = now();
  try {
    return await confirm(call);
  } catch (refusal) {
    const isLate = now() - began >= sessionLength(settings.sessionMinutes);
    const hadCeremony = response === PASSKEY && (isLate || isUnderWay(call));
    if (memory.passkeyFailed && !hadCeremony && isExpired(refusal, step)) return chooseInNewSession(call);
    const failure = passkeyFailure(refusal, {
      step: step.signInStep,
      isAsked: response === PASSKEY,
      hadCeremony,
    });
    if (!failure) throw refusal;
    memory.passkeyFailed = true;
    const known = 'availableChallenges' in step ? step.availableChallenges : undefined;
    const {problem} = failure;
    const stay = {isSignedIn: false, nextStep: step, refusal, problem: amongFactors(problem, known)};
    if (!failure.isSpent && !isLate) return stay;
    // Without a new list the old one still serves: the next choice signs in again.
    const fetched = await fetchList(call, {refusal, problem}).catch(() => stay);
    return isSameList(fetched.nextStep, step) ? {...fetched, nextStep: step} : fetched;
  }
}

/** Signs in without a preference, which gives the list of what the user can begin with. */
async function fetchList(way: Way, failed: Failed): Promise<Outcome> {
  try {
    const output = await way.auth.signIn(signInInput(way));
    const {nextStep} = output;
    const factors = 'availableChallenges' in nextStep ? nextStep.availableChallenges : undefined;
    return {...output, ...failed, problem: amongFactors(failed.problem, factors)};
  } catch (error) {
    const isAsked = isUnderWay(way);
    if (!passkeyFailure(error, {step: 'SIGN_IN', isAsked, hadCeremony: isAsked})) throw error;
    // Cognito asked for the passkey again, since there is nothing else.
    return listed([PASSKEY], failed);
  }
}

/** Makes a choice in a new session, as after a wrong password: the session with the failed passkey takes no answer. */
async function chooseInNewSession(call: Call): Promise<Outcome> {
  const {response} = call;
  if (response.startsWith('PASSWORD'))
    return {isSignedIn: false, nextStep: {signInStep: 'CONFIRM_SIGN_IN_WITH_PASSWORD'}};
  return signIn(call, signInInput(call, response as PreferredChallenge));
}

function signInInput({memory, clientMetadata}: Way, preferredChallenge?: PreferredChallenge): SignInInput {
  return {
    username: memory.loginId,
    options: {authFlowType: 'USER_AUTH', ...defined({preferredChallenge, clientMetadata})},
  };
}

function listed(factors: readonly PreferredChallenge[], {refusal, problem}: Failed): Outcome {
  return {
    isSignedIn: false,
    nextStep: {signInStep: LIST, availableChallenges: [...factors]},
    refusal,
    problem: amongFactors(problem, factors),
  };
}

/** Whether Amplify has asked the browser for a passkey. It keeps the challenge when the answer was rejected. */
function isUnderWay({pendingChallenge}: Way): boolean {
  return pendingChallenge?.() === PASSKEY;
}

function isExpired(error: unknown, {signInStep}: FlowStep): boolean {
  return classify(error, signInStep).key === 'sessionExpired';
}

function isSameList(one: FlowStep, other: FlowStep): boolean {
  const [ones, others] = [one, other].map((step) =>
    'availableChallenges' in step ? JSON.stringify(step.availableChallenges) : step.signInStep,
  );
  return one.signInStep === other.signInStep && ones === others;
}
