import type {Messages} from '../core/messages.js';
import type {Turn} from '../core/turn.js';
import {secondsUntil} from './clock-controller.js';

/** When the end of the session is announced, so that nobody is surprised by it. Seconds. */
const THRESHOLDS = [60, 20] as const;

/** What screen readers are told of a turn besides where the focus goes: a refusal is read with its field. */
export function statusOf(turn: Turn, notice: string, messages: Messages): string {
  if (turn.kind === 'sending') return turn.isSlow ? messages.slow : messages.continuing;
  if (turn.kind === 'asking' && turn.problem?.key === 'timeIsUp') return messages.timeIsUp;
  return notice;
}

/** Says when to announce how much of a session is left: at its start, at 60 and at 20 seconds. Once each. */
export class TimeAnnouncer {
  #until: number | undefined;
  #next: readonly number[] = [];

  /**
   * @param until when the session ends
   * @returns the seconds that are left, if they are to be announced now
   */
  due(until: number | undefined): number | undefined {
    const seconds = secondsUntil(until);
    const isNew = until !== this.#until;
    const isDue = isNew || this.#next.some((threshold) => seconds <= threshold);
    this.#until = until;
    // After a sleep both may have passed; one announcement tells the truth.
    this.#next = (isNew ? THRESHOLDS : this.#next).filter((threshold) => threshold < seconds);
    return isDue && seconds > 0 ? seconds : undefined;
  }
}
