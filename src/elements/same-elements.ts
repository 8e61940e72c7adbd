/** Attributes with which a form does not work, or sends what was typed elsewhere. This package does not set them. */
const HARMFUL = [
  'action',
  'enctype',
  'form',
  'formaction',
  'formmethod',
  'hidden',
  'inert',
  'maxlength',
  'onsubmit',
  'target',
];
/** Styles that can make a part of a form invisible or unusable. Others, as those of dark modes, stay. */
const HIDING = /display|visibility|opacity|pointer-events/;
/** Attributes that are set and removed while a form is in use, so that they have to be right from the beginning. */
const STATES = ['disabled', 'readonly'];

/**
 * Whether a tree has the same elements as another one, in the same order, with the same text. Comments, white space and
 * most attributes may differ: {@link copyAttributes} corrects them.
 */
export function hasSameElements(actual: Element, expected: Element): boolean {
  if (actual.children.length !== expected.children.length) return false;
  if (expected.children.length === 0 && textOf(actual) !== textOf(expected)) return false;
  return [...expected.children].every((child, index) => {
    const other = actual.children[index];
    return (
      other?.localName === child.localName &&
      [...HARMFUL, ...STATES].every((name) => other.hasAttribute(name) === child.hasAttribute(name)) &&
      !HIDING.test(other.getAttribute('style') ?? '') &&
      hasSameElements(other, child)
    );
  });
}

/** Sets the attributes of a tree that has the same elements. Attributes that only it has, as an extension's, stay. */
export function copyAttributes(actual: Element, expected: Element): void {
  for (const [index, child] of [...expected.children].entries()) {
    const other = actual.children[index];
    if (!other) continue;
    for (const {name, value} of child.attributes)
      if (other.getAttribute(name) !== value) other.setAttribute(name, value);
    copyAttributes(other, child);
  }
}

/** Removes what something else has put on a step element itself, so that its form can be seen and used. */
export function removeHarmful(element: Element): void {
  for (const name of [...HARMFUL, 'style']) element.removeAttribute(name);
}

const textOf = ({textContent}: Element) => textContent.replace(/\s+/g, ' ').trim();
