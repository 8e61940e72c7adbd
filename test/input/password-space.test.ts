import fc from 'fast-check';
import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {hasOuterSpace, withoutOuterSpace} from '../../src/input/password-space.js';

const WHITE_SPACE = [
  '\t',
  '\n',
  '\v',
  '\f',
  '\r',
  ' ',
  '\u0085',
  '\u00a0',
  '\u1680',
  '\u2003',
  '\u2028',
  '\u202f',
  '\u205f',
  '\u3000',
];

describe('withoutOuterSpace', () => {
  for (const space of WHITE_SPACE)
    it(`removes ${JSON.stringify(space)} at both ends, and keeps it inside`, () => {
      assert.equal(withoutOuterSpace(`${space}a${space}b${space}${space}`), `a${space}b`);
    });

  for (const mark of ['\u200b', '\u200e', '\u00ad', '\u2060', '\u202a', '\u2069', '\ufeff'])
    it(`removes ${JSON.stringify(mark)} at both ends, and keeps it inside`, () => {
      assert.equal(withoutOuterSpace(`${mark} a${mark}b${mark} `), `a${mark}b`);
    });

  it('keeps every other character', () => {
    for (const password of ['pw', 'p\u200dw\ufe0f', '１２', '\ud800', '\udc00\ud800', '\u0301'])
      assert.equal(withoutOuterSpace(password), password);
  });

  it('never throws, is idempotent, and has no outer space left', () => {
    fc.assert(
      fc.property(fc.string({unit: 'binary'}), (password) => {
        const once = withoutOuterSpace(password);
        assert.equal(withoutOuterSpace(once), once);
        assert.ok(!hasOuterSpace(once));
      }),
    );
  });
});

describe('hasOuterSpace', () => {
  for (const [password, expected] of [
    ['pw', false],
    ['p w', false],
    ['', false],
    [' pw', true],
    ['pw\n', true],
    ['pw\u200b', false],
    [' ', true],
  ] as const)
    it(`answers ${String(expected)} for ${JSON.stringify(password)}`, () => {
      assert.equal(hasOuterSpace(password), expected);
    });

  it('needs no more steps for white space in the middle of a long text than for other characters', () => {
    assert.ok(!hasOuterSpace(`a${' '.repeat(1_000_000)}b`));
  });

  it('accepts every password that Cognito accepts', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[\S]+.*[\S]+$/), (password) => {
        assert.ok(!hasOuterSpace(password));
      }),
    );
  });
});
