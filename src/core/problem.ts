import {BROWSER_RULES} from './browser-rules.js';
import {errorChain, isWrapper, readMember, type ReadError, readError} from './error-chain.js';
import {isAskedAgain} from './custom-question.js';
import {readForeignReply} from './foreign-reply.js';
import {type PasswordRule, ruleInRefusal} from './password-policy.js';
import {REJECTED_PARAMETER, type Rule, ruleFor, RULES} from './problem-rules.js';
import {REJECTED_BY_PAGE} from './rejected-by-page.js';
import {readRejection, reasonIn} from './rejected-parameter.js';
import type {FlowStep, FlowStepName} from './step.js';

/**
 * What the user can do about a refused call: `retry` the same form, `wait` and then retry, `restart` the sign-in, go
 * `elsewhere` (an administrator, another method), or nothing, since the developer has to `configure` something.
 */
export type Recovery = 'retry' | 'wait' | 'restart' | 'elsewhere' | 'configure';

/** The kinds of refusal. Each is the key of the sentence that the user reads. */
export type ProblemKey =
  | 'accountBlocked'
  | 'accountDisabled'
  | 'aliasTaken'
  | 'attributeNotAccepted'
  | 'attributesRefused'
  | 'cannotReset'
  | 'codeAlreadyUsed'
  | 'codeExpired'
  | 'codeNotSent'
  | 'codeOutdated'
  | 'codeRenewed'
  | 'confirmedAlready'
  | 'cryptoFailed'
  | 'emailMalformed'
  | 'humanCheckNeeded'
  | 'inputMissing'
  | 'inputRefused'
  | 'insecureContext'
  | 'intercepted'
  | 'keyRenewed'
  | 'lockedOut'
  | 'loginIdNotAccepted'
  | 'methodNotAvailable'
  | 'mfaSetupImpossible'
  | 'network'
  | 'notConfigured'
  | 'notConfirmed'
  | 'notConfirmedYet'
  | 'pageRefused'
  | 'passkeyFailed'
  | 'passkeyOnly'
  | 'passkeyPending'
  | 'passwordNeeded'
  | 'passwordNotAccepted'
  | 'passwordReused'
  | 'passwordTooWeak'
  | 'phoneMalformed'
  | 'refusedByService'
  | 'requestDeclined'
  | 'resetRequired'
  | 'serviceFailed'
  | 'sessionExpired'
  | 'sessionRenewed'
  | 'signedInAsAnother'
  | 'signInRefused'
  | 'stepRenewed'
  | 'storageBlocked'
  | 'storageFull'
  | 'temporaryPasswordExpired'
  | 'timeIsUp'
  | 'tooManyAttempts'
  | 'tooManyRequests'
  | 'unexpected'
  | 'wrongAnswer'
  | 'wrongCode'
  | 'wrongCredentials'
  | 'wrongSetupCode';

/** A refused call, as the flow shows it. */
export interface Problem {
  /** The key of the sentence in the messages. */
  readonly key: ProblemKey;
  /** The error's `name`, as Cognito or Amplify gave it. */
  readonly name: string;
  readonly recovery: Recovery;
  /** What was typed wrongly, where that depends on the error's text and not only on the kind of refusal. */
  readonly at?: Blamed;
  /** A sentence of the page's own, instead of the one that belongs to the key. */
  readonly text?: string;
  /** The rule that a password breaks, where Cognito says which. */
  readonly rule?: PasswordRule;
  /** When it makes sense to try again, where that takes a while. Milliseconds since 1970. */
  readonly until?: number;
  /** What a developer has to change. Meant for the console, never for the page. */
  readonly advice?: string;
}

const ASKS_FOR_CREDENTIALS: ReadonlySet<FlowStepName> = new Set(['SIGN_IN', 'CONFIRM_SIGN_IN_WITH_PASSWORD']);
const SENDS_CODES: ReadonlySet<FlowStepName> = new Set(['RESET_PASSWORD', 'CONFIRM_SIGN_UP']);

/** How errors are read. */
export interface ClassifyOptions {
  /** Shows what a Lambda trigger said to the user, without Cognito's prefix. Anything else is never shown as it is. */
  readonly lambdaMessages?: boolean | undefined;
  /** The attributes that the step asks for, where that is known. */
  readonly attributes?: readonly string[] | undefined;
}

/**
 * Says what a refused call means. Anything that is not known is `unexpected`, which the user may retry.
 *
 * @param error what the call was rejected with
 * @param step the step at which the call was made
 */
