import assert from 'node:assert/strict';
import type {Visit} from '../visit.js';
import {call, type TwoPools} from './two-pools.js';

/** Signs in at the tags of both pools in turn and at once, and checks each session, until there were so many sign-ins. */
export async function interleaveSignIns(
  {first, second}: TwoPools,
  visit: Visit,
  count: number,
): Promise<void> {
  // The same names in both pools; two of three rounds sign in at one tag only.
  const rounds = Array.from({length: Math.ceil((count * 3) / 4) + 1}, (_, round) => {
    const name = `member${String(round % 7)}`;
    const other = `member${String(round % 5)}`;
    return [first.user(name), second.user(other)];
  });
  const {wrong, signIns} = await call(visit, 'interleave', rounds, ['first', 'second']);
  assert.deepEqual(wrong, []);
  assert.ok(signIns >= count, `${String(signIns)} sign-ins`);
}
