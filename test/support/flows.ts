import {fixture, html} from '@open-wc/testing';
import '../../src/define/amplify-signin-flow.js';
import type {AmplifySigninFlow} from '../../src/flow/amplify-signin-flow.js';
import type {SigninEventDetails} from '../../src/flow/events.js';
import {fill, submit} from './forms.js';
import {type ScriptedAnswer, ScriptedAuth} from './scripted-auth.js';

const NAMES: (keyof SigninEventDetails)[] = [
  'signin-before-answer',
  'signin-step',
  'signin-code-sent',
  'signin-error',
  'signin-challenge',
  'signin-expired',
  'signin-done',
];

/** A flow on the page, with a client that follows a script. It goes on with nothing that another test has left. */
export async function showFlow(answers: ScriptedAnswer[] = [], content = html``) {
  sessionStorage.clear();
  const auth = new ScriptedAuth(answers);
  const events: CustomEvent<object>[] = [];
  const parent = document.createElement('div');
  for (const name of NAMES)
    parent.addEventListener(name, (event) => {
      events.push(event);
    });
  const flow = await fixture<AmplifySigninFlow>(
    html`<amplify-signin-flow .auth=${auth}>${content}</amplify-signin-flow>`,
    {parentNode: parent},
  );
  return {auth, flow, events};
}

/** Fulfilled when the flow has fired an event of that name, from now on. */
export function next<N extends keyof SigninEventDetails>(
  flow: AmplifySigninFlow,
  name: N,
): Promise<HTMLElementEventMap[N]> {
  return new Promise((resolve) => {
    flow.addEventListener(name, resolve, {once: true});
  });
}

/** The element of the step that is shown. */
export function stepOf(flow: AmplifySigninFlow): HTMLElement {
  const [step] = flow.querySelectorAll<HTMLElement>(':scope > [slot=signin-step]');
  if (!step) throw new Error('No step is shown.');
  return step;
}

/** Takes the flow from the page, which makes it forget the password, and puts it back. */
export async function forgetPassword(flow: AmplifySigninFlow): Promise<void> {
  const {parentElement} = flow;
  flow.remove();
  await Promise.resolve();
  parentElement?.append(flow);
  await flow.updateComplete;
}

/** Fills the form that is shown, sends it, and waits until the flow asks something else. */
export async function answer(flow: AmplifySigninFlow, values: Record<string, string> = {}): Promise<void> {
  const arrived = next(flow, 'signin-step');
  fill(stepOf(flow), values);
  submit(stepOf(flow));
  await arrived;
}

/** Fills the form that is shown, sends it, and waits until the refusal is shown. */
export async function answerWrongly(flow: AmplifySigninFlow, values: Record<string, string>): Promise<void> {
  const refused = next(flow, 'signin-error');
  fill(stepOf(flow), values);
  submit(stepOf(flow));
  await refused;
  await flow.updateComplete;
  await flow.updateComplete;
}
