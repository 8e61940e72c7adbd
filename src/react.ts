'use client';

import {
  createElement,
  forwardRef,
  type ForwardRefExoticComponent,
  type HTMLAttributes,
  type ReactNode,
  type RefAttributes,
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react';
import type {AmplifySigninFlow as SigninFlowElement} from './flow/amplify-signin-flow.js';
import {
  PROPERTIES,
  type SigninFlowAttributes,
  type SigninFlowEvents,
  type SigninFlowHandlers,
  type SigninFlowProperties,
} from './flow/tag.js';

export type {SigninFlowElement, SigninFlowHandlers};

type EventName = keyof SigninFlowEvents;

/** The properties of the element, its events, and what any element of HTML can have. */
export interface AmplifySigninFlowProps
  extends
    SigninFlowProperties,
    SigninFlowHandlers,
    Omit<
      HTMLAttributes<SigninFlowElement>,
      'children' | 'dangerouslySetInnerHTML' | 'suppressHydrationWarning'
    > {
  /** For the slots: `<h1 slot="header">`, or a step of your own under Amplify's name for it. */
  children?: ReactNode;
  /**
   * The form as the server writes it, from `signInFormHtml()` of `amplify-signin-flow/server`: it can be filled in before
   * a script has run. Taken where the page comes from a server, and at no other time.
   */
  serverForm?: string | undefined;
}

type PlainTagHandlers = {
  [N in EventName as `on${N}`]?: ((event: SigninFlowEvents[N]) => void) | undefined;
};

/** The plain tag, which the application has to define itself. Listeners under these names need React 19. */
interface PlainTagProps
  extends
    SigninFlowProperties,
    Omit<SigninFlowAttributes, keyof SigninFlowProperties>,
    PlainTagHandlers,
    RefAttributes<SigninFlowElement>,
    HTMLAttributes<SigninFlowElement> {
  class?: string | undefined;
}

declare module 'react' {
  // The only way to tell React's types of a tag.
  // eslint-disable-next-line @typescript-eslint/no-namespace
  namespace JSX {
    interface IntrinsicElements {
      'amplify-signin-flow': PlainTagProps;
    }
  }
}

const TAG = 'amplify-signin-flow';

// A record, so that one that is missing does not compile.
const HANDLERS: Readonly<Record<keyof SigninFlowHandlers, EventName>> = {
  onSigninBeforeAnswer: 'signin-before-answer',
  onSigninChallenge: 'signin-challenge',
  onSigninCodeSent: 'signin-code-sent',
  onSigninDone: 'signin-done',
  onSigninError: 'signin-error',
  onSigninExpired: 'signin-expired',
  onSigninStep: 'signin-step',
};

const NAMES: ReadonlySet<string> = /* @__PURE__ */ new Set(PROPERTIES);

const ATTRIBUTE = /([\w-]+)(?:="([^"]*)")?/g;
const FORM = /^\s*<([\w-]+)((?:\s+[\w-]+(?:="[^"]*")?)*)>(.*)<\/\1>\s*$/s;
const CHARACTERS = {amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'"};

// React 18 complains about a layout effect on a server.
const useClientLayoutEffect = typeof document === 'undefined' ? useEffect : useLayoutEffect;

/**
 * `<amplify-signin-flow>` as a component, for React 18 and later. What can be an attribute is one, so that it is in the
 * HTML of a server; objects and functions reach the element by reference. The element is defined once the component is
 * there, thus after its hydration, and never on a server.
 */
export const AmplifySigninFlow: ForwardRefExoticComponent<
  AmplifySigninFlowProps & RefAttributes<SigninFlowElement>
> = /* @__PURE__ */ forwardRef<SigninFlowElement, AmplifySigninFlowProps>(function AmplifySigninFlow(
  {serverForm, children, ...props},
  ref,
) {
  const own = useRef<SigninFlowElement>(null);
  const latest = useRef<Props>({});
  const isServed = useIsServed();
  const [form] = useState(() => (isServed && serverForm ? formOf(serverForm) : undefined));
  const {attributes, properties} = split(props);

  useImperativeHandle(ref, () => own.current as SigninFlowElement, []);

  useClientLayoutEffect(() => {
    const element = own.current;
    if (!element) return;
    for (const name of PROPERTIES)
      if (latest.current[name] !== undefined && !(name in properties))
        unset(element, name, props[name] === undefined);
    Object.assign(element, properties);
    latest.current = props;
  });

  useClientLayoutEffect(() => {
    const connection = new AbortController();
    for (const [name, type] of Object.entries(HANDLERS) as [keyof SigninFlowHandlers, EventName][])
      own.current?.addEventListener(
        type,
        (event) => (latest.current[name] as ((event: Event) => void) | undefined)?.(event),
        {signal: connection.signal},
      );
    return () => connection.abort();
  }, []);

  useEffect(() => {
    void import('./define/amplify-signin-flow.js');
  }, []);

  // Where the element is defined already it waits for its hydration.
  const deferred = isServed ? {'defer-hydration': ''} : {};
  return createElement(TAG, {...attributes, ...deferred, ref: own}, form, children);
});

type Props = Omit<AmplifySigninFlowProps, 'children' | 'serverForm'>;

/** Divides what is given by the way in which it reaches the element. The listeners are in neither part. */
function split({className, ...props}: Props): {
  attributes: Record<string, unknown>;
  properties: Record<string, unknown>;
} {
  // Under this name React 18 writes it as well.
  const attributes: Record<string, unknown> = {class: className};
  const properties: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(props)) {
    if (name in HANDLERS) continue;
    if (!NAMES.has(name)) attributes[name] = value;
    else if (isReference(value)) properties[name] = value;
    else if (value !== undefined && value !== false)
      attributes[name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)] =
        value === true ? '' : String(value);
  }
  return {attributes, properties};
}

function isReference(value: unknown): boolean {
  return typeof value === 'object' || typeof value === 'function';
}

/** Takes a property away. Without its attribute an element has none of its values, rather than the default. */
function unset(element: SigninFlowElement, name: keyof SigninFlowProperties, toDefault: boolean): void {
  const Definition = customElements.get(TAG) as typeof SigninFlowElement | undefined;
  // What was set before the definition was there would hide the attribute for ever.
  if (!Definition || !(element instanceof Definition)) Reflect.deleteProperty(element, name);
  else if (toDefault) Object.assign(element, {[name]: new Definition()[name]});
}

/** Whether the component is on a server, or comes from one and is being hydrated. */
function useIsServed(): boolean {
  return useSyncExternalStore(
    subscribe,
    () => false,
    () => true,
  );
}

/** There is nothing to wait for: React itself asks again after the hydration. */
function subscribe(): () => void {
  return () => undefined;
}

/**
 * The server's form as one of React's own elements, so that children can stand beside it. React leaves alone what is in
 * it, and takes it for the form that the element has made of it meanwhile.
 */
function formOf(html: string): ReactNode {
  const [, tag, attributes = '', content = ''] = FORM.exec(html) ?? [];
  if (!tag) return;
  return createElement(tag, {
    ...Object.fromEntries(
      [...attributes.matchAll(ATTRIBUTE)].map(([, name, value = '']) => [name, unescape(value)]),
    ),
    dangerouslySetInnerHTML: {__html: content},
    suppressHydrationWarning: true,
  });
}

/** React escapes what is in an attribute once more. */
function unescape(text: string): string {
  return text.replace(/&(amp|lt|gt|quot|#39);/g, (_, name: keyof typeof CHARACTERS) => CHARACTERS[name]);
}
