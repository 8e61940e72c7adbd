import {html, type TemplateResult} from 'lit';
import {property} from 'lit/decorators.js';
import type {MfaType} from '../core/step.js';
import type {StepAnswer} from './events.js';
import {StepElement} from './step-element.js';

/** The strongest first, as OWASP ASVS 6.6.1 asks: what a phone company or a mailbox can lose comes later. */
const BY_STRENGTH: readonly MfaType[] = ['TOTP', 'EMAIL', 'SMS'];

/**
 * Lets the user choose the second factor.
 *
 * The answer has `SMS`, `TOTP` or `EMAIL` as its response.
 *
 * @fires {StepAnswerEvent} step-answer - The user has chosen, or wants to start again.
 */
export class MfaSelect extends StepElement {
  /** What can be chosen. Where it is empty, as Amplify leaves it when Cognito does not tell, all three. */
  @property({attribute: false}) types: readonly MfaType[] = [];

  protected override render(): TemplateResult {
    const {messages} = this;
    const offered =
      this.types.length > 0 ? BY_STRENGTH.filter((type) => this.types.includes(type)) : BY_STRENGTH;
    return this.renderForm(
      messages.chooseMethod,
      html`
        <div
          class="signin-field"
          role="radiogroup"
          aria-labelledby=${this.idOf('heading')}
          aria-describedby="${this.idOf('choice-problem')} ${this.idOf('form-problem')}"
        >
          ${offered.map((type, index) => this.#renderChoice(type, index === 0))}
          ${this.renderProblemAt('choice')}
        </div>
        ${this.renderSubmit(messages.continue, messages.continuing)}
        ${this.renderAction('restart', messages.startAgain)}
      `,
    );
  }

  protected override read(form: FormData): StepAnswer | undefined {
    const choice = form.get('choice');
    if (typeof choice === 'string') return {response: choice};
    this.complain('choiceMissing', this.messages.choiceMissing, 'choice');
    return;
  }

  #renderChoice(type: MfaType, isFirst: boolean): TemplateResult {
    return html`
      <label class="signin-choice">
        <input
          type="radio"
          name="choice"
          value=${type}
          ?checked=${isFirst}
          aria-describedby=${this.idOf(`${type}-hint`)}
          @click=${this.#keep}
        />
        <span class="signin-label">${this.messages.mfaType(type)}</span>
        <span class="signin-hint" id=${this.idOf(`${type}-hint`)}>${this.messages.mfaTypeHint(type)}</span>
      </label>
    `;
  }

  /** A radio button knows no `readonly`, and disabled ones are left out of the form. */
  #keep(event: Event): void {
    if (this.busy) event.preventDefault();
  }
}
