import {type Call, type Outcome, signInAgain, signInOptions, isPasswordless, type Way} from './call.js';
import {defined} from './defined.js';
import {readError} from './error-chain.js';
import {outcomeOf} from './outcomes.js';
import {withPassword} from './password-retry.js';
import {chooseFactor, signIn} from './passkey.js';
import {classify} from './problem.js';
import {type FlowStep, type FlowStepName, resetCodeStep, START} from './step.js';

/** The steps whose answer goes elsewhere than to `confirmSignIn`, or needs more than that. */
const calls: {readonly [N in FlowStepName]?: (call: Call) => Promise<Outcome>} = {
  SIGN_IN: begin,
  CONTINUE_SIGN_IN_WITH_FIRST_FACTOR_SELECTION: (call) => chooseFactor(call, confirm),
  CONFIRM_SIGN_IN_WITH_PASSWORD: confirmPassword,
  CONFIRM_SIGN_IN_WITH_NEW_PASSWORD_REQUIRED: confirmNewPassword,
  CONTINUE_SIGN_IN_WITH_EMAIL_SETUP: setUpEmail,
  RESET_PASSWORD: reset,
  CONFIRM_SIGN_UP: confirmSignUp,
};

/** Hands an answer to the function that takes it. */
export function send(call: Call): Promise<Outcome> {
  const {signInStep} = call.step;
  const special = Object.hasOwn(calls, signInStep) ? calls[signInStep] : undefined;
  return (special ?? confirm)(call);
}

/** Asks for a password reset, and says where the code went. */
export async function requestReset({auth, memory, clientMetadata}: Way): Promise<FlowStep> {
  const options = defined({clientMetadata});
  try {
    const {nextStep} = await auth.resetPassword({username: memory.loginId, options});
    return resetCodeStep(nextStep.codeDeliveryDetails);
  } catch (error) {
    if (isUnknownUser(error)) return resetCodeStep({});
    throw error;
  }
}

async function begin(call: Call): Promise<Outcome> {
  const {response, options, memory, settings} = call;
  memory.password = isPasswordless(settings) ? undefined : options.password;
  return signIn(call, {
    username: response,
    ...(memory.password !== undefined && {password: memory.password}),
    options: signInOptions(call),
  });
}

async function confirm({auth, response, options, clientMetadata}: Call): Promise<Outcome> {
  const {userAttributes, friendlyDeviceName} = options;
  return auth.confirmSignIn({
    challengeResponse: response,
    options: defined({userAttributes, friendlyDeviceName, clientMetadata}),
  });
}

async function setUpEmail(call: Call): Promise<Outcome> {
  const outcome = await confirm(call);
  call.memory.newEmail = call.response;
  return outcome;
}

async function confirmNewPassword(call: Call): Promise<Outcome> {
  const outcome = await confirm(call);
  call.memory.password = call.response;
  return outcome;
}

async function confirmPassword(call: Call): Promise<Outcome> {
  let sent = call.response;
  const outcome = await withPassword(call.response, call.step.signInStep, (password) => {
    sent = password;
    return confirmOnePassword({...call, response: password});
  });
  call.memory.password = sent;
  return outcome;
}

async function confirmOnePassword(call: Call): Promise<Outcome> {
  const {auth, memory, response, clientMetadata} = call;
  return confirm(call).catch((error: unknown) => {
    // After a wrong password Cognito may or may not take the session again; what was typed goes out either way.
    if (classify(error, call.step.signInStep).key !== 'sessionExpired') throw error;
    const isPlain = memory.choices.at(-1)?.response === 'PASSWORD';
    const preferredChallenge = isPlain ? 'PASSWORD' : 'PASSWORD_SRP';
    return auth.signIn({
      username: memory.loginId,
      password: response,
      options: {authFlowType: 'USER_AUTH', preferredChallenge, ...defined({clientMetadata})},
    });
  });
}

async function reset(call: Call): Promise<Outcome> {
  const {auth, step, response, options, memory, clientMetadata} = call;
  if (!('hasCode' in step)) {
    if (response !== memory.loginId) {
      memory.signInAs(response);
      // For somebody else than Cognito has asked to, if it has.
      memory.hasForgotten = true;
    }
    return {isSignedIn: false, nextStep: await requestReset(call)};
  }
  const newPassword = options.newPassword ?? '';
  await auth.confirmResetPassword({
    username: memory.loginId,
    confirmationCode: response,
    newPassword,
    options: defined({clientMetadata}),
  });
  memory.password = newPassword;
  return signInOrStart(call);
}

async function confirmSignUp(call: Call): Promise<Outcome> {
  const {auth, response, memory, clientMetadata} = call;
  try {
    await auth.confirmSignUp({
      username: memory.loginId,
      confirmationCode: response,
      options: defined({clientMetadata}),
    });
  } catch (error) {
    if (!isConfirmedAlready(error)) throw error;
  }
  return signInOrStart(call);
}

/** Whether Cognito says that there is nothing to confirm: the user has followed a link meanwhile, in another tab. */
export function isConfirmedAlready(error: unknown): boolean {
  return /status is CONFIRMED|already confirmed/i.test(readError(error).message);
}

/**
 * Whether there is no such account. Where a code was asked for that then looks as if one had been sent, so that nobody
 * learns who has an account.
 */
export function isUnknownUser(error: unknown): boolean {
  return readError(error).name === 'UserNotFoundException';
}

/** Signs in by itself. The code has served, so a refusal leads to the start and not back to it. */
async function signInOrStart(call: Call): Promise<Outcome> {
  try {
    return await signInAgain(call);
  } catch (refusal) {
    return outcomeOf(refusal) ?? {isSignedIn: false, nextStep: START, refusal};
  }
}
