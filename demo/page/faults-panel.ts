import {html, render} from 'lit';
import type {Fault, PendingFault} from '../local-cognito/index.js';
import {type Demo, partOf} from './demo.js';

interface Choice {
  readonly label: string;
  readonly fault: Fault;
}

/** What can go wrong, in the words of those who are going to see it. An error has yet to get its name. */
const CHOICES: readonly [Choice, ...Choice[]] = [
  {label: 'An error', fault: {kind: 'error', name: '', message: ''}},
  {label: 'Too many requests', fault: {kind: 'throttle'}},
  {label: 'A code cannot be delivered', fault: {kind: 'code-delivery'}},
  {label: 'The answer takes ten seconds', fault: {kind: 'delay', milliseconds: 10_000}},
  {label: 'The answer never comes', fault: {kind: 'hang'}},
  {label: 'The connection breaks', fault: {kind: 'drop', when: 'before'}},
  {label: 'The answer is lost', fault: {kind: 'drop', when: 'after'}},
  {label: 'A captive portal answers', fault: {kind: 'html'}},
  {label: 'A proxy has failed', fault: {kind: 'proxy-html', status: 502}},
  {label: 'The firewall wants a CAPTCHA', fault: {kind: 'waf-captcha'}},
  {label: 'The firewall wants a token', fault: {kind: 'waf-challenge'}},
  {label: 'The firewall blocks the request', fault: {kind: 'waf-block'}},
  {label: 'The page may not read the answer (CORS)', fault: {kind: 'cors'}},
];

/** Errors that are to be expected, with what Cognito says to them. */
const ERRORS = new Map([
  ['NotAuthorizedException', 'Incorrect username or password.'],
  ['UserNotConfirmedException', 'User is not confirmed.'],
  ['PasswordResetRequiredException', 'Password reset required for the user'],
  ['UserNotFoundException', 'User does not exist.'],
  ['CodeMismatchException', 'Invalid verification code provided, please try again.'],
  ['ExpiredCodeException', 'Invalid code provided, please request a code again.'],
  ['EnableSoftwareTokenMFAException', 'Code mismatch'],
  ['InvalidPasswordException', 'Password does not conform to policy: Password not long enough'],
  ['PasswordHistoryPolicyViolationException', 'Password has previously been used'],
  ['LimitExceededException', 'Attempt limit exceeded, please try after some time.'],
  ['TooManyFailedAttemptsException', 'Too many failed attempts.'],
  ['InvalidParameterException', 'Invalid parameter.'],
  ['UserLambdaValidationException', 'PreAuthentication failed with error Not today.'],
  ['ForbiddenException', 'Request not allowed due to WAF block.'],
  ['ResourceNotFoundException', 'User pool client does not exist.'],
  ['InternalErrorException', 'Something went wrong.'],
]);

/** Things that go wrong on request: for the next call or for all of them, for anybody or for one user. */
export function showFaults({flow, pool}: Demo): void {
  const form = partOf('fault-form') as HTMLFormElement;
  const error = partOf('fault-error') as HTMLFieldSetElement;
  const [name, message] = [inputOf('fault-error-name'), inputOf('fault-error-message')];
  render(
    CHOICES.map(({label}, index) => html`<option value=${index}>${label}</option>`),
    partOf('fault-kind'),
  );
  render(options(ERRORS.keys()), partOf('error-names'));

  const fit = () => (error.hidden = error.disabled = chosen(form).kind !== 'error');
  form.addEventListener('change', fit);
  name.addEventListener('change', () => (message.value = ERRORS.get(name.value) ?? message.value));
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void pool.addFault(chosen(form));
  });
  fit();

  const [place, add, pending] = [partOf('faults'), partOf('add-fault'), partOf('faults-pending')];
  pool.addEventListener('change', () => {
    // Visible while the panel is closed.
    pending.textContent = pool.faults.length > 0 ? `${String(pool.faults.length)} pending` : '';
    const hadFocus = place.matches(':focus-within');
    render(pool.faults.map(view), place);
    render(options(pool.users.map(({username}) => username)), partOf('user-names'));
    if (hadFocus && !place.matches(':focus-within')) add.focus();
  });
  partOf('clear-faults').addEventListener('click', () => void pool.clearFaults());
  for (const event of ['signin-step', 'signin-error'] as const)
    flow.addEventListener(event, () => void pool.refreshFaults());

  function view(fault: PendingFault): unknown {
    const [what, aim] = [labelOf(fault), aimOf(fault)];
    return html`
      <li class="fault">
        <span>${what} <span class="fault-aim">${aim}</span></span>
        <button
          type="button"
          aria-label="Remove: ${what} ${aim}"
          @click=${() => void pool.removeFault(fault.id)}
        >
          Remove
        </button>
      </li>
    `;
  }
}

/** The fault that the form describes. */
function chosen(form: HTMLFormElement): Fault {
  const fields = new FormData(form);
  const text = (name: string) => (fields.get(name) as string | null)?.trim() ?? '';
  const {fault} = CHOICES[Number(text('kind'))] ?? CHOICES[0];
  return {
    ...fault,
    ...(fault.kind === 'error' && {name: text('name'), message: text('message')}),
    ...(text('user') && {user: text('user')}),
    times: text('times') === 'always' ? 'always' : 1,
  };
}

function labelOf(fault: PendingFault): string {
  if (fault.kind === 'error') return `${fault.name}: ${fault.message}`;
  const choice = CHOICES.find(({fault: each}) => each.kind === fault.kind && !isOtherDrop(each, fault));
  return choice?.label ?? fault.kind;
}

/** There are two ways in which a connection breaks. */
function isOtherDrop(one: Fault, other: Fault): boolean {
  return one.kind === 'drop' && other.kind === 'drop' && one.when !== (other.when ?? 'before');
}

function aimOf({user = 'anybody', challenge, operation = challenge ?? 'call', left}: PendingFault): string {
  const times =
    left === 'always' ? `each ${operation}` : `the next ${left === 1 ? '' : `${left} × `}${operation}`;
  return `– ${times} of ${user}`;
}

function options(values: Iterable<string>): unknown {
  return [...values].map((value) => html`<option value=${value}></option>`);
}

function inputOf(id: string): HTMLInputElement {
  return partOf(id) as HTMLInputElement;
}
