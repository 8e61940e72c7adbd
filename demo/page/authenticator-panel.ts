import {html, render} from 'lit';
import {codeView} from './code-view.js';
import {type Demo, partOf} from './demo.js';

/** An authenticator app with the accounts of all who have one. */
export function showAuthenticator(demo: Demo): void {
  const {flow, pool} = demo;
  const place = partOf('authenticator');
  const show = () => {
    render(
      pool.authenticator.map(
        ({username, account, code, secondsLeft}) => html`
          <li class="message">
            <p class="message-head">
              <span>${account}</span>
              <span>
                ${secondsLeft} s left <progress max="30" value=${secondsLeft} aria-hidden="true"></progress>
              </span>
            </p>
            ${codeView(demo, {code, medium: 'TOTP', username, from: `of ${account}`})}
          </li>
        `,
      ),
      place,
    );
  };
  pool.addEventListener('change', show);
  // A step may have brought a new account.
  flow.addEventListener('signin-step', () => void pool.refresh());
}
