import {focusedIn} from '../elements/focused.js';

/**
 * Whether the focus may move to an element: it is in there already, or on nothing that the user works with, as after the
 * form that had it was removed. The flow never takes the focus from another field, from an editor or from
 * the page around a frame.
 */
export function mayTakeFocus(host: Element): boolean {
  if (host.contains(focusedIn(host))) return true;
  for (const node of withShadowHosts(host)) if (isUsed(focusedIn(node), node)) return false;
  const view = host.ownerDocument.defaultView;
  if (!view || view === view.parent || view.document.hasFocus()) return true;
  // The focus may be in the page around the frame. A page of another origin cannot be asked.
  return view.frameElement !== null && mayTakeFocus(view.frameElement);
}

/** The host, then the host of the shadow root that it lives in, and so on. */
function* withShadowHosts(host: Element): Generator<Element> {
  for (let node: Element | undefined = host; node;) {
    yield node;
    const root: Node & Partial<Pick<ShadowRoot, 'host'>> = node.getRootNode();
    node = root.host;
  }
}

/** Whether the user works with what is focused, given that the flow is in `node`, and that the focus is not in the flow. */
function isUsed(focused: Element | null, node: Element): boolean {
  if (!focused || focused === node) return false;
  const {body, designMode} = focused.ownerDocument;
  if (designMode === 'on' || (focused as HTMLElement).isContentEditable) return true;
  if (focused === body) return false;
  // A dialog, or the main part of a page after a navigation. Around the flow there may also be a component with a field.
  const hasFocusInside = focused.shadowRoot ? focused.shadowRoot.activeElement !== null : isCustom(focused);
  return hasFocusInside || !focused.contains(node);
}

function isCustom({localName}: Element): boolean {
  return localName.includes('-');
}