export function classify(error: unknown, step: FlowStepName, options: ClassifyOptions = {}): Problem {
  if (readError(error).name === REJECTED_BY_PAGE) return refusedByPage(readMember(error, 'reason'));
  const reply = readForeignReply(error);
  if (reply) return {name: readError(error).name, ...reply};
  const {rule, name, message} = findRule(error);
  if (!rule) return {key: 'unexpected', name, recovery: 'retry'};
  const {key, recovery, advice, at}: Omit<Problem, 'name'> =
    rule === REJECTED_PARAMETER ? readRejection(message, step, options.attributes) : rule;
  // Where a code is asked for, somebody without an account looks like somebody with a wrong code.
  if (name === 'UserNotFoundException' && SENDS_CODES.has(step))
    return {key: 'wrongCode', name, recovery: 'retry'};
  // Cognito says «Incorrect username or password» too when it gives up on somebody who was asked for neither.
  if (key === 'wrongCredentials' && !ASKS_FOR_CREDENTIALS.has(step))
    return {key: 'signInRefused', name, recovery: 'restart'};
  // Codes of a reset or of a sign-up can be sent again without leaving the step.
  if (key === 'codeExpired' && SENDS_CODES.has(step)) return {key: 'codeOutdated', name, recovery: 'retry'};
  const broken = key === 'passwordTooWeak' ? ruleInRefusal(message) : undefined;
  const text = options.lambdaMessages && key === 'refusedByService' ? saidByTrigger(message) : undefined;
  return {
    key,
    name,
    recovery,
    ...(at !== undefined && {at}),
    ...(advice !== undefined && {advice}),
    ...(broken && {rule: broken}),
    ...(text && {text}),
  };
}

/** Asking the same question again is how a custom challenge rejects an answer, and how some emulators reject a code. */
export function wrongAnswer(asked: FlowStep, next: FlowStep): Problem | undefined {
  if (
    asked.signInStep === 'CONFIRM_SIGN_IN_WITH_CUSTOM_CHALLENGE' &&
    next.signInStep === asked.signInStep &&
    isAskedAgain(asked, next)
  )
    return {key: 'wrongAnswer', name: 'CustomChallenge', recovery: 'retry'};
  if (asked.signInStep === 'CONFIRM_SIGN_IN_WITH_TOTP_CODE' && next.signInStep === asked.signInStep)
    return {key: 'wrongCode', name: 'CodeMismatchException', recovery: 'retry'};
  return;
}

/** Whether the session is dead, so that nothing that is answered at this step can be taken. */
export function isOver({recovery}: Problem): boolean {
  return recovery === 'restart';
}

/**
 * Why a step is there again, after the flow has signed in by itself.
 *
 * @param isSame whether the form stays, with what was typed; otherwise there is a new, empty one
 */
export function renewed({signInStep}: FlowStep, isSame = true): Problem {
  const key = RENEWED[signInStep] ?? (isSame ? 'sessionRenewed' : 'stepRenewed');
  return {key, name: 'SessionRenewed', recovery: 'retry'};
}

const RENEWED: {readonly [N in FlowStepName]?: ProblemKey} = {
  CONFIRM_SIGN_IN_WITH_SMS_CODE: 'codeRenewed',
  CONFIRM_SIGN_IN_WITH_EMAIL_CODE: 'codeRenewed',
  CONTINUE_SIGN_IN_WITH_TOTP_SETUP: 'keyRenewed',
  SIGN_IN: 'sessionExpired',
};

/** What a refusal is about: the answer itself, or something that came with it. */
export type Blamed = 'answer' | 'loginId' | 'newPassword' | 'password' | {readonly attribute: string};

const BLAMED: {readonly [K in ProblemKey]?: Blamed} = {
  codeAlreadyUsed: 'answer',
  codeExpired: 'answer',
  codeOutdated: 'answer',
  wrongAnswer: 'answer',
  wrongCode: 'answer',
  wrongCredentials: 'answer',
  wrongSetupCode: 'answer',
  passwordReused: 'newPassword',
  passwordTooWeak: 'newPassword',
};

/** What was typed wrongly, if it was that, and not the connection, the session or the service. */
export function blamed({key, at}: Problem): Blamed | undefined {
  return at ?? BLAMED[key];
}

/** The page has refused to send an answer; the sentence is its own, and goes into the form as it is. */
export function refusedByPage(error: unknown): Problem {
  const {name, message} = readError(error);
  return {key: 'pageRefused', name, recovery: 'retry', ...(message && {text: message})};
}

/** The outermost error that has a rule. Where there is none, the outermost one that says more than «Unknown». */
function findRule(error: unknown): ReadError & {readonly rule: Rule | undefined} {
  const chain = errorChain(error);
  for (const each of chain) {
    const rule =
      ruleFor(RULES, {name: each.name, message: reasonIn(each.message)}) ?? ruleFor(BROWSER_RULES, each);
    if (rule) return {...each, rule};
  }
  const {name, message} = chain.find((each) => !isWrapper(each)) ?? readError(error);
  return {name, message, rule: undefined};
}

/** Cognito puts the trigger's name before what it said: «PreAuthentication failed with error Not on Sundays.» */
function saidByTrigger(message: string): string {
  return message.replace(/^\w+ failed with error /, '').replace(/\.\.?$/, '.');
}
