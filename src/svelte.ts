/**
 * What Svelte's tools need in order to check `<amplify-signin-flow>` in a component: its attributes, properties and
 * events. There is nothing to run: the element itself comes with `amplify-signin-flow`.
 */
import type {HTMLAttributes} from 'svelte/elements';
import type {AmplifySigninFlow} from './flow/amplify-signin-flow.js';
import type {SigninFlowAttributes, SigninFlowEvents, SigninFlowProperties} from './flow/tag.js';

/** What `<amplify-signin-flow>` takes in a Svelte component. */
export type SigninFlowProps = Omit<HTMLAttributes<AmplifySigninFlow>, keyof SigninFlowProperties> &
  SigninFlowProperties &
  // A name that is both takes what the property takes: Svelte sets that one.
  Omit<SigninFlowAttributes, keyof SigninFlowProperties> & {
    [N in keyof SigninFlowEvents as `on${N}`]?: (
      event: SigninFlowEvents[N] & {currentTarget: AmplifySigninFlow},
    ) => unknown;
  };

declare module 'svelte/elements' {
  interface SvelteHTMLElements {
    'amplify-signin-flow': SigninFlowProps;
  }
}
