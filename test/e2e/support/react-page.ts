import {createElement, createRef, type ReactNode, StrictMode} from 'react';
import {flushSync} from 'react-dom';
import {createRoot, hydrateRoot, type Root} from 'react-dom/client';
import type {SigninEvent} from '../../../src/flow/events.js';
import {AmplifySigninFlow, type AmplifySigninFlowProps, type SigninFlowElement} from '../../../src/react.js';

const flow = createRef<SigninFlowElement>();
const container = document.querySelector('main') as HTMLElement;
let root: Root;

const page = {
  flow,
  createElement,
  complaints: [] as string[],
  heard: [] as string[],
  hear: (who: string) => (event: SigninEvent<'signin-expired'>) =>
    page.heard.push(`${who} ${event.detail.step}`),
  define: () => import('../../../src/define/amplify-signin-flow.js'),
  tree: (props: AmplifySigninFlowProps = {}, ...children: ReactNode[]) =>
    createElement(StrictMode, null, createElement(AmplifySigninFlow, {ref: flow, ...props}, ...children)),
  hydrate(tree: ReactNode): void {
    root = hydrateRoot(container, tree, {
      onRecoverableError: (error) => page.complaints.push((error as Error).message),
    });
  },
  mount(tree: ReactNode): void {
    root = createRoot(container);
    page.render(tree);
  },
  render: (tree: ReactNode) => flushSync(() => root.render(tree)),
  expire: () => flow.current?.dispatchEvent(new CustomEvent('signin-expired', {detail: {step: 'SIGN_IN'}})),
  told() {
    const {issuer, noResume, messages, outputs, sessionMinutes, username} = flow.current as SigninFlowElement;
    return {issuer, noResume, outputs, sessionMinutes, username, signIn: messages.signIn ?? ''};
  },
  /** Waits for a form. */
  async shown(): Promise<void> {
    while (!flow.current?.querySelector('form')) await new Promise(requestAnimationFrame);
  },
};

export type ReactPage = typeof page;
Object.assign(globalThis, {react: page});
