import {html, nothing, type TemplateResult} from 'lit';
import type {Messages, ObstacleKey} from '../core/messages.js';
import {text} from '../elements/text.js';

/** What the frame says about the time, the connection and the browser; none of it is the step's own business. */
export interface FrameNotice {
  readonly messages: Messages;
  /** How much of the session is left; `undefined` where there is no limit, or it is over. */
  readonly secondsLeft: number | undefined;
  readonly isOnline: boolean;
  /** A call takes long. */
  readonly isSlow: boolean;
  readonly obstacles: readonly ObstacleKey[];
  readonly keepWaiting: () => void;
  readonly restart: () => void;
}

/** Not a live region: what is to be said aloud goes to the status, and not each second. */
export function renderFrameNotice(notice: FrameNotice): TemplateResult {
  const {messages, secondsLeft, isOnline, isSlow, obstacles, keepWaiting, restart} = notice;
  return html`
    ${obstacles.map((key) => renderNotice(messages[key], nothing))}
    ${isOnline ? nothing : renderNotice(messages.offline, nothing)}
    ${
      isSlow
        ? renderNotice(
            messages.slow,
            html`
              <button part="button" type="button" data-action="keep-waiting" @click=${keepWaiting}>
                ${text(messages.keepWaiting)}
              </button>
              <button part="button" type="button" data-action="restart" @click=${restart}>
                ${text(messages.startAgain)}
              </button>
            `,
          )
        : nothing
    }
    ${
      secondsLeft === undefined
        ? nothing
        : html`<p class="time" part="time" role="timer">${text(messages.timeLeft(secondsLeft))}</p>`
    }
  `;
}

function renderNotice(message: string, buttons: TemplateResult | typeof nothing): TemplateResult {
  return html`
    <div class="notice" part="notice">
      <p>${text(message)}</p>
      ${buttons}
    </div>
  `;
}
