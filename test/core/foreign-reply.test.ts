import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {challengeOf, type ForeignReply, foreignReplyError} from '../../src/core/foreign-reply.js';
import {english} from '../../src/core/messages.js';
import {classify} from '../../src/core/problem.js';
import {SignInFlow} from '../../src/core/sign-in-flow.js';
import {DONE, fault, ScriptedAuth, type ScriptedAnswer, SMS} from '../support/scripted-auth.js';

const HTML = 'text/html; charset=UTF-8';
const reply = (status: number | undefined, wafAction?: string): ForeignReply => ({
  status,
  wafAction,
  contentType: HTML,
});
const CAPTCHA = () => foreignReplyError(reply(405, 'captcha'), new SyntaxError('Unexpected token <'));

/** Replies, what they mean, and what a firewall asks for. */
const REPLIES: readonly [ForeignReply, key: string, recovery: string, kind?: string][] = [
  [reply(405, 'captcha'), 'humanCheckNeeded', 'retry', 'captcha'],
  [reply(405), 'humanCheckNeeded', 'retry', 'captcha'],
  [reply(403, 'captcha'), 'humanCheckNeeded', 'retry', 'captcha'],
  [reply(405, 'CAPTCHA'), 'humanCheckNeeded', 'retry', 'captcha'],
  [reply(202, 'challenge'), 'humanCheckNeeded', 'retry', 'challenge'],
  [reply(202), 'humanCheckNeeded', 'retry', 'challenge'],
  [reply(403, 'block'), 'requestDeclined', 'elsewhere'],
  [reply(403), 'requestDeclined', 'elsewhere'],
  [reply(400), 'requestDeclined', 'elsewhere'],
  [reply(401), 'requestDeclined', 'elsewhere'],
  [reply(413), 'requestDeclined', 'elsewhere'],
  [reply(451), 'requestDeclined', 'elsewhere'],
  [reply(302), 'requestDeclined', 'elsewhere'],
  [reply(404), 'notConfigured', 'configure'],
  [reply(429), 'tooManyRequests', 'wait'],
  [reply(500), 'serviceFailed', 'retry'],
  [reply(502), 'serviceFailed', 'retry'],
  [reply(503), 'serviceFailed', 'retry'],
  [reply(504), 'serviceFailed', 'retry'],
  [reply(522), 'serviceFailed', 'retry'],
  [reply(407), 'intercepted', 'retry'],
  [reply(511), 'intercepted', 'retry'],
  [reply(200), 'intercepted', 'retry'],
  [reply(undefined), 'intercepted', 'retry'],
];

describe("A reply that is not Cognito's", () => {
  for (const [given, key, recovery, kind] of REPLIES)
    it(`of status ${String(given.status)} and action ${given.wafAction ?? 'unknown'} means ${key}`, () => {
      const error = foreignReplyError(given, new SyntaxError('Unexpected token <'));
      const problem = classify(error, 'SIGN_IN');
      assert.deepEqual([problem.key, problem.recovery], [key, recovery]);
      assert.equal(challengeOf(error)?.kind, kind);
      assert.ok(!english[problem.key].includes('network, then'), 'no word about the network of the user');
      if (given.status !== undefined)
        assert.match(problem.advice ?? '', new RegExp(`status ${String(given.status)}`));
      if (given.wafAction) assert.ok(problem.advice?.includes(`x-amzn-waf-action ${given.wafAction}`));
      assert.ok(problem.advice?.includes(HTML));
    });

  it('is recognised without its headers', () => {
    assert.equal(classify(new SyntaxError('Unexpected token <'), 'SIGN_IN').key, 'intercepted');
    const json = Object.assign(fault('UnknownError', 'Forbidden'), {metadata: {httpStatusCode: 403}});
    assert.equal(classify(json, 'SIGN_IN').key, 'requestDeclined');
    assert.equal(
      classify(Object.assign(fault('Unknown'), {underlyingError: json}), 'SIGN_IN').key,
      'requestDeclined',
    );
  });

  for (const [name, status, key] of [
    ['403', 403, 'requestDeclined'],
    ['Forbidden', 403, 'requestDeclined'],
    ['rate_limited', 429, 'tooManyRequests'],
    ['InternalFailure', 500, 'serviceFailed'],
    ['ServiceUnavailable', 503, 'serviceFailed'],
    ['Throttling', 400, 'tooManyRequests'],
    ['ThrottlingException', 400, 'tooManyRequests'],
    ['CodeMismatchException', 400, 'wrongCode'],
  ] as const)
    it(`is recognised in JSON by what is no name of Cognito's: ${name} with status ${String(status)}`, () => {
      const error = Object.assign(fault(name), {metadata: {httpStatusCode: status}});
      assert.equal(classify(error, 'CONFIRM_SIGN_IN_WITH_SMS_CODE').key, key);
    });

  it('is recognised in JSON without a challenge and without tokens', () => {
    const error = fault(
      'SignInException',
      'An error occurred during the sign in process. undefined challengeName returned by the underlying service was not addressed.',
    );
    const problem = classify(error, 'SIGN_IN');
    assert.deepEqual([problem.key, problem.recovery], ['intercepted', 'retry']);
    assert.match(problem.advice ?? '', /user-pool-endpoint/);
  });

  it('is recognised in the words of Cognito', () => {
    const forbidden = (message: string) => fault('ForbiddenException', message);
    assert.equal(
      classify(forbidden('Request not allowed due to WAF block.'), 'SIGN_IN').key,
      'requestDeclined',
    );
    assert.equal(
      classify(forbidden('Request not allowed due to WAF captcha.'), 'SIGN_IN').key,
      'humanCheckNeeded',
    );
    assert.equal(challengeOf(forbidden('Request not allowed due to WAF captcha.'))?.kind, 'captcha');
    assert.equal(challengeOf(forbidden('Request not allowed due to WAF challenge.'))?.kind, 'challenge');
    assert.equal(challengeOf(fault('NotAuthorizedException', 'captcha')), undefined);
  });
});

