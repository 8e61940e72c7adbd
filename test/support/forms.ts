import type {StepAnswer} from '../../src/elements/events.js';

/** The one element that a selector finds. */
export function one<E extends Element = HTMLElement>(within: ParentNode, selector: string): E {
  const found = within.querySelectorAll<E>(selector);
  const [first] = found;
  if (!first || found.length > 1) throw new Error(`${selector}: ${String(found.length)} elements`);
  return first;
}

/** The field of that name. */
export function field(within: ParentNode, name: string): HTMLInputElement {
  return one<HTMLInputElement>(within, `:is(input, textarea)[name="${name}"]`);
}

/** Fills fields as some extensions do: the value is there, and no event told of it. */
export function fill(within: ParentNode, values: Record<string, string>): void {
  for (const [name, value] of Object.entries(values)) field(within, name).value = value;
}

/** Presses the main button. */
export function submit(within: ParentNode): void {
  one(within, 'button[type=submit]').click();
}

/** Keeps the answers that an element gives, from now on. */
export function answersOf(element: Element): StepAnswer[] {
  const answers: StepAnswer[] = [];
  element.addEventListener('step-answer', (event) => {
    answers.push((event as CustomEvent<StepAnswer>).detail);
  });
  return answers;
}
