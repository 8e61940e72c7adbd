import {
  associateWebAuthnCredential,
  type AuthSession,
  fetchAuthSession,
  getCurrentUser,
  signOut,
} from 'aws-amplify/auth';
import {html, nothing, render} from 'lit';
import {type Demo, partOf} from './demo.js';
import {timeOf} from './time.js';

type User = Awaited<ReturnType<typeof getCurrentUser>>;

/** Who is signed in, asked of Amplify as any application does. Tokens are not shown. */
export function showSession({flow}: Demo): void {
  const place = partOf('session');
  flow.addEventListener('signin-done', ({detail}) => void load(detail.loginId));
  flow.addEventListener('signin-step', ({detail}) => {
    if (detail.from !== 'DONE') return;
    const hadFocus = place.matches(':focus-within');
    place.hidden = true;
    partOf('passkey-created').textContent = '';
    if (hadFocus) flow.focus();
  });
  partOf('sign-out').addEventListener('click', () => void signOut());
  partOf('create-passkey').addEventListener('click', () => void createPasskey());

  async function load(loginId: string): Promise<void> {
    const [user, session] = await Promise.all([getCurrentUser(), fetchAuthSession()]);
    if (flow.step !== 'DONE') return;
    render(view(loginId, user, session), partOf('session-facts'));
    place.hidden = false;
  }
}

/** Makes a passkey for the user, with which the next sign-in can begin. */
async function createPasskey(): Promise<void> {
  const place = partOf('passkey-created');
  try {
    await associateWebAuthnCredential();
    place.textContent = 'Created. It is offered at the next sign-in of a user who can choose how to begin.';
  } catch (error) {
    place.textContent = `No passkey was created (${(error as Error).name}).`;
  }
}

function view(loginId: string, {username, userId, signInDetails}: User, {tokens}: AuthSession): unknown {
  const expires = tokens?.accessToken.payload.exp;
  const facts = {
    'Signed in as': loginId,
    'User name': username,
    'User ID': userId,
    'Auth flow': signInDetails?.authFlowType,
    'Token expires': expires && timeOf(expires * 1000),
  };
  return Object.entries(facts).map(([term, fact]) =>
    fact
      ? html`<dt>${term}</dt>
          <dd>${fact}</dd>`
      : nothing,
  );
}
