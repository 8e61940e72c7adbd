import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import fc from 'fast-check';
import {errorChain, readError} from '../../src/core/error-chain.js';
import {outcomeOf} from '../../src/core/outcomes.js';
import {passkeyFailure} from '../../src/core/passkey-problem.js';
import {classify, refusedByPage} from '../../src/core/problem.js';
import type {FlowStepName} from '../../src/core/step.js';
import {fault} from '../support/scripted-auth.js';

function throwing(...keys: string[]): object {
  const error = {};
  for (const key of keys)
    Object.defineProperty(error, key, {
      get() {
        throw new Error(`${key} cannot be read`);
      },
    });
  return error;
}

function revoked(): object {
  const {proxy, revoke} = Proxy.revocable({}, {});
  revoke();
  return proxy;
}

function cycle(key: 'underlyingError' | 'cause', length: number): Error {
  const errors = Array.from({length}, () => fault('Unknown', 'a part of a loop'));
  for (const [index, error] of errors.entries()) Object.assign(error, {[key]: errors[(index + 1) % length]});
  return errors[0] ?? fault('Unknown');
}

const HOSTILE: readonly (() => unknown)[] = [
  () => Symbol('x'),
  () => () => undefined,
  () => throwing('name'),
  () => throwing('message', 'cause'),
  () => throwing('name', 'message', 'underlyingError', 'cause'),
  revoked,
  () => cycle('cause', 1),
  () => cycle('underlyingError', 3),
];

/** How to make what a promise can be rejected with. Made late, since the library itself reads what it generates. */
type Recipe =
  | {readonly plain: unknown}
  | {readonly hostile: number}
  | {
      readonly name: string;
      readonly message: string;
      readonly underlyingError: Recipe;
      readonly cause: Recipe;
    };

const recipe = fc.letrec<{recipe: Recipe}>((tie) => ({
  recipe: fc.oneof(
    {depthSize: 'small', withCrossShrink: true},
    fc.record({plain: fc.anything({withBigInt: true, withDate: true, withNullPrototype: true})}),
    fc.record({hostile: fc.nat(HOSTILE.length - 1)}),
    fc.record({
      name: fc.oneof(
        fc.string(),
        fc.constantFrom('Unknown', 'Error', 'AuthError', 'NotAuthorizedException', 'OperationError'),
      ),
      message: fc.string(),
      underlyingError: tie('recipe'),
      cause: tie('recipe'),
    }),
  ),
})).recipe;

function make(from: Recipe): unknown {
  if ('plain' in from) return from.plain;
  if ('hostile' in from) return HOSTILE[from.hostile]?.();
  const {name, message, underlyingError, cause} = from;
  return Object.assign(fault(name, message), {underlyingError: make(underlyingError), cause: make(cause)});
}

const step = fc.constantFrom<FlowStepName>(
  'SIGN_IN',
  'CONFIRM_SIGN_IN_WITH_SMS_CODE',
  'CONTINUE_SIGN_IN_WITH_FIRST_FACTOR_SELECTION',
  'RESET_PASSWORD',
);

describe('readError', () => {
  it('reads the name and the message', () => {
    assert.deepEqual(readError(fault('AbortError', 'Aborted.')), {name: 'AbortError', message: 'Aborted.'});
    assert.deepEqual(readError('text'), {name: 'Unknown', message: 'text'});
  });

  it('reads what cannot be read as unknown', () => {
    for (const error of [undefined, null, 42, {name: 7, message: {}}, throwing('name', 'message'), revoked()])
      assert.deepEqual(readError(error), {name: 'Unknown', message: ''});
  });
});

describe('errorChain', () => {
  it("gives the outermost error first, and prefers Amplify's member to the standard one", () => {
    const error = Object.assign(new Error('outer', {cause: fault('Cause')}), {
      underlyingError: new Error('inner', {cause: fault('OperationError')}),
    });
    assert.deepEqual(
      errorChain(error).map(({name}) => name),
      ['Error', 'Error', 'OperationError'],
    );
  });

  it('ends at a loop', () => {
    assert.equal(errorChain(cycle('cause', 1)).length, 1);
    assert.equal(errorChain(cycle('underlyingError', 3)).length, 3);
    assert.ok(errorChain(cycle('cause', 100)).length <= 8);
  });
});

describe('Functions that read errors', () => {
  it('never throw, and give a complete problem', () => {
    fc.assert(
      fc.property(recipe, step, fc.boolean(), fc.boolean(), (from, at, isAsked, hadCeremony) => {
        const error = make(from);
        const problem = classify(error, at, {lambdaMessages: true});
        assert.ok(problem.name.length > 0);
        assert.deepEqual(classify(error, at, {lambdaMessages: true}), problem);
        refusedByPage(error);
        outcomeOf(error);
        const failure = passkeyFailure(error, {step: at, isAsked, hadCeremony});
        if (failure) assert.match(failure.problem.key, /^passkey/);
      }),
      {numRuns: 2000},
    );
  });
});
