import type {CurrentUser} from './current-user.js';
import type {LocalPool} from './local-pool.js';

/** The element, as any page has it. */
export type Flow = HTMLElementTagNameMap['amplify-signin-flow'];

/** What the panels are about. */
export interface Demo {
  readonly flow: Flow;
  readonly pool: LocalPool;
  readonly currentUser: CurrentUser;
}

/** The part of the page with that id. */
export function partOf(id: string): HTMLElement {
  const part = document.getElementById(id);
  if (!part) throw new Error(`The page has no part "${id}".`);
  return part;
}
