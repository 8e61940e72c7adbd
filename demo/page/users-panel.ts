import {html, render} from 'lit';
import {type Demo, partOf} from './demo.js';
import {fillInLogin} from './fill-in.js';

/** The users, each with the path that it takes. */
export function showUsers({flow, pool}: Demo): void {
  const place = partOf('users');
  pool.addEventListener('change', () => {
    render(
      pool.users.map(
        (user) => html`
          <li>
            <button type="button" class="user" @click=${() => fillInLogin(flow, user)}>
              <span class="user-name">${user.username}</span>
              <span class="user-path">${user.description}</span>
            </button>
          </li>
        `,
      ),
      place,
    );
  });
}
