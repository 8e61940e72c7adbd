/**
 * Whether the flow may move the focus: it is in the flow already, or nowhere, as after a form that had it was removed.
 * Somebody who works elsewhere on the page is not interrupted.
 */
export function mayTakeFocus(host: HTMLElement): boolean {
  const {activeElement: inTree} = host.getRootNode() as Node & Partial<DocumentOrShadowRoot>;
  if (inTree && host.contains(inTree)) return true;
  const {activeElement, body} = host.ownerDocument;
  return activeElement === null || activeElement === body;
}
