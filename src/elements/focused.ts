/**
 * Returns the focused element of the tree that a node lives in. Inside a shadow root, `document.activeElement` is only
 * the outermost host.
 */
export function focusedIn(node: Node): Element | null {
  return (node.getRootNode() as Partial<DocumentOrShadowRoot>).activeElement ?? null;
}

/**
 * Moves the focus to an element, also to one that is not a control. That one is focusable only while it has the focus: a
 * dialog that opens moves the focus to the first focusable element in it, which has to be the first field.
 */
export function focusAny(element: HTMLElement, options?: FocusOptions): void {
  if (element.matches(CONTROL)) {
    element.focus(options);
    return;
  }
  const release = () => {
    element.removeAttribute('tabindex');
  };
  element.setAttribute('tabindex', '-1');
  element.focus(options);
  if (focusedIn(element) === element) element.addEventListener('blur', release, {once: true});
  // It cannot be seen.
  else release();
}

const CONTROL = 'input, select, textarea, button, a';
