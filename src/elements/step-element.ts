import {html, LitElement, nothing, type PropertyValues, type TemplateResult} from 'lit';
import {property, state} from 'lit/decorators.js';
import {type CodeMedium, extractCode} from '../input/one-time-code.js';
import {completed, english, type FieldProblemKey, type Messages} from '../core/messages.js';
import type {ProblemKey} from '../core/problem.js';
import {flag} from './attributes.js';
import {type StepAction, type StepAnswer, StepAnswerEvent} from './events.js';
import {focusAny, focusedIn} from './focused.js';
import {notRecorded} from './not-recorded.js';
import {SnapshotGuard} from './snapshot-guard.js';
import {runOptional} from './optional.js';
import {isPainting, PAINTED_PREFIX} from './painted-form.js';
import {adoptStepStyles} from './styles.js';
import {text} from './text.js';

/** A sentence about what was wrong, and the message's key, by which style sheets and tests know it. */
export interface ShownProblem {
  readonly key: ProblemKey | FieldProblemKey;
  readonly text: string;
  /** The name of the field that is at fault. Without one the sentence is about the form. */
  readonly field?: string | undefined;
}

/** The kinds of field, as in HTML. An email field is a text field with the keyboard for addresses. */
export type FieldType = 'text' | 'password' | 'email' | 'tel' | 'url' | 'date';

/** The keyboards that a phone can show for a field, as in HTML. */
export type FieldInputMode = 'text' | 'numeric' | 'decimal' | 'email' | 'tel' | 'url' | 'search';

/** A text field with its label and the place for what is wrong with it. */
export interface Field {
  readonly name: string;
  readonly label: string;
  readonly type?: FieldType;
  readonly autocomplete: string;
  readonly inputMode?: FieldInputMode;
  readonly value?: string;
  readonly className?: string;
  /** The name of another part of the form that describes the field. */
  readonly describedBy?: string;
  readonly enterKeyHint?: 'done' | 'next';
  /** The user need not fill it in again, and password managers see to whom the password belongs. */
  readonly isReadOnly?: boolean;
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
 *
 * @cssprop --signin-accent-color - The main button, links, and the focus ring.
 * @cssprop --signin-on-accent-color - The text of the main button.
 * @cssprop --signin-text-color - Text.
 * @cssprop --signin-muted-color - Explanations.
 * @cssprop --signin-border-color - The borders of fields.
 * @cssprop --signin-field-color - The background of fields.
 * @cssprop --signin-danger-color - Messages about what went wrong.
 * @cssprop --signin-radius - The rounding of fields and buttons.
 * @cssprop --signin-font-family - The font.
 * @cssprop --signin-scale - A number by which all sizes are multiplied. They follow the size of the text around the
 * element; the text has at least 14 pixels, in fields at least 16.
 */
export abstract class StepElement extends LitElement {
  /** An answer is on its way: the fields cannot be changed and the form cannot be sent. */
  @property(flag) busy = false;
  /** What was wrong with the last answer. */
  @property({attribute: false}) problem: ShownProblem | undefined;
  /** The password that was sent last was wrong; any other refusal leaves it in the field. */
  @property({attribute: false}) passwordRefused = false;
  /** There was a choice before this step, to which the user can go back. */
  @property({...flag, attribute: 'can-go-back'}) canGoBack = false;
  /** What has gone well: a new code is on its way. */
  @property({attribute: false}) notice = '';
  /** How many seconds until the form can be sent again; it was refused for being sent too often. */
  @property({type: Number, attribute: 'wait-for'}) waitFor = 0;
  /** How many seconds until a code can be sent again. */
  @property({type: Number, attribute: 'resend-in'}) resendIn = 0;
  /**
   * The sentences; those that are not given are English.
   *
   * @default english
   */
  @property({attribute: false})
  get messages(): Messages {
    return this.sentences;
  }
  set messages(messages: Partial<Messages> | undefined) {
    if (messages === this.#given) return;
    this.#given = messages;
    this.sentences = completed(messages);
  }
  #given: Partial<Messages> | undefined;
  protected sentences: Messages = english;

  /** What the form itself found wrong; it goes before what the service said of an earlier answer. */
  @state() private ownProblem: ShownProblem | undefined;

  /** What screen readers are told. */
  @state() private said = '';

  /** A script is there that takes the answer. What a server has painted can be filled in before, and not be sent. */
  @state() protected isLive = !isPainting;

  /** What the ids in here begin with. */
  protected idPrefix = `${isPainting ? PAINTED_PREFIX : 'signin-'}${++instances}`;
  /** Passwords on their way. Put back where the answer was refused for another reason than a wrong password. */
  readonly #taken = new Map<HTMLInputElement, string>();

  readonly #guard = new SnapshotGuard(this, () => {
    if (!this.hasUpdated) return;
    this.requestUpdate();
    this.performUpdate();
  });

