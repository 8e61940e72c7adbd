import {html, LitElement, nothing, type PropertyValues, type TemplateResult} from 'lit';
import {property, state} from 'lit/decorators.js';
import {english, type FieldProblemKey, type Messages} from '../core/messages.js';
import type {ProblemKey} from '../core/problem.js';
import {flag} from './attributes.js';
import {type StepAction, type StepAnswer, StepAnswerEvent} from './events.js';
import {adoptStepStyles} from './styles.js';

/** A sentence about what was wrong, and the message's key, by which style sheets and tests know it. */
export interface ShownProblem {
  readonly key: ProblemKey | FieldProblemKey;
  readonly text: string;
  /** The name of the field that is at fault. Without one the sentence is about the form. */
  readonly field?: string | undefined;
}

/** A text field with its label and the place for what is wrong with it. */
interface Field {
  readonly name: string;
  readonly label: string;
  readonly type?: 'text' | 'password' | 'email' | 'tel';
  readonly autocomplete: string;
  readonly inputMode?: 'numeric';
  readonly value?: string;
  readonly className?: string;
  /** The name of another part of the form that describes the field. */
  readonly describedBy?: string;
  readonly enterKeyHint?: 'done' | 'next';
  /** What stands beside the field. */
  readonly beside?: TemplateResult;
}

let instances = 0;

/**
 * What all step elements have in common: one form in the page's own tree, where password managers see it, with native
 * fields whose values are read when it is submitted. A step element asks, and knows nothing of Amplify or of the flow.
 *
 * @fires {StepAnswerEvent} step-answer - The user has answered, or pressed one of the other buttons. Bubbles, is not
 * composed, and carries what was typed.
 */
export abstract class StepElement extends LitElement {
  /** An answer is on its way: the fields cannot be changed and the form cannot be sent. */
  @property(flag) busy = false;
  /** What was wrong with the last answer. */
  @property({attribute: false}) problem: ShownProblem | undefined;
  /** The sentences. */
  @property({attribute: false}) messages: Messages = english;

  /** What the form itself found wrong; it goes before what the service said of an earlier answer. */
  @state() private ownProblem: ShownProblem | undefined;

  readonly #prefix = `signin-${++instances}`;
  /** Passwords on their way. Put back where the answer was refused for another reason than a wrong password. */
  readonly #taken = new Map<HTMLInputElement, string>();

  override connectedCallback(): void {
    super.connectedCallback();
    adoptStepStyles(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#taken.clear();
  }

  /** Moves the focus to where the user goes on: the field at fault, else the first field, else the heading. */
  override focus(options?: FocusOptions): void {
    const name = this.shownProblem?.field;
    const target =
      (name && this.querySelector<HTMLElement>(`[name="${name}"]`)) ||
      this.querySelector<HTMLElement>(FIRST_FIELD) ||
      this.querySelector<HTMLElement>('h2');
    target?.focus(options);
    if (target instanceof HTMLInputElement && this.shownProblem) target.select();
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (!changed.has('busy') || this.busy) return;
    if (this.problem && !this.problem.field) for (const [input, value] of this.#taken) input.value ||= value;
    this.#taken.clear();
  }

  protected get shownProblem(): ShownProblem | undefined {
    return this.ownProblem ?? this.problem;
  }

  /** Makes an id that no other element of the page has. */
  protected idOf(part: string): string {
    return `${this.#prefix}-${part}`;
  }

  /** Reads the form and says what to send; `undefined` when the user has to mend something first. */
  protected abstract read(form: FormData): StepAnswer | undefined;

  /** Says what is wrong with a field, and sends nothing. */
  protected complain(key: FieldProblemKey, text: string, field: string): undefined {
    this.ownProblem = {key, text, field};
    void this.updateComplete.then(() => {
      this.focus();
    });
  }

  /** Fires the event for one of the buttons that send nothing. */
  protected act(action: StepAction): void {
    this.dispatchEvent(new StepAnswerEvent('step-answer', {action}));
  }

  protected renderForm(heading: string, content: TemplateResult): TemplateResult {
    const problem = this.shownProblem;
    return html`
      <form
        class="signin-step"
        method="post"
        novalidate
        aria-labelledby=${this.idOf('heading')}
        aria-busy=${this.busy ? 'true' : nothing}
        @submit=${this.#submit}
      >
        <h2 class="signin-heading" id=${this.idOf('heading')} tabindex="-1">${heading}</h2>
        ${this.#renderProblem('form', problem?.field ? undefined : problem)} ${content}
      </form>
    `;
  }

  protected renderField(field: Field): TemplateResult {
    const problem = this.problemAt(field.name);
    const describedBy = [field.describedBy, `${field.name}-problem`, 'form-problem'].filter(Boolean);
    return html`
      <div class="signin-field">
        <label class="signin-label" for=${this.idOf(field.name)}>${field.label}</label>
        <div class="signin-box">
          <input
            class="signin-input ${field.className ?? ''}"
            id=${this.idOf(field.name)}
            name=${field.name}
            type=${field.type ?? 'text'}
            autocomplete=${field.autocomplete}
            inputmode=${field.inputMode ?? nothing}
            enterkeyhint=${field.enterKeyHint ?? nothing}
            value=${field.value ?? nothing}
            autocapitalize="none"
            spellcheck="false"
            dir=${field.type === 'tel' || field.inputMode ? 'ltr' : 'auto'}
            ?readonly=${this.busy}
            aria-required="true"
            aria-invalid=${problem ? 'true' : nothing}
            aria-describedby=${describedBy.map((part) => this.idOf(String(part))).join(' ')}
          />
          ${field.beside}
        </div>
        ${this.renderProblemAt(field.name)}
      </div>
    `;
  }

  /** The place for what is wrong with the field of that name. It is there, and empty, while nothing is. */
  protected renderProblemAt(field: string): TemplateResult {
    return this.#renderProblem(field, this.problemAt(field));
  }

  protected problemAt(field: string): ShownProblem | undefined {
    return this.shownProblem?.field === field ? this.shownProblem : undefined;
  }

  protected renderSubmit(label: string, busyLabel: string): TemplateResult {
    return html`
      <button class="signin-button" type="submit" ?disabled=${this.busy}>
        ${this.busy ? html`<span class="signin-spinner" aria-hidden="true"></span>${busyLabel}` : label}
      </button>
    `;
  }

  protected renderAction(action: StepAction, label: string): TemplateResult {
    return html`
      <button
        class="signin-link"
        type="button"
        data-action=${action}
        ?disabled=${this.busy}
        @click=${() => {
          this.act(action);
        }}
      >
        ${label}
      </button>
    `;
  }

  #renderProblem(part: string, problem: ShownProblem | undefined): TemplateResult {
    return html`<p
      class="signin-problem"
      id=${this.idOf(`${part}-problem`)}
      data-problem=${problem?.key ?? nothing}
    >
      ${problem?.text}
    </p>`;
  }

  #submit(event: SubmitEvent): void {
    event.preventDefault();
    if (this.busy) return;
    this.ownProblem = undefined;
    const answer = this.read(new FormData(event.currentTarget as HTMLFormElement));
    if (!answer) return;
    for (const input of this.querySelectorAll<HTMLInputElement>('[autocomplete$="-password"]')) {
      this.#taken.set(input, input.value);
      input.value = '';
    }
    this.dispatchEvent(new StepAnswerEvent('step-answer', answer));
  }
}

const FIRST_FIELD = 'input:is(:checked, :not([type=hidden], [type=radio], [readonly]))';
