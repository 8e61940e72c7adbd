import {html, type TemplateResult} from 'lit';
import {property} from 'lit/decorators.js';
import {StepElement} from './step-element.js';
import {text, verbatim} from './text.js';

/**
 * Says that this page cannot show a step, and offers to start again.
 *
 * @fires {StepAnswerEvent} step-answer - The user wants to start again.
 */
export class UnsupportedStep extends StepElement {
  /** The step's name, as Amplify gave it. */
  @property({attribute: 'step-name'}) stepName = '';

  protected override render(): TemplateResult {
    const {messages} = this;
    return this.renderForm(
      messages.unsupportedStep,
      html`
        <p class="signin-hint">${text(messages.unsupportedStepHint(verbatim(this.stepName)))}</p>
        ${this.renderSubmit(messages.startAgain, messages.startAgain)}
      `,
    );
  }

  protected override read(): {action: 'restart'} {
    return {action: 'restart'};
  }
}
