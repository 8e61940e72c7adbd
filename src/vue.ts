/**
 * What Vue's tools need in order to check `<amplify-signin-flow>` in a template: its properties, events and methods.
 * There is nothing to run: the element itself comes with `amplify-signin-flow`.
 */
import type {PublicProps} from 'vue';
import type {AmplifySigninFlow} from './flow/amplify-signin-flow.js';
import type {SigninFlowHandlers, SigninFlowProperties} from './flow/tag.js';

/**
 * What `<amplify-signin-flow>` takes in a Vue template. The tools look a name in kebab-case up in camelCase, so
 * `session-minutes="5"`, which is text, has to fit here too.
 */
export type SigninFlowProps = {
  [P in keyof SigninFlowProperties]:
    SigninFlowProperties[P] | (number extends SigninFlowProperties[P] ? `${number}` : never);
} & SigninFlowHandlers;

declare module 'vue' {
  /** Vue's own list leaves out how the slots of a custom element are filled. */
  interface HTMLAttributes {
    slot?: string | undefined;
  }

  interface GlobalComponents {
    'amplify-signin-flow': new () => AmplifySigninFlow & {
      /** @deprecated Only for the checks of templates: the element has no such property. */
      $props: SigninFlowProps & HTMLAttributes & PublicProps;
    };
  }
}
