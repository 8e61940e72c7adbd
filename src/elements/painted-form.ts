import {isServer} from 'lit';
import type {LoginIdKind, Messages} from '../core/messages.js';

/**
 * Whether this is a server, which paints the form for a page. Lit says so of all of Node, where the tests of an
 * application run as well, with the document of jsdom or happy-dom.
 */
export const isPainting: boolean = 'document' in globalThis ? false : isServer;

/** The attribute in which a server leaves what it knew when it painted the form. */
export const PAINTED = 'data-signin-painted';

/** What the ids in a painted form begin with. */
export const PAINTED_PREFIX = 'signin-painted-';

/** What decides which fields the form has, what is in them, and what their ids begin with. */
export interface Painted {
  readonly idPrefix: string;
  readonly loginId: string;
  readonly loginWith: readonly LoginIdKind[];
  readonly passwordless: boolean;
}

/**
 * Stands for each sentence while a painted form is taken over. It is none of them, so that all of them are written anew
 * with the next rendering: those of the server may be others.
 */
const unknown: unknown = new Proxy(() => unknown, {get: () => undefined});
/** Has nothing but unknown sentences. */
export const unknownMessages = new Proxy({} as Messages, {get: () => unknown});

/** Reads the attribute. Whatever changes the HTML of a server can change it, too: `undefined` where it is not valid. */
export function readPainted(element: Element): Painted | undefined {
  try {
    const {idPrefix, loginId, loginWith, passwordless} = JSON.parse(
      element.getAttribute(PAINTED) ?? '',
    ) as Partial<Painted>;
    const isValid =
      [idPrefix, loginId].every((text) => typeof text === 'string') &&
      Array.isArray(loginWith) &&
      loginWith.every((kind) => ['email', 'phone', 'username'].includes(kind as string)) &&
      typeof passwordless === 'boolean';
    return isValid ? ({idPrefix, loginId, loginWith, passwordless} as Painted) : undefined;
  } catch {
    return;
  }
}

/** Whether the elements in a tree come from a server: the ids of its form begin otherwise than those of a browser's. */
export function hasPaintedForm(tree: ParentNode): boolean {
  return tree.querySelector(`[id^="${PAINTED_PREFIX}"]`) !== null;
}
