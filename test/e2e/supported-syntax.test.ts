import assert from 'node:assert/strict';
import {readdirSync, readFileSync} from 'node:fs';
import {describe, it} from 'node:test';
import {parse} from 'acorn';

/** What all supported browsers can read: Safari 16.4 was the last to get the rest of it, blocks in classes. */
const SYNTAX = 2022;

/** Says what an engine of that year would say about a script; nothing if it reads it. */
function syntaxError(code: string): string | undefined {
  try {
    // Reads regular expressions as well, whose syntax a compiler leaves as it is.
    parse(code, {ecmaVersion: SYNTAX, sourceType: 'module'});
    return;
  } catch (error) {
    return String(error);
  }
}

describe('The syntax of what is built', () => {
  const files = readdirSync('dist', {recursive: true, encoding: 'utf8'}).filter((file) =>
    file.endsWith('.js'),
  );

  it('is one that all supported browsers can read, Amplify included', () => {
    assert.ok(files.some((file) => /cdn.functions-/.test(file)));
    const faults = files.flatMap((file) => {
      const error = syntaxError(readFileSync(`dist/${file}`, 'utf8'));
      return error === undefined ? [] : [`${file}: ${error}`];
    });
    assert.deepEqual(faults, []);
  });

  it('is tested with a parser that rejects what is newer', () => {
    for (const code of [
      'const x = /[\\p{L}--a]/v;',
      'const x = /(?<y>a)|(?<y>b)/;',
      'const x = /(?i:a)/;',
      'using x = y;',
      'import x from "./x.json" with {type: "json"};',
    ])
      assert.ok(syntaxError(code), code);
    assert.equal(syntaxError('class A { static { this.x = /(?<=a)b/d; } #y = 1 }'), undefined);
  });
});
