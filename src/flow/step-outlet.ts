import {PAINTED} from '../elements/painted-form.js';
import {createElement} from '../elements/registry.js';
import {StepElement} from '../elements/step-element.js';
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
    this.#tidy(key, view);
    if (!this.#element || key !== this.#key || !(this.#element instanceof view.element)) {
      this.clear();
      this.#key = key;
      this.#element = createElement(view.element);
      this.#element.slot = STEP_SLOT;
    }
    Object.assign(this.#element, view.properties, common);
    if (this.#element.parentNode !== this.#host) this.#host.append(this.#element);
  }

  /**
   * Before there is a step, one that a server has painted becomes ours. Any other was cloned with the flow, or came from
   * the server when the flow had begun.
   */
  #tidy(key: unknown, {element}: View): void {
    for (const child of this.#host.querySelectorAll(`:scope > [slot=${STEP_SLOT}]`)) {
      if (!this.#element && child.hasAttribute(PAINTED) && child instanceof element) {
        child.removeAttribute(PAINTED);
        this.#element = child;
        this.#key = key;
      } else if (child !== this.#element && (child instanceof StepElement || child.hasAttribute(PAINTED)))
        child.remove();
    }
  }

  /** Removes the element, since the page shows the step itself. */
  clear(): void {
    this.#element?.remove();
    this.#element = undefined;
  }
}
