import {PAINTED} from '../elements/painted-form.js';
import {createElement} from '../elements/registry.js';
import {removeHarmful} from '../elements/same-elements.js';
import {SignInForm} from '../elements/sign-in-form.js';
import type {StepElement} from '../elements/step-element.js';
import {readTyped, type TypedInput, writeTyped} from '../elements/typed-input.js';
import {serverForms} from './server-forms.js';
import type {View} from './step-views.js';

/** What every step element is given. */
type CommonProperties = Pick<
  StepElement,
  'busy' | 'problem' | 'passwordRefused' | 'canGoBack' | 'notice' | 'waitFor' | 'resendIn' | 'messages'
>;

/** The name of the slot in which the flow's own step stands. */
export const STEP_SLOT = 'signin-step';

/**
 * Keeps the element of the current step as a child of the flow, in the page's own tree: browsers offer to save and to
 * fill in what stands there, and not what is in a shadow root. The page's other children are left alone.
 */
export class StepOutlet {
  readonly #host: HTMLElement;
  #element: StepElement | undefined;
  #key: unknown;

  constructor(host: HTMLElement) {
    this.#host = host;
  }

  /** The step's element, while it is the flow that shows the step. */
  get element(): StepElement | undefined {
    return this.#element;
  }

  /**
   * Shows a view. A new key gives a new element, so that nothing of the last step is in it; with the same key the
   * element stays, and with it what was typed. It is put back where the page has removed it.
   */
  show(key: unknown, view: View, common: CommonProperties): void {
    const isFirst = !this.#element;
    const typed = this.#adopt(key, view);
    if (!this.#element || key !== this.#key || !(this.#element instanceof view.element)) {
      this.clear();
      this.#key = key;
      this.#element = createElement(view.element);
      this.#element.slot = STEP_SLOT;
    }
    Object.assign(this.#element, view.properties, common);
    if (this.#element.parentNode !== this.#host) this.#host.append(this.#element);
    if (isFirst) this.#keepTyped(this.#element, typed);
  }

  /**
   * Before there is a step, a form that a server has rendered, or that was cloned with the flow, becomes this flow's own.
   * All others are removed.
   *
   * @returns what was typed into those that were removed
   */
  #adopt(key: unknown, {element}: View): TypedInput {
    const forms = serverForms(this.#host, STEP_SLOT, !this.#element);
    const own = forms.find((form) => form.parentNode === this.#host && form instanceof element);
    if (!this.#element && own) {
      this.#element = own as StepElement;
      this.#element.slot = STEP_SLOT;
      removeHarmful(own);
      this.#key = key;
      // The element itself reads it first.
      void this.#element.updateComplete.then(() => own.removeAttribute(PAINTED));
    }
    const others = forms.filter((form) => form !== this.#element);
    const typed = readTyped(...others);
    for (const other of others) other.remove();
    return typed;
  }

  /** Only the first form asks for the same. One that is being hydrated takes a moment. */
  #keepTyped(element: StepElement, typed: TypedInput): void {
    if (element instanceof SignInForm && (typed.values.size > 0 || typed.focus))
      void element.updateComplete.then(() => writeTyped(element, typed));
  }

  /** Removes the element, since the page shows the step itself. */
  clear(): void {
    this.#element?.remove();
    this.#element = undefined;
  }
}
