import type {AnswerOptions} from '../core/options.js';

/** What a step element asks for besides sending an answer. */
export type StepAction = 'back' | 'continue' | 'forgot-password' | 'have-code' | 'resend' | 'restart';

/** What the user has done in a step element: given an answer, or pressed one of the other buttons. */
export type StepAnswer =
  | {readonly response: string; readonly options?: AnswerOptions; readonly action?: undefined}
  | {
      readonly action: StepAction;
      readonly response?: undefined;
      /** What the field for the login id has in it, where there is one. */
      readonly loginId?: string;
    };

/**
 * The one event that a step element fires. It carries passwords and codes, so it bubbles to the flow, which stops it,
 * and is not composed. An element of an application's own may fire a plain `CustomEvent` of the same name and detail.
 */
export class StepAnswerEvent extends CustomEvent<StepAnswer> {
  constructor(type: 'step-answer', detail: StepAnswer) {
    super(type, {bubbles: true, detail});
  }
}

declare global {
  interface HTMLElementEventMap {
    'step-answer': CustomEvent<StepAnswer>;
  }
}
