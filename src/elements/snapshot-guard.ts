import type {ReactiveController, ReactiveControllerHost} from 'lit';

/** The fields whose content is a secret, also while a password is shown. */
const SECRET_FIELDS =
  'input:is([type=password], [autocomplete$="-password"], [autocomplete="one-time-code"], [name=answer])';

/**
 * The events that libraries fire before they copy the page: htmx stores its HTML in `sessionStorage`, the others keep a
 * clone of its nodes.
 */
const COPY_EVENTS = [
  'htmx:beforeHistorySave',
  'turbo:before-cache',
  // Navigation in a Turbo frame clones the page, and fires no other event before.
  'turbo:click',
  'turbolinks:before-cache',
  'livewire:navigating',
  'alpine:navigating',
];

/** How long secrets stay away after such an event. Turbo copies the page in the next task. Milliseconds. */
const COPY_TIME_MS = 250;

/**
 * Removes the secrets of a form from the page while a library or the browser stores the page, and puts them back when
 * the user can see the form again.
 */
export class SnapshotGuard implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #renderNow: () => void;
  readonly #values = new Map<HTMLInputElement, string>();
  #isConcealed = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #connection: AbortController | undefined;

  /** @param renderNow renders the host before it returns */
  constructor(host: ReactiveControllerHost & HTMLElement, renderNow: () => void) {
    this.#host = host;
    this.#renderNow = renderNow;
    host.addController(this);
  }

  /** Whether the host must render no secret. */
  get isConcealed(): boolean {
    return this.#isConcealed;
  }

  hostConnected(): void {
    // Hydration may connect an element twice.
    this.#connection?.abort();
    this.#connection = new AbortController();
    // Before the page's own listeners, which may copy as well.
    const options = {signal: this.#connection.signal, capture: true};
    const {ownerDocument} = this.#host;
    for (const name of COPY_EVENTS)
      ownerDocument.addEventListener(
        name,
        () => {
          this.#conceal();
          this.#timer = setTimeout(() => {
            this.reveal();
          }, COPY_TIME_MS);
        },
        options,
      );
    ownerDocument.defaultView?.addEventListener('pagehide', () => this.#conceal(), options);
    ownerDocument.defaultView?.addEventListener('pageshow', () => this.reveal(), options);
    this.reveal();
  }

  /** Stays concealed: Turbo may copy the form after it has removed it from the page. */
  hostDisconnected(): void {
    clearTimeout(this.#timer);
    this.#connection?.abort();
    // An element that is moved is connected again at once.
    void Promise.resolve().then(() => {
      if (!this.#host.isConnected) this.#values.clear();
    });
  }

  /** Puts the secrets back, but for those that were typed again. */
  reveal(): void {
    clearTimeout(this.#timer);
    if (!this.#isConcealed) return;
    this.#isConcealed = false;
    for (const [input, value] of this.#values) input.value ||= value;
    this.#values.clear();
    this.#renderNow();
  }

  #conceal(): void {
    clearTimeout(this.#timer);
    if (this.#isConcealed) return;
    this.#isConcealed = true;
    for (const input of this.#host.querySelectorAll<HTMLInputElement>(SECRET_FIELDS)) {
      this.#values.set(input, input.value);
      input.value = '';
    }
    this.#renderNow();
  }
}
