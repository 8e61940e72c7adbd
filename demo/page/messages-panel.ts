import {html, render} from 'lit';
import type {Message} from '../local-cognito/index.js';
import {codeView} from './code-view.js';
import {type Demo, partOf} from './demo.js';
import {timeOf} from './time.js';

/** A phone, or a mailbox: the messages of one kind as they arrive. */
export function showMessages(demo: Demo, id: string, medium: Message['medium']): void {
  const {flow, pool} = demo;
  const place = partOf(id);
  const show = () => {
    const messages = pool.messages.filter((message) => message.medium === medium);
    render(
      messages.map(
        ({to, text, code, at, username}, index) => html`
          <li class="message">
            <p class="message-head">
              <span>${to}</span> <time datetime=${at}>${timeOf(Date.parse(at))}</time>
            </p>
            <p>${text}</p>
            ${codeView(demo, {
              code,
              medium,
              username,
              from: `sent to ${to}`,
              isOutdated: messages.findIndex((message) => message.username === username) < index,
            })}
          </li>
        `,
      ),
      place,
    );
  };
  pool.addEventListener('change', show);
  flow.addEventListener('signin-step', show);
}