function setUp(answers: ScriptedAnswer[], solve?: () => Promise<boolean>) {
  const auth = new ScriptedAuth(answers);
  const challenges: unknown[] = [];
  const flow = new SignInFlow({
    auth,
    ...(solve && {
      solveChallenge: (step, challenge) => {
        challenges.push([step, challenge]);
        return solve();
      },
    }),
  });
  flow.start();
  const problem = () => (flow.turn.kind === 'asking' ? flow.turn.problem : undefined);
  return {auth, flow, challenges, problem};
}

describe('A challenge of a firewall', () => {
  it('has the same call repeated once it is solved', async () => {
    const {auth, flow, challenges} = setUp([SMS, CAPTCHA(), DONE], () => Promise.resolve(true));
    await flow.answer('ada', {password: 'pw'});
    await flow.answer('123456');
    assert.deepEqual(auth.told, ['ada/pw', '123456', '123456']);
    assert.deepEqual(challenges, [[SMS.signInStep, {kind: 'captcha', status: 405}]]);
    assert.equal(flow.turn.kind, 'done');
  });

  it('is solved once for each call', async () => {
    const {auth, flow, challenges, problem} = setUp([CAPTCHA(), CAPTCHA(), DONE], () =>
      Promise.resolve(true),
    );
    await flow.answer('ada', {password: 'pw'});
    assert.equal(challenges.length, 1);
    assert.equal(problem()?.key, 'humanCheckNeeded');
    assert.deepEqual(auth.told, ['ada/pw', 'ada/pw']);
  });

  it('can be followed by one of another kind', async () => {
    const token = foreignReplyError(reply(202, 'challenge'), new SyntaxError('Unexpected end of JSON input'));
    const {auth, flow, challenges} = setUp([token, CAPTCHA(), DONE], () => Promise.resolve(true));
    await flow.answer('ada', {password: 'pw'});
    assert.deepEqual(challenges, [
      ['SIGN_IN', {kind: 'challenge', status: 202}],
      ['SIGN_IN', {kind: 'captcha', status: 405}],
    ]);
    assert.deepEqual(auth.told, ['ada/pw', 'ada/pw', 'ada/pw']);
    assert.equal(flow.turn.kind, 'done');
  });

  it('holds up no other flow when the page no longer shows its own', async () => {
    let asked: () => void = () => undefined;
    const isAsked = new Promise<void>((resolve) => (asked = resolve));
    const {flow, problem} = setUp([CAPTCHA()], () => {
      asked();
      return new Promise(() => undefined);
    });
    const first = flow.answer('ada', {password: 'pw'});
    await isAsked;
    flow.forget();
    const other = setUp([DONE]);
    await other.flow.answer('ada', {password: 'pw'});
    assert.equal(other.flow.turn.kind, 'done');
    await first;
    assert.equal(problem()?.key, 'humanCheckNeeded');
  });

  it('is still solved when the page shows the flow again', async () => {
    let solved: (isSolved: boolean) => void = () => undefined;
    let asked: () => void = () => undefined;
    const isAsked = new Promise<void>((resolve) => (asked = resolve));
    const {flow} = setUp([CAPTCHA(), DONE], () => {
      asked();
      return new Promise((resolve) => (solved = resolve));
    });
    const first = flow.answer('ada', {password: 'pw'});
    await isAsked;
    flow.forget();
    flow.comeBack();
    solved(true);
    await first;
    assert.equal(flow.turn.kind, 'done');
  });

  it('is a message where the page does not solve it', async () => {
    for (const solve of [undefined, () => Promise.resolve(false)]) {
      const {auth, flow, problem} = setUp([CAPTCHA(), DONE], solve);
      await flow.answer('ada', {password: 'pw'});
      assert.equal(problem()?.key, 'humanCheckNeeded');
      assert.deepEqual(auth.told, ['ada/pw']);
    }
  });

  it('shows the message of the page when the page cannot solve it', async () => {
    const {auth, flow, problem} = setUp([CAPTCHA()], () =>
      Promise.reject(new Error('The puzzle was closed.')),
    );
    await flow.answer('ada', {password: 'pw'});
    assert.deepEqual([problem()?.key, problem()?.text], ['pageRefused', 'The puzzle was closed.']);
    assert.deepEqual(auth.told, ['ada/pw']);
  });

  it('is not asked of the page for any other reply', async () => {
    const blocked = foreignReplyError(reply(403, 'block'), undefined);
    const {challenges, flow} = setUp([blocked, fault('NetworkError')], () => Promise.resolve(true));
    await flow.answer('ada', {password: 'pw'});
    await flow.answer('ada', {password: 'pw'});
    assert.deepEqual(challenges, []);
  });

  it('is of no concern after a restart', async () => {
    let solved: (isSolved: boolean) => void = () => undefined;
    let asked: () => void = () => undefined;
    const isAsked = new Promise<void>((resolve) => (asked = resolve));
    const {auth, flow} = setUp([CAPTCHA(), SMS, DONE], () => {
      asked();
      return new Promise((resolve) => (solved = resolve));
    });
    const first = flow.answer('ada', {password: 'pw'});
    await isAsked;
    await flow.restart();
    await flow.answer('bob', {password: 'pw'});
    solved(true);
    await first;
    assert.deepEqual(auth.told, ['ada/pw', 'bob/pw']);
    assert.equal(flow.turn.step.signInStep, SMS.signInStep);
  });
});
