import {PAINTED, PAINTED_PREFIX} from '../elements/painted-form.js';
import {StepElement} from '../elements/step-element.js';

const PAINTED_ID = `[id^="${PAINTED_PREFIX}"]`;
/** The parts of a form that have no other of its parts around them. */
const PARTS = ['heading', 'unseen', 'problem', 'wait', 'notice', 'field', 'button', 'link'];

/**
 * Finds the step elements and forms that a server has rendered for a flow, or that were cloned with it. A parser moves a
 * form out of a paragraph and drops one that is inside another; extensions wrap it or copy it; minifiers remove its
 * attributes.
 *
 * @param slot the name of the slot of the flow's own step
 * @param everywhere finds what is outside of all flows, too
 */
export function serverForms(host: HTMLElement, slot: string, everywhere: boolean): readonly Element[] {
  // What the page has put into another slot is its own.
  const elements = [...host.children]
    .filter((child) => child.slot === '' || child.slot === slot)
    .flatMap((child) => [child, ...child.querySelectorAll('*')])
    .filter((element) => element instanceof StepElement || element.hasAttribute(PAINTED));
  const tree = everywhere ? (host.getRootNode() as Document | ShadowRoot | Element) : host;
  const painted = [...tree.querySelectorAll(PAINTED_ID)].filter(
    (part) =>
      !elements.some((element) => element.contains(part)) &&
      (host.contains(part) || !part.closest(`amplify-signin-flow, [${PAINTED}]`)),
  );
  return [...elements, ...new Set(painted.flatMap((part) => strayOf(part, host)))];
}

/** The form of a part, or the parts beside it where there is no form. Never what contains the flow. */
function strayOf(part: Element, host: HTMLElement): readonly Element[] {
  const form = part.closest('form');
  if (form && !form.contains(host) && isOwnForm(form)) return [form];
  const outermost = part.closest('.signin-field') ?? part;
  const beside = [...(outermost.parentElement?.children ?? [])];
  return beside.filter(
    (other) => other === outermost || PARTS.some((name) => other.matches(`.signin-${name}`)),
  );
}

function isOwnForm(form: HTMLFormElement): boolean {
  return (
    form.matches(`.signin-step, [aria-labelledby^="${PAINTED_PREFIX}"]`) ||
    [...form.children].some((child) => child.matches(PAINTED_ID))
  );
}
