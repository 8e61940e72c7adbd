import {render, type TemplateResult} from 'lit';
import {copyAttributes, hasSameElements} from './same-elements.js';

/** A template as the server has rendered it, and as the browser renders the same form. */
interface Templates {
  readonly painted: () => TemplateResult;
  readonly live: () => TemplateResult;
}

/**
 * Makes Lit use the nodes that are there, so that they stay, and what was typed with them. Minifiers, extensions and
 * translators change the HTML of a server, and Lit then throws, or takes wrong nodes without an error. So it is tried on
 * a copy first, and the result is compared with the same form as the browser renders it.
 *
 * @returns whether the nodes are in use and the form is live; otherwise nothing has changed
 */
export async function hydrate(
  container: HTMLElement,
  templates: Templates,
  options: object,
): Promise<boolean> {
  // A part of the package that only pages from a server need.
  const client = await import('@lit-labs/ssr-client').catch(() => undefined);
  const create = (name: 'div') => container.ownerDocument.createElement(name);
  const [copy, expected] = [create('div'), create('div')];
  const run = (into: HTMLElement) => {
    client?.hydrate(templates.painted(), into, options);
    render(templates.live(), into, options);
  };
  try {
    render(templates.live(), expected, options);
    // Without its markers there is nothing to hydrate, and Lit reports that on the console.
    if (!client || !hasSameOutline(container, expected) || !hasMarker(container)) return false;
    copy.append(...[...container.childNodes].map((node) => node.cloneNode(true)));
    run(copy);
  } catch {
    return false;
  }
  if (!hasSameElements(copy, expected)) return false;
  run(container);
  copyAttributes(container, expected);
  return true;
}

/** A cheap test, before anything of an extension's is copied. Text that a translator has wrapped is replaced anyway. */
function hasSameOutline(one: Element, other: Element): boolean {
  const outline = (element: Element) =>
    [...element.querySelectorAll(':not(font)')].map(({localName}) => localName).join(' ');
  return outline(one) === outline(other);
}

function hasMarker({childNodes}: Node): boolean {
  return [...childNodes].some(({nodeValue}) => nodeValue?.startsWith('lit-part '));
}
