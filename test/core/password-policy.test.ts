import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {brokenRules, readPolicy, ruleInRefusal} from '../../src/core/password-policy.js';

const ALL = {
  minLength: 8,
  requireLowercase: true,
  requireUppercase: true,
  requireNumbers: true,
  requireSpecialCharacters: true,
};

describe('readPolicy', () => {
  it('is what the configuration says, and nothing where it says nothing', () => {
    assert.equal(readPolicy(undefined), undefined);
    assert.deepEqual(readPolicy({minLength: 12, requireNumbers: true}), {
      rules: ['length', 'number'],
      minLength: 12,
    });
  });
});

describe('brokenRules', () => {
  const policy = readPolicy(ALL);
  assert.ok(policy);
  for (const [password, broken] of [
    ['', ['length', 'lowercase', 'uppercase', 'number', 'symbol']],
    ['Abcdef1', ['length', 'symbol']],
    ['abcdefg1!', ['uppercase']],
    ['ABCDEFG1!', ['lowercase']],
    ['Abcdefgh!', ['number']],
    ['Abcdefgh1', ['symbol']],
    ['Abc defg1', []],
    [' Abcdefg1 ', ['symbol']],
    ['Abcdefg1!', []],
    ['Äbcdefg1~', []],
  ] as const)
    it(`of «${password}»: ${broken.join(', ') || 'none'}`, () => {
      assert.deepEqual(brokenRules(password, policy), broken);
    });
});

describe('ruleInRefusal', () => {
  for (const [message, rule] of [
    ['Password not long enough', 'length'],
    ['Password must have lowercase characters', 'lowercase'],
    ['Password must have uppercase characters', 'uppercase'],
    ['Password must have numeric characters', 'number'],
    ['Password must have symbol characters', 'symbol'],
    ['Something new', undefined],
  ] as const)
    it(`«${message}»: ${rule ?? 'unknown'}`, () => {
      assert.equal(ruleInRefusal(`Password did not conform with policy: ${message}`), rule);
    });
});