  override connectedCallback(): void {
    super.connectedCallback();
    adoptStepStyles(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    // An element that is moved is back at once.
    void Promise.resolve().then(() => {
      if (!this.isConnected) this.#taken.clear();
    });
  }

  /** Moves the focus to where the user goes on: the field at fault, else the first field, else the heading. */
  override focus(options?: FocusOptions): void {
    const before = focusedIn(this);
    const name = this.shownProblem?.field;
    const target =
      (name && this.#fieldNamed(name)) ||
      this.querySelector<HTMLElement>(FIRST_FIELD) ||
      this.querySelector<HTMLElement>('h2');
    runOptional('focus', () => {
      if (target) focusAny(target, options);
      if (target instanceof HTMLInputElement && this.shownProblem) target.select();
    });
    // A problem describes its field, and is read with it; a field that has the focus already is not read again.
    this.said = target && target === before ? (this.shownProblem?.text ?? '') : '';
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override async scheduleUpdate(): Promise<void> {
    if (!this.hasUpdated && this.hasChildNodes()) await this.takeOver();
    await super.scheduleUpdate();
  }

  /** What to do with what is in here before anything was rendered: it was cloned with the flow, or typed into the page. */
  protected async takeOver(): Promise<void> {
    this.replaceChildren();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('busy') || changed.has('problem')) this.ownProblem = undefined;
    if (changed.has('busy') && !this.busy) this.#giveBack();
    if (Number(changed.get('waitFor')) > 0 && this.waitFor === 0) this.said = this.messages.waitOver;
  }

  /** Whether the page is being stored, so that nothing secret may be rendered. */
  protected get isConcealed(): boolean {
    return this.#guard.isConcealed;
  }

  protected get shownProblem(): ShownProblem | undefined {
    return this.ownProblem ?? this.problem;
  }

  /** Makes an id that no other element of the page has. */
  protected idOf(part: string): string {
    return `${this.idPrefix}-${part}`;
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
  protected act(
    action: StepAction,
    loginId = this.querySelector<HTMLInputElement>('input[name=username]')?.value,
  ): void {
    this.dispatchEvent(new StepAnswerEvent('step-answer', {action, ...(loginId && {loginId})}));
  }

  /** Finds the code in what was typed or pasted; says what is wrong, and gives `undefined`, where there is none. */
  protected readCode(form: FormData, medium: CodeMedium): string | undefined {
    const text = String(form.get('code')).trim();
    const code = extractCode(text, medium);
    if (code) return code;
    const key = text ? 'codeMalformed' : 'codeMissing';
    this.complain(key, this.messages[key], 'code');
    return;
  }

  protected renderForm(heading: string, content: TemplateResult): TemplateResult {
    const problem = this.shownProblem;
    return html`
      <form
        class="signin-step"
        contenteditable="false"
        method="post"
        novalidate
        aria-labelledby=${this.idOf('heading')}
        aria-busy=${this.busy ? 'true' : nothing}
        @submit=${this.#submit}
      >
        <h2 class="signin-heading" id=${this.idOf('heading')}>${text(heading)}</h2>
        <p class="signin-unseen" role="status">${text(this.said)}</p>
        ${this.#renderProblem('form', problem?.field ? undefined : problem)}
        <p class="signin-wait" id=${this.idOf('wait')} ?hidden=${this.waitFor === 0}>
          ${text(this.waitFor > 0 ? this.messages.waitFor(this.waitFor) : '')}
        </p>
        <p class="signin-notice" ?hidden=${!this.notice}>${text(this.notice)}</p>
        ${content}
      </form>
    `;
  }

  protected renderField(field: Field): TemplateResult {
    const problem = this.problemAt(field.name);
    // Not type=email: Chromium rewrites international domains that are typed there in Punycode.
    const isEmail = field.type === 'email';
    const describedBy = [field.describedBy, `${field.name}-problem`, 'form-problem'].filter(Boolean);
    return html`
      <div class="signin-field">
        <label class="signin-label" for=${this.idOf(field.name)}>${text(field.label)}</label>
        <div class="signin-box">
          <input
            class="signin-input notranslate ${field.className ?? ''}"
            translate="no"
            ${notRecorded()}
            id=${this.idOf(field.name)}
            name=${field.name}
            type=${isEmail ? 'text' : (field.type ?? 'text')}
            autocomplete=${field.autocomplete}
            inputmode=${isEmail ? 'email' : (field.inputMode ?? nothing)}
            enterkeyhint=${field.enterKeyHint ?? nothing}
            value=${field.value ?? nothing}
            autocapitalize="none"
            spellcheck="false"
            dir=${isLeftToRight(field) ? 'ltr' : 'auto'}
            ?readonly=${this.busy || field.isReadOnly}
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

  /** One field for a code, however long it is, with the hint that says where it comes from. */
  protected renderCode(label = this.messages.code): TemplateResult {
    return this.renderField({
      name: 'code',
      label,
      autocomplete: 'one-time-code',
      inputMode: 'numeric',
      className: 'signin-code',
      describedBy: 'hint',
      enterKeyHint: 'done',
    });
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
      <button
        class="signin-button"
        type="submit"
        ?disabled=${this.busy || !this.isLive}
        aria-disabled=${this.waitFor > 0 ? 'true' : nothing}
        aria-describedby=${this.waitFor > 0 ? this.idOf('wait') : nothing}
      >
        <span class="signin-spinner" aria-hidden="true" ?hidden=${!this.busy}></span>
        <span>${text(this.busy ? busyLabel : label)}</span>
      </button>
    `;
  }

  /** The button for a new code. It can have the focus before it does something, and says from when on it does. */
  protected renderResend(): TemplateResult {
    const {messages, resendIn} = this;
    return html`
      <button
        class="signin-link"
        type="button"
        data-action="resend"
        ?disabled=${this.busy}
        aria-disabled=${resendIn > 0 ? 'true' : nothing}
        aria-describedby=${resendIn > 0 ? this.idOf('resend') : nothing}
        @click=${() => {
          if (resendIn > 0) this.said = messages.resendIn(resendIn);
          else this.act('resend');
        }}
      >
        ${text(messages.resend)}
      </button>
      <p class="signin-hint" id=${this.idOf('resend')} ?hidden=${resendIn === 0}>
        ${text(resendIn > 0 ? messages.resendIn(resendIn) : '')}
      </p>
    `;
  }

  /** The ways out of a step: to the choice before it, where there was one, and to the start. */
  protected renderWaysOut(): TemplateResult {
    return html`
      ${this.canGoBack ? this.renderAction('back', this.messages.back) : nothing}
      ${this.renderAction('restart', this.messages.startAgain)}
    `;
  }

  /** The login id, not to be changed: it tells password managers to whom the password belongs. */
  protected renderLoginId(loginId: string): TemplateResult | typeof nothing {
    if (!loginId) return nothing;
    return this.renderField({
      name: 'username',
      label: this.messages.loginId(['username']),
      autocomplete: 'username',
      value: loginId,
      isReadOnly: true,
    });
  }

  protected renderAction(action: StepAction, label: string): TemplateResult {
    return html`
      <button
        class="signin-link"
        type="button"
        data-action=${action}
        ?disabled=${this.busy || !this.isLive}
        @click=${() => {
          this.act(action);
        }}
      >
        ${text(label)}
      </button>
    `;
  }

  /** Compares names instead of using a selector: names of custom attributes may have any character in them. */
  #fieldNamed(name: string): HTMLElement | undefined {
    const fields = this.querySelectorAll<HTMLElement>('[name]');
    return [...fields].find((field) => field.getAttribute('name') === name);
  }

  #giveBack(): void {
    const field = this.problem?.field;
    const isSecret = field && this.#fieldNamed(field)?.matches(SECRET);
    if (!this.passwordRefused && !isSecret) for (const [input, value] of this.#taken) input.value ||= value;
    this.#taken.clear();
  }

  #renderProblem(part: string, problem: ShownProblem | undefined): TemplateResult {
    return html`<p
      class="signin-problem"
      id=${this.idOf(`${part}-problem`)}
      data-problem=${problem?.key ?? nothing}
    >
      ${text(problem?.text)}
    </p>`;
  }

  #submit(event: SubmitEvent): void {
    event.preventDefault();
    // A form around this one has listeners of its own, and nothing to do with a sign-in.
    if (this.closest('form')) event.stopPropagation();
    if (this.busy) return;
    if (this.waitFor > 0) {
      this.said = this.messages.waitFor(this.waitFor);
      return;
    }
    this.#guard.reveal();
    this.ownProblem = undefined;
    const answer = this.read(new FormData(event.currentTarget as HTMLFormElement));
    if (!answer) return;
    for (const input of this.querySelectorAll<HTMLInputElement>(SECRET)) {
      this.#taken.set(input, input.value);
      input.value = '';
    }
    this.dispatchEvent(new StepAnswerEvent('step-answer', answer));
  }
}

/** What is not to stay in the page once it has been read. */
const SECRET = 'input:is([type=password], [autocomplete$="-password"])';
/** Digits and addresses run that way in every language. */
const isLeftToRight = ({type = 'text', inputMode = 'text'}: Field) =>
  ['tel', 'email', 'url'].includes(type) || !['text', 'search'].includes(inputMode);
const FIRST_FIELD = 'input:is(:checked, :not([type=hidden], [type=radio], [readonly]))';
