/**
 * Returns the focused element of the tree that a node lives in. Inside a shadow root, `document.activeElement` is only
 * the outermost host.
 */
export function focusedIn(node: Node): Element | null {
  return (node.getRootNode() as Partial<DocumentOrShadowRoot>).activeElement ?? null;
}
