import type {CSSResult} from 'lit';
import {runOptional} from './optional.js';

/** The constructed sheets of each document. */
const sheets = new WeakMap<Document, Map<CSSResult, CSSStyleSheet>>();
/** The `<style>` elements of each tree, in browsers without constructed sheets. */
const styleElements = new WeakMap<ParentNode, Map<CSSResult, HTMLStyleElement>>();

/**
 * Adds styles to a tree, once. A constructed sheet belongs to the document in which it was made: an element that is moved
 * to a frame needs another. A form without styles still signs in, so that no failure in here matters to the caller.
 *
 * @param tree a document or a shadow root; any other node gets nothing
 */
export function adoptSheet(tree: Node, styles: CSSResult, owner: Document): void {
  // Not tested with instanceof: in a frame, these are other classes.
  const isShadowRoot = tree.nodeType === Node.DOCUMENT_FRAGMENT_NODE && 'host' in tree;
  if (!isShadowRoot && tree.nodeType !== Node.DOCUMENT_NODE) return;
  const isAdopted = runOptional('CSSStyleSheet', () => {
    adoptConstructed(tree as ShadowRoot | Document, sheetOf(styles, owner));
    return true;
  });
  if (!isAdopted)
    runOptional('<style>', () => {
      appendStyle(tree as ShadowRoot | Document, styles, owner);
    });
}

function adoptConstructed({adoptedStyleSheets}: DocumentOrShadowRoot, sheet: CSSStyleSheet): void {
  // Pushed, and not assigned with the others: those of a tree that was moved belong to another document.
  if (!adoptedStyleSheets.includes(sheet)) adoptedStyleSheets.push(sheet);
}

function sheetOf(styles: CSSResult, owner: Document): CSSStyleSheet {
  const made = sheets.get(owner) ?? new Map<CSSResult, CSSStyleSheet>();
  sheets.set(owner, made);
  const known = made.get(styles);
  if (known) return known;
  const sheet = new (owner.defaultView ?? window).CSSStyleSheet();
  sheet.replaceSync(styles.cssText);
  made.set(styles, sheet);
  return sheet;
}

/**
 * All supported browsers have constructed sheets; older ones get a `<style>` element. Where a content security policy
 * forbids it the form has no styles, and works. The nonce is the one that Lit uses for the same purpose.
 */
function appendStyle(tree: ParentNode, styles: CSSResult, owner: Document): void {
  const made = styleElements.get(tree) ?? new Map<CSSResult, HTMLStyleElement>();
  styleElements.set(tree, made);
  const style = made.get(styles) ?? owner.createElement('style');
  made.set(styles, style);
  // A framework may have replaced the head.
  if (style.isConnected) return;
  const {litNonce} = globalThis as {litNonce?: string};
  if (litNonce !== undefined) style.setAttribute('nonce', litNonce);
  style.textContent = styles.cssText;
  (tree === owner ? owner.head : tree).append(style);
}
