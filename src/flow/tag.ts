import type {AmplifySigninFlow} from './amplify-signin-flow.js';
import type {SigninEventDetails} from './events.js';

/** The names of the properties that can be set. */
export const PROPERTIES = [
  'auth',
  'authFlow',
  'challengeField',
  'clientMetadata',
  'issuer',
  'loginWith',
  'messages',
  'noAutofocus',
  'noResume',
  'outputs',
  'preferredChallenge',
  'sessionMinutes',
  'showLambdaMessages',
  'userPoolClientId',
  'userPoolEndpoint',
  'userPoolId',
  'username',
] as const satisfies readonly (keyof AmplifySigninFlow)[];

/** The properties that can be set. */
export type SigninFlowProperties = Partial<Pick<AmplifySigninFlow, (typeof PROPERTIES)[number]>>;

/** Those that have no attribute, since what they hold cannot be written as one. */
type WithoutAttribute = 'auth' | 'challengeField' | 'clientMetadata' | 'messages';

type Kebab<S extends string> = S extends `${infer First}${infer Rest}`
  ? `${First extends Lowercase<First> ? First : `-${Lowercase<First>}`}${Kebab<Rest>}`
  : S;

/** What can be written into the tag: the attributes, under their names in HTML. */
export type SigninFlowAttributes = {
  [P in Exclude<keyof SigninFlowProperties, WithoutAttribute> as Kebab<P>]?: AttributeValue<
    SigninFlowProperties[P]
  >;
};

/** A switch is on when it is there, unless it says `false`; a number can be written in digits; nothing else than text fits. */
type AttributeValue<T> =
  | Exclude<T, object>
  | (true extends T ? '' | 'true' | 'false' : never)
  | (number extends T ? `${number}` : never);

/** The events, by name. */
export type SigninFlowEvents = Pick<HTMLElementEventMap, keyof SigninEventDetails>;

type PascalCase<S extends string> = S extends `${infer First}-${infer Rest}`
  ? `${Capitalize<First>}${PascalCase<Rest>}`
  : Capitalize<S>;

/** The listeners, as frameworks name them: `onSigninDone` for `signin-done`, and so on. */
export type SigninFlowHandlers = {
  [N in keyof SigninFlowEvents as `on${PascalCase<N>}`]?: ((event: SigninFlowEvents[N]) => void) | undefined;
};
