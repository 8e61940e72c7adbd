import {html, type TemplateResult} from 'lit';
import {property} from 'lit/decorators.js';
import type {StepAnswer} from './events.js';
import {StepElement} from './step-element.js';
import {text} from './text.js';

/** One entry of a list to choose from. */
export interface Choice {
  /** As Amplify calls it. */
  readonly value: string;
  readonly label: string;
  readonly hint: string;
}

/** What the elements have in common that let the user choose: a radio group named `choice`, the first entry chosen. */
export abstract class ChoiceElement extends StepElement {
  /** What can be chosen, as Amplify gives it. */
  @property({attribute: false}) types: readonly string[] = [];

  protected abstract get heading(): string;
  protected abstract get choices(): readonly Choice[];

  protected override render(): TemplateResult {
    const {messages, choices} = this;
    if (choices.length === 0)
      return this.renderForm(
        this.heading,
        html`<p class="signin-hint">${text(messages.nothingToChoose)}</p>
          ${this.renderWaysOut()}`,
      );
    return this.renderForm(
      this.heading,
      html`
        <div
          class="signin-field"
          role="radiogroup"
          aria-labelledby=${this.idOf('heading')}
          aria-describedby="${this.idOf('choice-problem')} ${this.idOf('form-problem')}"
        >
          ${choices.map((choice, index) => this.#renderChoice(choice, index === 0))}
          ${this.renderProblemAt('choice')}
        </div>
        ${this.renderSubmit(messages.continue, messages.continuing)} ${this.renderWaysOut()}
      `,
    );
  }

  protected override read(form: FormData): StepAnswer | undefined {
    const choice = form.get('choice');
    if (typeof choice === 'string') return {response: choice};
    this.complain('choiceMissing', this.messages.choiceMissing, 'choice');
    return;
  }

  #renderChoice({value, label, hint}: Choice, isFirst: boolean): TemplateResult {
    return html`
      <label class="signin-choice">
        <input
          type="radio"
          name="choice"
          value=${value}
          ?checked=${isFirst}
          aria-labelledby=${this.idOf(`${value}-label`)}
          aria-describedby=${this.idOf(`${value}-hint`)}
          @click=${this.#keep}
        />
        <span class="signin-label" id=${this.idOf(`${value}-label`)}>${text(label)}</span>
        <span class="signin-hint" id=${this.idOf(`${value}-hint`)}>${text(hint)}</span>
      </label>
    `;
  }

  /** A radio button knows no `readonly`, and disabled ones are left out of the form. */
  #keep(event: Event): void {
    if (this.busy) event.preventDefault();
  }
}
