import {isServer, type TemplateResult} from 'lit';
import type {LoginIdKind, Messages} from '../core/messages.js';

/** Whether this is a server, which paints the form for a page. Lit's types say that it never is. */
export const isPainting: boolean = isServer;

/** The attribute in which a server leaves what it knew when it painted the form. */
export const PAINTED = 'data-signin-painted';

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

/** Takes the nodes of a container for those that a template would be rendered to. */
type Hydrate = (template: TemplateResult, container: HTMLElement, options: object) => void;

/**
 * Loads what makes Lit take nodes that are there for its own, so that they stay, and what was typed with them. Only a
 * page that a server has painted needs it. It throws where another version has painted the form.
 */
export async function loadHydrate(): Promise<Hydrate> {
  const {hydrate} = await import('@lit-labs/ssr-client');
  return hydrate;
}
