import type {FirewallChallenge} from '../core/foreign-reply.js';
import {type Problem, refusedByPage} from '../core/problem.js';
import type {FlowEvent} from '../core/options.js';
import type {FlowStepName} from '../core/step.js';
import type {SignedIn} from '../core/turn.js';
import {runOptional} from '../elements/optional.js';
import {SigninEvent, SigninWaitingEvent} from './events.js';

/** What the flow does before anybody hears of it. */
export type ToldEvent = Exclude<FlowEvent, {type: 'turn'}>;
type SeenEvent = Exclude<ToldEvent, {type: 'error'}>;

/** What the page does after the sign-in: nothing, something that takes time or has failed, or it shows the end itself. */
type Afterwards = 'nothing' | 'waiting' | 'taken-over' | Problem;

/** The element for which the teller speaks. */
interface Speaker extends EventTarget {
  readonly updateComplete: Promise<unknown>;
  requestUpdate(): void;
}

/** Tells the page what the flow does: a step when it can be seen, a refusal before its message is shown. */
export class Teller {
  readonly #speaker: Speaker;
  readonly #stepShown: (isFirst: boolean) => void;
  readonly #untold: SeenEvent[] = [];
  /** Problems that the page shows itself. */
  readonly #muted = new WeakSet<Problem>();
  #afterwards: Afterwards = 'nothing';
  #end: Event | undefined;

  /** @param stepShown called when a step can be seen, and the page is about to be told */
  constructor(speaker: Speaker, stepShown: (isFirst: boolean) => void) {
    this.#speaker = speaker;
    this.#stepShown = stepShown;
  }

  get afterwards(): Afterwards {
    return this.#afterwards;
  }

  /** Whether the page has said that it shows this problem itself. */
  isMuted(problem: Problem): boolean {
    return this.#muted.has(problem);
  }

  tell(event: ToldEvent): void {
    if (event.type === 'error') this.#tellError(event);
    else if (this.#untold.push(event) === 1) void this.#tellWhenSeen();
  }

  /** The sign-in begins anew: what the page does after the last one is of no matter any more. */
  forgetEnd(): void {
    this.#end = undefined;
    this.#afterwards = 'nothing';
  }

  /** Asks the page whether an answer may go out, and waits for as long as the page wants. */
  async mayAnswer(step: FlowStepName): Promise<boolean> {
    const event = new SigninWaitingEvent('signin-before-answer', {step});
    if (!this.#speaker.dispatchEvent(event)) return false;
    await event.settled;
    return true;
  }

  /**
   * Lets the page satisfy a firewall.
   *
   * @returns whether a listener has waited for that, and has not taken over the message
   */
  async solveChallenge(step: FlowStepName, {kind, status}: FirewallChallenge): Promise<boolean> {
    const event = new SigninWaitingEvent('signin-challenge', {step, kind, status});
    if (!this.#speaker.dispatchEvent(event) || !event.isAwaited) return false;
    await event.settled;
    return true;
  }

  /** Asks the page whether the flow may start anew. */
  mayExpire(step: FlowStepName): boolean {
    return this.#speaker.dispatchEvent(new SigninEvent('signin-expired', {step}, {cancelable: true}));
  }

  async #tellWhenSeen(): Promise<void> {
    try {
      await this.#speaker.updateComplete;
    } catch {
      // The events do not depend on what is shown. The element, which renders each turn, reports a failed rendering.
    }
    // All of them before anything else can happen: a listener may answer at once.
    for (const event of this.#untold.splice(0)) this.#tellSeen(event);
  }

  #tellSeen(event: SeenEvent): void {
    if (event.type === 'step') {
      const {from, to, cause, nextStep} = event;
      // Nobody did anything yet, and somebody who was signed in before has not asked for the form.
      runOptional('focus', () => {
        this.#stepShown(cause === 'start' || cause === 'resume');
      });
      this.#speaker.dispatchEvent(new SigninEvent('signin-step', {from, to, cause, nextStep}));
    } else if (event.type === 'code-sent') {
      const {step, deliveryMedium, destination} = event;
      this.#speaker.dispatchEvent(new SigninEvent('signin-code-sent', {step, deliveryMedium, destination}));
    } else void this.#tellEnd(event);
  }

  #tellError({step, name, recovery, problem}: Extract<FlowEvent, {type: 'error'}>): void {
    const event = new SigninEvent('signin-error', {step, name, recovery}, {cancelable: true});
    if (!this.#speaker.dispatchEvent(event)) this.#muted.add(problem);
  }

  async #tellEnd({username, loginId, resumed, alreadySignedIn}: SignedIn): Promise<void> {
    const event = new SigninWaitingEvent('signin-done', {username, loginId, resumed, alreadySignedIn});
    this.#end = event;
    const isShownHere = this.#speaker.dispatchEvent(event);
    this.#become('waiting');
    const problem = await event.settled.then(() => undefined, refusedByPage);
    if (event === this.#end) this.#become(problem ?? (isShownHere ? 'nothing' : 'taken-over'));
  }

  #become(afterwards: Afterwards): void {
    this.#afterwards = afterwards;
    this.#speaker.requestUpdate();
  }
}
