import {Hono} from 'hono';
import {CognitoError, invalidParameter} from './errors.js';
import {readFault} from './faults/read-fault.js';
import {limitBody} from './limit-body.js';
import {streamOutbox} from './outbox-stream.js';
import type {Pool} from './pool.js';
import {showTotp} from './totp.js';
import {readUserSpec} from './user-spec.js';
import type {User} from './users.js';

const TEN_YEARS = 10 * 365 * 24 * 60 * 60;

/** What Cognito does not have: the view behind the scenes, for the demo page and for tests in a browser. */
export function control(pool: Pool): Hono {
  const {clock, faults, outbox, requests, users} = pool;
  const time = () => ({now: new Date(clock.now()).toISOString()});

  return new Hono()
    .use(limitBody)
    .get('/config', (c) =>
      c.json({userPoolId: pool.id, userPoolClientId: pool.clients[0]?.id, userPoolEndpoint: pool.url}),
    )
    .get('/users', (c) => c.json(users.all().filter(isListed).map(shown)))
    .post('/users', async (c) => c.json(shown(users.add(readUserSpec(parse(await c.req.text())))), 201))
    .delete('/users/:username/passkeys', (c) => {
      const username = c.req.param('username');
      const user = users.find(username);
      if (!user) throw new CognitoError('ResourceNotFoundException', `There is no user ${username}.`);
      user.passkeys = [];
      return c.json({});
    })
    .get('/outbox', (c) => c.json(outbox.messages()))
    .get('/outbox/stream', (c) => streamOutbox(c, outbox))
    .get('/authenticator', (c) => c.json(users.all().flatMap((user) => authenticatorOf(user, clock.now()))))
    .get('/clock', (c) => c.json(time()))
    .post('/clock', async (c) => {
      clock.advance(readAdvance(parse(await c.req.text())));
      return c.json(time());
    })
    .post('/reset', (c) => {
      pool.reset();
      return c.json({});
    })
    .get('/requests', (c) => c.json(requests.all()))
    .get('/faults', (c) => c.json(faults.pending()))
    .post('/faults', async (c) => c.json(faults.add(readFault(parse(await c.req.text()))), 201))
    .delete('/faults', (c) => {
      faults.clear();
      return c.json({});
    })
    .delete('/faults/:id', (c) => {
      const id = c.req.param('id');
      if (!faults.remove(Number(id))) throw noFault(id);
      return c.json({});
    });
}

const noFault = (id: string) =>
  new CognitoError('ResourceNotFoundException', `There is no fault ${id}: GET /local/faults lists them.`);

/** Users whom a test has made for itself have no path, and would only clutter the page. */
const isListed = ({path}: User) => path !== undefined;

function shown({username, sub, password, attributes, totp, ...user}: User) {
  const {mfa, preferredMfa, authFlow, loginWith, path, description} = user;
  return {
    username,
    sub,
    password: password.text,
    email: attributes.get('email'),
    phone: attributes.get('phone_number'),
    mfa,
    preferredMfa,
    totpSecret: totp?.secret,
    authFlow,
    loginWith,
    path,
    description,
  };
}

/** An app shows codes from the moment when it is told its secret. */
function authenticatorOf({username, attributes, pendingTotp, totp = pendingTotp}: User, now: number) {
  return totp ? [{username, account: attributes.get('email') ?? username, ...showTotp(totp, now)}] : [];
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    throw invalidParameter('The request is not JSON.');
  }
}

/** Time only moves forward, as sessions and tokens count on. */
function readAdvance(value: unknown): number {
  const seconds =
    typeof value === 'object' && value && 'advanceSeconds' in value ? value.advanceSeconds : undefined;
  if (typeof seconds !== 'number' || !(seconds >= 0 && seconds <= TEN_YEARS)) {
    throw invalidParameter('advanceSeconds must be a number, from 0 to ten years.');
  }
  return seconds;
}
