import {html, type TemplateResult} from 'lit';
import {property} from 'lit/decorators.js';
import {removeInvisible, toAsciiDigits} from '../input/normalise-text.js';
import type {StepAnswer} from './events.js';
import {type FieldInputMode, type FieldType, StepElement} from './step-element.js';
import {text} from './text.js';

/**
 * Asks what a pool's own challenge asks: shows its hint as text, and has one field for the answer.
 *
 * The answer is what was typed, without invisible characters. Where the field shows a keyboard for digits, the digits of
 * every script are sent as 0 to 9. What is typed into a password field is sent as it is.
 *
 * @fires {StepAnswerEvent} step-answer - The user has submitted an answer, or wants to start again.
 */
export class CustomChallenge extends StepElement {
  /** What the challenge says, from `additionalInfo.hint`. */
  @property() hint: string | undefined;
  /** The kind of field, as in HTML. */
  @property({attribute: 'field-type'}) fieldType: FieldType = 'text';
  /** The keyboard that a phone shows, as in HTML. */
  @property({attribute: 'field-input-mode'}) fieldInputMode: FieldInputMode = 'text';
  /** What browsers fill in, as in HTML. */
  @property({attribute: 'field-autocomplete'}) fieldAutocomplete = 'off';

  protected override render(): TemplateResult {
    const {messages} = this;
    return this.renderForm(
      messages.customChallenge,
      html`
        <p class="signin-hint" id=${this.idOf('hint')} ?hidden=${!this.hint}>${text(this.hint)}</p>
        ${this.renderField({
          name: 'answer',
          label: messages.answer,
          type: this.fieldType,
          autocomplete: this.fieldAutocomplete,
          inputMode: this.fieldInputMode,
          describedBy: 'hint',
          enterKeyHint: 'done',
        })}
        ${this.renderSubmit(messages.continue, messages.continuing)}
        ${this.renderAction('restart', messages.startAgain)}
      `,
    );
  }

  protected override read(form: FormData): StepAnswer | undefined {
    const answer = this.#clean(String(form.get('answer')));
    if (answer.trim()) return {response: answer};
    this.complain('answerMissing', this.messages.answerMissing, 'answer');
    return;
  }

  #clean(text: string): string {
    if (this.fieldType === 'password') return text;
    const visible = removeInvisible(text);
    return ['numeric', 'decimal', 'tel'].includes(this.fieldInputMode) ? toAsciiDigits(visible) : visible;
  }
}
