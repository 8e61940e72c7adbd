import {render} from '@lit-labs/ssr';
import {collectResultSync} from '@lit-labs/ssr/lib/render-result.js';
import type {TemplateResult} from 'lit';
import type {LoginIdKind, Messages} from './core/messages.js';
import {PAINTED, type Painted} from './elements/painted-form.js';
import {paintedStyles} from './elements/painted-styles.js';
import {SignInForm} from './elements/sign-in-form.js';
import {stepStyles} from './elements/styles.js';

/** What the form is painted with; all of it may be left out. */
export interface SignInFormOptions {
  /** The login id to begin with, as the tag has it in `username`. */
  readonly username?: string;
  /** What users sign in with, as the tag has it or the pool's configuration says. Default: `username`. */
  readonly loginWith?: readonly LoginIdKind[];
  /** The pool asks for another proof than a password first. */
  readonly passwordless?: boolean;
  /** Sentences that replace the built-in ones. */
  readonly messages?: Partial<Messages>;
}

class PaintedForm extends SignInForm {
  get template(): TemplateResult {
    return this.render();
  }

  get painted(): Painted {
    const {idPrefix, loginId, loginWith, passwordless} = this;
    return {idPrefix, loginId, loginWith, passwordless};
  }
}

/**
 * The first form, as HTML to be put into the tag by a server: it is there with the page, and browsers fill it in before
 * any script has run. The element takes it over with what was typed. Until then its buttons are disabled.
 *
 * For Node and its like. Needs `@lit-labs/ssr`, and the same version of this package as the page.
 *
 * @example
 * ```ts
 * `<amplify-signin-flow outputs="/amplify_outputs.json">${signInFormHtml({loginWith: ['email']})}</amplify-signin-flow>`
 * ```
 */
export function signInFormHtml({
  username = '',
  loginWith = ['username'],
  passwordless = false,
  messages,
}: SignInFormOptions = {}): string {
  const form = new PaintedForm();
  Object.assign(form, {loginId: username, loginWith, passwordless, messages});
  const attribute = JSON.stringify(form.painted).replaceAll('&', '&amp;').replaceAll('"', '&quot;');
  const content = collectResultSync(render(form.template));
  return `<sign-in-form slot="signin-step" ${PAINTED}="${attribute}">${content}</sign-in-form>`;
}

/**
 * The looks of that form and of the frame around it, until the element brings its own. The same as the package's
 * `amplify-signin-flow.css`, for servers that would rather put it into the page.
 */
export const signInFormCss = `${stepStyles.cssText}\n${paintedStyles.cssText}`;
