import {hasPaintedForm, PAINTED, PAINTED_PREFIX} from '../elements/painted-form.js';
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
  const inside = [...host.children].flatMap((child) => [child, ...child.querySelectorAll('*')]);
  // What the page has put into another slot is its own.
  const isOurs = (element: Element) =>
    ['', slot].includes([...host.children].find((child) => child.contains(element))?.slot ?? '');
  const elements = inside.filter(
    (element) =>
      element.hasAttribute(PAINTED) ||
      (element instanceof StepElement && (isOurs(element) || hasPaintedForm(element))),
  );
  const tree = everywhere ? (host.getRootNode() as Document | ShadowRoot | Element) : host;
  const painted = [...tree.querySelectorAll(PAINTED_ID)].filter(
    (part) =>
      !elements.some((element) => element.contains(part)) &&
      (host.contains(part) || !part.closest(`amplify-signin-flow, [${PAINTED}]`)),
  );
  const unmarked = everywhere ? unmarkedParts(host, elements) : [];
  return [...elements, ...unmarked, ...new Set(painted.flatMap((part) => strayOf(part, host)))];
}

/**
 * What a sanitizer has left of a form by removing its ids and the element around it: fields in no slot, which cannot be
 * seen, and what is beside them.
 */
function unmarkedParts(host: Element, elements: readonly Element[]): readonly Element[] {
  const parts = [...host.children].filter(
    (child) =>
      child.slot === '' &&
      !child.matches('link, noscript, script, style, template') &&
      !elements.some((element) => child.contains(element)),
  );
  return parts.some((part) => part.matches('input') || part.querySelector('input')) ? parts : [];
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
