import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {oneAtATime, page} from '../../src/core/one-at-a-time.js';
import {SignInFlow} from '../../src/core/sign-in-flow.js';
import {DONE, fault, later, ScriptedAuth, TOTP, WRONG_CODE} from '../support/scripted-auth.js';

/** A call that ends when the test wants it. */
function hanging<T>() {
  let end: (result: T) => void = () => undefined;
  let fail: (error: Error) => void = () => undefined;
  const promise = new Promise<T>((resolve, reject) => {
    end = resolve;
    fail = reject;
  });
  return {call: () => promise, end, fail};
}

const soon = () => new Promise(setImmediate);
const nameOf = async (promise: Promise<unknown>) => promise.catch((error: unknown) => (error as Error).name);

describe('The calls of a page', () => {
  it('begin when the one before has ended, whatever came of it', async () => {
    const order: string[] = [];
    const first = hanging<string>();
    const calls = [
      oneAtATime(async () => {
        order.push('first');
        await first.call();
      }),
      oneAtATime(async () => {
        order.push('second');
        await Promise.resolve();
      }),
    ];
    await soon();
    assert.deepEqual(order, ['first']);
    first.fail(fault('Refused'));
    assert.equal(await nameOf(Promise.all(calls)), 'Refused');
    await calls[1];
    assert.deepEqual(order, ['first', 'second']);
  });

  it('can be given up: the next begins, and it is counted until it has ended', async () => {
    const hung = hanging<string>();
    const call = oneAtATime(hung.call);
    const next = oneAtATime(() => Promise.resolve('next'));
    await soon();
    page().giveUp?.();
    assert.equal(await nameOf(call), 'GivenUp');
    assert.equal(await next, 'next');
    assert.equal(page().givenUp, 1);
    hung.end('late');
    await soon();
    assert.equal(page().givenUp, 0);
  });

  it('that are given up and refused late are of no matter any more', async () => {
    const hung = hanging<string>();
    const call = oneAtATime(hung.call);
    await soon();
    page().giveUp?.();
    await nameOf(call);
    hung.fail(fault('NetworkError'));
    await soon();
    assert.equal(page().givenUp, 0);
  });

  it('are given up once, and not when they have ended', async () => {
    await oneAtATime(() => Promise.resolve());
    assert.equal(page().giveUp, undefined);
    const hung = hanging<string>();
    const call = oneAtATime(hung.call);
    await soon();
    page().giveUp?.();
    page().giveUp?.();
    await nameOf(call);
    assert.equal(page().givenUp, 1);
    hung.end('');
    await soon();
    assert.equal(page().givenUp, 0);
  });
});

describe('A flow whose call hangs', () => {
  async function hang() {
    const {answer, give} = later();
    const auth = new ScriptedAuth([TOTP, answer, TOTP, DONE]);
    const flow = new SignInFlow({auth});
    flow.start();
    await flow.answer('ada', {password: 'pw'});
    const late = flow.answer('123456');
    await soon();
    return {auth, flow, give, late};
  }

  it('says so after 10 seconds, and again 10 seconds after the user has gone on waiting', async (t) => {
    t.mock.timers.enable({apis: ['setTimeout', 'Date'], now: 0});
    const {flow, give, late} = await hang();
    const isSlow = () => flow.turn.kind === 'sending' && flow.turn.isSlow === true;
    t.mock.timers.tick(9_999);
    assert.equal(isSlow(), false);
    t.mock.timers.tick(1);
    assert.equal(isSlow(), true);
    flow.keepWaiting();
    assert.equal(isSlow(), false);
    t.mock.timers.tick(10_000);
    assert.equal(isSlow(), true);
    give(TOTP);
    await late;
    assert.equal(flow.turn.kind, 'asking');
    t.mock.timers.tick(60_000);
    assert.equal(flow.turn.kind, 'asking');
  });

  it('lets go of it when the user starts again, drops the late answer, and signs out who it signed in', async (t) => {
    t.mock.timers.enable({apis: ['setTimeout', 'Date'], now: 0});
    const {auth, flow, give} = await hang();
    t.mock.timers.tick(10_000);
    await flow.restart();
    await flow.answer('bob', {password: 'pw'});
    assert.deepEqual(auth.told, ['ada/pw', '123456', 'bob/pw']);
    assert.equal(flow.turn.step.signInStep, TOTP.signInStep);
    const {turn} = flow;
    give(DONE);
    await soon();
    assert.equal(flow.turn, turn);
    assert.deepEqual(auth.calls.at(-1), ['signOut']);
  });

  it('drops a late refusal as well', async (t) => {
    t.mock.timers.enable({apis: ['setTimeout', 'Date'], now: 0});
    const {auth, flow, give} = await hang();
    t.mock.timers.tick(10_000);
    await flow.restart();
    const {turn} = flow;
    give(WRONG_CODE);
    await soon();
    assert.equal(flow.turn, turn);
    assert.notEqual(auth.calls.at(-1)?.[0], 'signOut');
  });

  it('does not find somebody signed in who is about to be signed out', async (t) => {
    t.mock.timers.enable({apis: ['setTimeout', 'Date'], now: 0});
    const {auth, flow, give} = await hang();
    t.mock.timers.tick(10_000);
    await flow.restart();
    auth.user = {username: 'ada', userId: 'sub'};
    await flow.checkSignedIn();
    assert.equal(flow.turn.step.signInStep, 'SIGN_IN');
    give(DONE);
    await soon();
    assert.equal(flow.turn.step.signInStep, 'SIGN_IN');
  });

  it('of another flow holds up this one, until somebody gives it up', async (t) => {
    t.mock.timers.enable({apis: ['setTimeout', 'Date'], now: 0});
    const one = await hang();
    const auth = new ScriptedAuth([DONE]);
    const other = new SignInFlow({auth});
    other.start();
    const second = other.answer('bob', {password: 'pw'});
    await soon();
    assert.deepEqual(auth.told, []);
    t.mock.timers.tick(10_000);
    await one.flow.restart();
    await second;
    assert.equal(other.turn.kind, 'done');
    one.give(WRONG_CODE);
    await soon();
  });
});
