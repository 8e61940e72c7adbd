import assert from 'node:assert/strict';
import {test} from 'node:test';
import {startServer, type Server} from './support/server.js';

const KINDS =
  'error, delay, drop, html, proxy-html, waf-captcha, waf-challenge, waf-block, hang, code-delivery, throttle, cors';

/** Asks the view behind the scenes for something, or something of it. */
async function ask({url}: Server, method: string, path = '', body?: unknown) {
  const text = body === undefined ? {} : {body: JSON.stringify(body)};
  const response = await fetch(`${url}local/faults${path}`, {method, ...text});
  return {status: response.status, body: (await response.json()) as unknown};
}

test('faults: added, listed and removed', async (t) => {
  const server = await startServer(t);
  const [drop, cors] = [
    {kind: 'drop', when: 'after', user: 'sam', operation: 'InitiateAuth', times: 3},
    {kind: 'cors', times: 'always'},
  ];
  const pending = [
    {...drop, id: 1, left: 3},
    {...cors, id: 2, left: 'always'},
  ];
  assert.deepEqual(await ask(server, 'POST', '', drop), {status: 201, body: pending[0]});
  assert.deepEqual(await ask(server, 'POST', '', cors), {status: 201, body: pending[1]});
  assert.deepEqual(await ask(server, 'GET'), {status: 200, body: pending});
  assert.deepEqual(server.faults.pending(), pending);

  assert.deepEqual(await ask(server, 'DELETE', '/1'), {status: 200, body: {}});
  assert.deepEqual((await ask(server, 'GET')).body, pending.slice(1));
  assert.deepEqual(await ask(server, 'DELETE', '/1'), {
    status: 400,
    body: {
      __type: 'ResourceNotFoundException',
      message: 'There is no fault 1: GET /local/faults lists them.',
    },
  });
  assert.deepEqual(await ask(server, 'DELETE'), {status: 200, body: {}});
  assert.deepEqual((await ask(server, 'GET')).body, []);
});

test('faults: a reset takes them back, and their ids are not used again', async (t) => {
  const server = await startServer(t);
  server.faults.add({kind: 'html', times: 'always'});
  server.reset();
  assert.deepEqual(server.faults.pending(), []);
  assert.equal(server.faults.add({kind: 'html'}).id, 2);
});

test('faults: the demo page, which is of another origin, may remove one', async (t) => {
  const {url} = await startServer(t);
  const headers = {origin: 'http://localhost:8080', 'access-control-request-method': 'DELETE'};
  const allowed = async (path: string) =>
    (await fetch(url + path, {method: 'OPTIONS', headers})).headers.get('access-control-allow-methods');
  assert.equal(await allowed('local/faults/1'), 'POST,GET,OPTIONS,DELETE');
  assert.equal(await allowed(''), 'POST,GET,OPTIONS');
});

test('faults: what makes no sense is refused, with what to do about it', async (t) => {
  const server = await startServer(t);
  const noKind = `A fault is an object, and its kind must be one of: ${KINDS}.`;
  const limit = {kind: 'error', name: 'LimitExceededException', message: 'x'};
  const delay = {kind: 'delay', milliseconds: 1};
  const aimless = 'preflight needs times to be "always", and neither user, operation nor challenge.';
  const preflight = {kind: 'cors', preflight: true, times: 'always'};
  const bad: readonly (readonly [unknown, string | RegExp])[] = [
    [null, noKind],
    [[], noKind],
    ['drop', noKind],
    [{}, noKind],
    [{kind: 'flood'}, noKind],
    [{kind: 'constructor'}, noKind],
    [{kind: 'error', message: 'x'}, '"error" needs name.'],
    [{kind: 'error', name: 'x'}, '"error" needs message.'],
    [{...limit, name: 'Two words'}, 'name must be the name of an exception, such as LimitExceededException.'],
    [{...limit, message: ''}, 'message must be a text, and not empty.'],
    [{...limit, status: 200}, 'status must be a whole number from 400 to 599.'],
    [{kind: 'delay'}, '"delay" needs milliseconds.'],
    [{...delay, milliseconds: 0}, 'milliseconds must be a whole number from 1 to 600000.'],
    [{...delay, milliseconds: '5'}, 'milliseconds must be a whole number from 1 to 600000.'],
    [{kind: 'drop', when: 'never'}, 'when must be one of: before, after.'],
    [{kind: 'hang', begins: 'yes'}, 'begins must be one of: true, false.'],
    [{kind: 'html', status: 500}, 'status is unknown: "html" may have user, operation, challenge, times.'],
    [{kind: 'html', user: 5}, 'user must be a text, and not empty.'],
    [
      {kind: 'html', operation: 'SignIn'},
      /^operation must be one of: InitiateAuth, RespondToAuthChallenge, /,
    ],
    [{kind: 'html', challenge: 'RIDDLE'}, /^challenge must be one of: PASSWORD, .*WEB_AUTHN/],
    [{kind: 'html', times: 0}, 'times must be a whole number from 1 to 1000, or "always".'],
    [{kind: 'html', times: 1.5}, 'times must be a whole number from 1 to 1000, or "always".'],
    [{...preflight, times: 1}, aimless],
    [{...preflight, user: 'sam'}, aimless],
    [{...preflight, operation: 'GetUser'}, aimless],
    [{...preflight, challenge: 'WEB_AUTHN'}, aimless],
  ];
  for (const [fault, expected] of bad) {
    const {status, body} = await ask(server, 'POST', '', fault);
    const {__type, message} = body as {__type: string; message: string};
    assert.deepEqual([status, __type], [400, 'InvalidParameterException'], JSON.stringify(fault));
    if (typeof expected === 'string') assert.equal(message, expected);
    else assert.match(message, expected);
  }
  assert.equal((await fetch(`${server.url}local/faults`, {method: 'POST', body: '{'})).status, 400);
  assert.deepEqual(server.faults.pending(), []);
});
