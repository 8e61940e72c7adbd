import {type Call, type Outcome, signInAgain, type Way} from './call.js';
import {send} from './calls.js';
import type {FlowStepName} from './step.js';

/**
 * Signs in again from memory as far as a step: with the choices, and with the password where it is asked for later. What
 * only the user can answer, a code or a question, ends it before.
 *
 * Amplify has no call for sending a code again, none for going back to a choice, and none for renewing a session; all
 * three come to this.
 *
 * @throws what a call on the way was rejected with
 */
export async function replay(way: Way, target: FlowStepName): Promise<Outcome> {
  const answers = new Map(way.memory.answers);
  let outcome = await signInAgain(way, beginning(way, target));
  for (;;) {
    const {signInStep} = outcome.nextStep;
    const response = answers.get(signInStep);
    const isEnd = outcome.isSignedIn || outcome.refusal !== undefined;
    if (isEnd || signInStep === target || response === undefined) return outcome;
    // Once each: what is asked for a second time was not taken.
    answers.delete(signInStep);
    const call: Call = {...way, step: outcome.nextStep, response, options: {}};
    outcome = await send(call);
  }
}

/** Amplify gives the list of first factors to those who prefer none. */
function beginning({memory}: Way, target: FlowStepName): {authFlowType: 'USER_AUTH'} | undefined {
  const isFirstFactor = target === 'CONTINUE_SIGN_IN_WITH_FIRST_FACTOR_SELECTION';
  const wasChosen = memory.choices.some(
    ({step}) => step.signInStep === 'CONTINUE_SIGN_IN_WITH_FIRST_FACTOR_SELECTION',
  );
  return isFirstFactor || wasChosen ? {authFlowType: 'USER_AUTH'} : undefined;
}
