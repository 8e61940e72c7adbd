import {hasPasskeys} from '../browser/environment.js';
import type {FirstFactor} from '../core/options.js';
import {type Choice, ChoiceElement} from './choices.js';

/** The strongest first. The password is one entry, whichever way it is sent, and is sent by SRP where that is on offer. */
const BY_STRENGTH: readonly FirstFactor[] = ['WEB_AUTHN', 'PASSWORD_SRP', 'PASSWORD', 'EMAIL_OTP', 'SMS_OTP'];

/**
 * Lets the user choose how to sign in: passkey, password, or a code by e-mail or text message. A passkey is offered where
 * the browser has them, and begins with the click on the button.
 *
 * The answer has `WEB_AUTHN`, `PASSWORD_SRP`, `PASSWORD`, `EMAIL_OTP` or `SMS_OTP` as its response.
 *
 * @fires {StepAnswerEvent} step-answer - The user has chosen, or wants to start again.
 */
export class FactorSelect extends ChoiceElement {
  protected override get heading(): string {
    return this.messages.chooseFactor;
  }

  protected override get choices(): readonly Choice[] {
    const {messages, types} = this;
    return BY_STRENGTH.filter(
      (factor) =>
        types.includes(factor) &&
        !(factor === 'PASSWORD' && types.includes('PASSWORD_SRP')) &&
        !(factor === 'WEB_AUTHN' && !hasPasskeys()),
    ).map((factor) => ({value: factor, label: messages.factor(factor), hint: messages.factorHint(factor)}));
  }
}
