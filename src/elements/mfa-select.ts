import {property} from 'lit/decorators.js';
import type {MfaType} from '../core/step.js';
import {flag} from './attributes.js';
import {type Choice, ChoiceElement} from './choices.js';

/** The strongest first, as OWASP ASVS 6.6.1 asks: what a phone company or a mailbox can lose comes later. */
const BY_STRENGTH: readonly MfaType[] = ['TOTP', 'EMAIL', 'SMS'];

/**
 * Lets the user choose the second factor: one that is set up already, or one to set up.
 *
 * The answer has `SMS`, `TOTP` or `EMAIL` as its response. Where Cognito does not tell what can be chosen, and `types` is
 * empty, all of them are offered.
 *
 * @fires {StepAnswerEvent} step-answer - The user has chosen, or wants to go back or to start again.
 */
export class MfaSelect extends ChoiceElement {
  /** The choice is about what to set up, which text messages cannot be. */
  @property({...flag, attribute: 'for-setup'}) forSetup = false;

  protected override get heading(): string {
    return this.forSetup ? this.messages.chooseMfaSetup : this.messages.chooseMethod;
  }

  protected override get choices(): readonly Choice[] {
    const {messages, types, forSetup} = this;
    const possible = forSetup ? BY_STRENGTH.filter((type) => type !== 'SMS') : BY_STRENGTH;
    const offered = possible.filter((type) => types.length === 0 || types.includes(type));
    return offered.map((type) => ({
      value: type,
      label: messages.mfaType(type),
      hint: forSetup ? messages.mfaSetupHint(type) : messages.mfaTypeHint(type),
    }));
  }
}
