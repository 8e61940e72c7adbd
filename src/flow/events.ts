import type {FirewallChallenge} from '../core/foreign-reply.js';
import type {Recovery} from '../core/problem.js';
import type {FlowStepName, PublicStep} from '../core/step.js';
import type {Cause} from '../core/turn.js';

/** What the event of each name carries: plain, frozen and without secrets. */
export interface SigninEventDetails {
  'signin-before-answer': {readonly step: FlowStepName};
  'signin-step': {
    /** `null` at the first step. */
    readonly from: FlowStepName | null;
    readonly to: FlowStepName;
    readonly cause: Cause;
    readonly nextStep: PublicStep;
  };
  'signin-code-sent': {
    readonly step: FlowStepName;
    /** `SMS`, `EMAIL`, or what Cognito names. */
    readonly deliveryMedium: string | undefined;
    /** Mostly masked. */
    readonly destination: string | undefined;
  };
  'signin-error': {
    readonly step: FlowStepName;
    /** The error's name, as Cognito or Amplify gave it. */
    readonly name: string;
    readonly recovery: Recovery;
  };
  'signin-challenge': {
    readonly step: FlowStepName;
    /** `captcha`: the user has to solve a puzzle. `challenge`: the browser has to get a token, without the user. */
    readonly kind: FirewallChallenge['kind'];
    /** The HTTP status of the firewall's reply, where it is known. */
    readonly status: number | undefined;
  };
  'signin-expired': {readonly step: FlowStepName};
  'signin-done': {
    /** The user's name in the pool. In pools with email or phone login it is a UUID. */
    readonly username: string;
    /** What the user signs in with, for a greeting: the email address, the phone number or the username. */
    readonly loginId: string;
    readonly resumed: boolean;
    readonly alreadySignedIn: boolean;
  };
}

type SigninEventName = keyof SigninEventDetails;

/** What the flow tells the page. Bubbles, and is composed. */
export class SigninEvent<N extends SigninEventName> extends CustomEvent<SigninEventDetails[N]> {
  constructor(type: N, detail: SigninEventDetails[N], {cancelable = false} = {}) {
    super(type, {bubbles: true, composed: true, cancelable, detail});
    Object.freeze(detail);
  }
}

/** An event for which the flow waits, as long as a listener wants. Cancelable. */
export class SigninWaitingEvent<N extends SigninEventName> extends SigninEvent<N> {
  readonly #promises: Promise<unknown>[] = [];

  constructor(type: N, detail: SigninEventDetails[N]) {
    super(type, detail, {cancelable: true});
  }

  /** Lets the flow wait for the promise. To be called while the event is dispatched. */
  waitUntil(promise: Promise<unknown>): void {
    this.#promises.push(promise);
  }

  /** Whether a listener wants the flow to wait. */
  get isAwaited(): boolean {
    return this.#promises.length > 0;
  }

  /** Fulfilled when all that the listeners wait for is; rejected with what went wrong first. */
  get settled(): Promise<unknown> {
    return Promise.all(this.#promises);
  }
}

/** The events, by name. */
export interface SigninEventMap {
  'signin-before-answer': SigninWaitingEvent<'signin-before-answer'>;
  'signin-step': SigninEvent<'signin-step'>;
  'signin-code-sent': SigninEvent<'signin-code-sent'>;
  'signin-error': SigninEvent<'signin-error'>;
  'signin-challenge': SigninWaitingEvent<'signin-challenge'>;
  'signin-expired': SigninEvent<'signin-expired'>;
  'signin-done': SigninWaitingEvent<'signin-done'>;
}

// An event map is extended by merging interfaces that have no members of their own.
/* eslint-disable @typescript-eslint/no-empty-object-type */
declare global {
  // Of HTML elements, documents and windows.
  interface GlobalEventHandlersEventMap extends SigninEventMap {}
  // What `querySelector` returns for a selector other than a tag.
  interface ElementEventMap extends SigninEventMap {}
  interface ShadowRootEventMap extends SigninEventMap {}
}
