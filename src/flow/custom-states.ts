import {runOptional} from '../elements/optional.js';

/**
 * The states of an element that style sheets select with `:state()`. No sign-in depends on them: before Safari 17.4 and
 * Firefox 126 an element has no states.
 */
export class CustomStates {
  readonly #states: CustomStateSet | undefined;

  constructor(element: HTMLElement) {
    this.#states = runOptional(
      'ElementInternals.states',
      () => (element.attachInternals() as Partial<ElementInternals>).states,
    );
  }

  toggle(name: string, isOn: boolean): void {
    const states = this.#states;
    if (!states) return;
    // Chrome before 125 accepts only names with dashes, and selects them with `:--name`.
    const dashed = `--${name}`;
    runOptional('CustomStateSet', () => {
      if (!isOn) for (const added of [name, dashed]) states.delete(added);
      else if (!canAdd(states, name)) states.add(dashed);
    });
  }
}

function canAdd(states: CustomStateSet, name: string): boolean {
  try {
    states.add(name);
    return true;
  } catch {
    return false;
  }
}
