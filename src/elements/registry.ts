/**
 * The tag under which each class is defined. `customElements.getName` returns the same, but Firefox 115 and Safari 16.4
 * do not have it.
 */
const tags = new Map<CustomElementConstructor, string>();
let number = 1;

/** Defines a class under its tag. If the page has its own element under that tag, that one stays. */
export function defineElement(tag: string, element: CustomElementConstructor): void {
  const existing = customElements.get(tag);
  if (existing && existing !== element) return;
  if (!existing) define(tag, element);
  tags.set(element, tag);
}

/**
 * Creates an element of a class by its tag: a registry polyfill may wrap the class, so that its constructor cannot be
 * called. If the page has its own element under the tag of the class, the class is defined under another tag.
 */
export function createElement<E extends HTMLElement>(element: new () => E): E {
  return document.createElement(tags.get(element) ?? defineNumbered(element)) as E;
}

function defineNumbered(element: CustomElementConstructor): string {
  // Another copy of this package may have defined some.
  while (customElements.get(`amplify-signin-step-${String(number)}`)) number += 1;
  const tag = `amplify-signin-step-${String(number)}`;
  define(tag, element);
  tags.set(element, tag);
  return tag;
}

function define(tag: string, element: CustomElementConstructor): void {
  try {
    customElements.define(tag, element);
  } catch {
    // The page has defined the class under a tag of its own, and a class can have only one.
    const Subclass = class extends element {};
    customElements.define(tag, Subclass);
  }
}
