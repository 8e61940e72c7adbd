import {noChange} from 'lit';
import {type ChildPart, Directive, directive} from 'lit/directive.js';

/** Marks the start and the end of a part of a message that is data: U+2068 (first strong isolate) and U+2069. */
const [START, END] = ['\u2068', '\u2069'];
const VERBATIM = new RegExp(`${START}([^${START}${END}]*)${END}`);

/**
 * Marks a login id or a destination before it is put into a message. {@link text} renders it as an element that keeps
 * its own text direction and that browsers do not translate.
 */
export function verbatim(data: string): string;
export function verbatim(data: string | undefined): string | undefined;
export function verbatim(data: string | undefined): string | undefined {
  return data && `${START}${data.replaceAll(new RegExp(`[${START}${END}]`, 'g'), '')}${END}`;
}

/**
 * Replaces all children of its element when the text changes. Lit updates the text node that it created, and throws or
 * changes nothing if a translator has replaced that node or has removed Lit's marker beside it.
 */
class TextDirective extends Directive {
  #element: Element | undefined;
  #text: unknown;

  /** Runs on servers only. */
  override render(text: unknown): unknown {
    return text;
  }

  override update(part: ChildPart, [text]: [unknown]): typeof noChange {
    const isNew = text !== this.#text;
    this.#text = text;
    if (this.#element) {
      if (isNew) this.#element.replaceChildren(...nodesOf(text, this.#element.ownerDocument));
      return noChange;
    }
    const element = part.parentNode as Element;
    this.#element = element;
    // Lit's development build throws if the marker of a part has no parent any more.
    Object.defineProperty(part, 'parentNode', {value: element});
    const isHydrating = part.startNode?.nextSibling !== part.endNode;
    if (!isHydrating) element.replaceChildren(...nodesOf(text, element.ownerDocument));
    return noChange;
  }
}

/**
 * Renders the text of an element. It must be the only content of that element. All text of this package that can change
 * goes through here, because pages are translated in place.
 */
export const text: (text: unknown) => unknown = directive(TextDirective);

function nodesOf(text: unknown, page: Document): readonly Node[] {
  return (typeof text === 'string' ? text : '')
    .split(VERBATIM)
    .map((piece, index) => (index % 2 === 0 ? page.createTextNode(piece) : verbatimNode(piece, page)))
    .filter(({textContent}) => textContent !== '');
}

function verbatimNode(data: string, page: Document): Node {
  const node = page.createElement('bdi');
  node.setAttribute('translate', 'no');
  node.className = 'notranslate';
  node.textContent = data;
  return node;
}
