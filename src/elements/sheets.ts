import type {CSSResult} from 'lit';

/** For each document the sheets that were made in it. */
const made = new WeakMap<Document, Map<CSSResult, CSSStyleSheet>>();

/**
 * Adds styles to a tree, once. A constructed sheet belongs to the document in which it was made: an element that is moved
 * to a frame needs another.
 *
 * @param tree a document or a shadow root; what is none of them gets nothing
 */
export function adoptSheet(tree: Node, styles: CSSResult, owner: Document): void {
  // Asked for what it can do: in a frame, Document is another class.
  const {adoptedStyleSheets} = tree as Partial<DocumentOrShadowRoot>;
  if (!adoptedStyleSheets) return;
  const sheet = sheetOf(styles, owner);
  if (!adoptedStyleSheets.includes(sheet)) adoptedStyleSheets.push(sheet);
}

function sheetOf(styles: CSSResult, owner: Document): CSSStyleSheet {
  const sheets = made.get(owner) ?? new Map<CSSResult, CSSStyleSheet>();
  made.set(owner, sheets);
  const known = sheets.get(styles);
  if (known) return known;
  const sheet = new (owner.defaultView ?? window).CSSStyleSheet();
  sheet.replaceSync(styles.cssText);
  sheets.set(styles, sheet);
  return sheet;
}
