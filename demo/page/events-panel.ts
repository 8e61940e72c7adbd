import {html, render} from 'lit';
import {type Demo, partOf} from './demo.js';
import {timeOf} from './time.js';

const NAMES = [
  'signin-before-answer',
  'signin-step',
  'signin-code-sent',
  'signin-error',
  'signin-challenge',
  'signin-expired',
  'signin-done',
] as const;

interface Entry {
  readonly name: string;
  readonly detail: string;
  readonly at: number;
}

/** What the element tells the page, as it happens. */
export function showEvents({flow}: Demo): void {
  const place = partOf('events');
  let entries: readonly Entry[] = [];
  const become = (next: readonly Entry[]) => {
    entries = next;
    render(
      entries.map(
        ({name, detail, at}) => html`
          <li class="event">
            <p class="message-head"><code class="event-name">${name}</code> <time>${timeOf(at)}</time></p>
            <code class="event-detail">${detail}</code>
          </li>
        `,
      ),
      place,
    );
  };
  for (const name of NAMES)
    flow.addEventListener(name, ({detail}) =>
      become([{name, detail: compact(detail), at: Date.now()}, ...entries]),
    );
  partOf('clear-events').addEventListener('click', () => become([]));
}

/** JSON on one line, with spaces where it may be broken. */
function compact(detail: object): string {
  return JSON.stringify(detail, undefined, 1).replace(/\n\s*/g, ' ');
}
