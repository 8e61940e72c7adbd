/** Another copy of the package, perhaps of another version. To be imported before anything of ours. */
export class TheirSigninFlow extends HTMLElement {}

customElements.define('amplify-signin-flow', TheirSigninFlow);

/** What was said on the console from now on, for those who load ours. */
export const warnings: unknown[] = [];
console.warn = (...said: unknown[]) => {
  warnings.push(...said);
};
