import type {Demo, Flow} from './demo.js';
import type {SeededUser} from './local-pool.js';

/**
 * Fills the form in, as a password manager does: sets the values of the fields and fires no event. The flow goes back to
 * its first step for that, where it is at another one, and takes the flow that the user's path needs.
 */
export async function fillInLogin(flow: Flow, {username, password, authFlow}: SeededUser): Promise<void> {
  if (authFlow) flow.setAttribute('auth-flow', authFlow);
  else flow.removeAttribute('auth-flow');
  if (flow.step !== 'SIGN_IN' || flow.matches(':state(busy)')) await flow.restart();
  await flow.updateComplete;
  setField(flow, '[autocomplete~=username]', username);
  setField(flow, '[autocomplete=current-password]', password);
  goOn(flow);
}

/** A code of one of the panels: how it reached the user, and for which user it is. */
export interface PanelCode {
  readonly medium: 'SMS' | 'EMAIL' | 'TOTP';
  readonly username: string;
}

/** Which codes each step takes. Cognito does not always say how the codes of an account were sent. */
const MEDIA: Readonly<Record<string, readonly PanelCode['medium'][]>> = {
  CONFIRM_SIGN_IN_WITH_SMS_CODE: ['SMS'],
  CONFIRM_SIGN_IN_WITH_EMAIL_CODE: ['EMAIL'],
  CONFIRM_SIGN_IN_WITH_TOTP_CODE: ['TOTP'],
  CONTINUE_SIGN_IN_WITH_TOTP_SETUP: ['TOTP'],
  CONFIRM_SIGN_UP: ['SMS', 'EMAIL'],
  RESET_PASSWORD: ['SMS', 'EMAIL'],
};

/** Whether the current step asks for this code, from the user that it is for. */
export function isAskedFor({flow, currentUser}: Demo, {medium, username}: PanelCode): boolean {
  const isKind = MEDIA[flow.step]?.includes(medium) ?? false;
  return isKind && username === currentUser.username && flow.querySelector(CODE) !== null;
}

/** Fills in the field for a code, if there is one. */
export function fillInCode(flow: Flow, code: string): void {
  setField(flow, CODE, code);
  goOn(flow);
}

const CODE = '[autocomplete=one-time-code]';

function setField(flow: Flow, selector: string, value: string): void {
  const field = flow.querySelector<HTMLInputElement>(selector);
  if (field) field.value = value;
}

/** To the button, so that the next key press sends what was filled in. */
function goOn(flow: Flow): void {
  flow.querySelector<HTMLButtonElement>('button[type=submit]')?.focus();
}
