import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {isAskedAgain} from '../../src/core/custom-question.js';

type Info = Record<string, string> | undefined;

const CAPITAL = 'What is the capital of France?';

const step = (additionalInfo: Info) =>
  ({
    signInStep: 'CONFIRM_SIGN_IN_WITH_CUSTOM_CHALLENGE',
    ...(additionalInfo && {additionalInfo}),
  }) as const;

/** What a trigger sends after a wrong answer. */
const AGAIN: [string, Info, Info][] = [
  ['nothing at all', undefined, undefined],
  ['nothing but the user name', {USERNAME: 'ada'}, {USERNAME: 'ada'}],
  ['the same hint', {hint: CAPITAL}, {hint: CAPITAL}],
  ['fewer attempts', {hint: CAPITAL, attemptsLeft: '3'}, {hint: CAPITAL, attemptsLeft: '2'}],
  ['a parameter more', {hint: CAPITAL}, {hint: CAPITAL, lastAnswer: 'wrong'}],
  ['a parameter less', {hint: CAPITAL, first: 'true'}, {hint: CAPITAL}],
  [
    'another image',
    {hint: 'Type the letters', captchaUrl: '/1.png'},
    {hint: 'Type the letters', captchaUrl: '/2.png'},
  ],
  ['another image without a hint', {captchaUrl: '/1.png'}, {captchaUrl: '/2.png'}],
  ['a counter without a hint', {attempts: '1'}, {attempts: '2'}],
  ['another casing', {hint: CAPITAL}, {hint: CAPITAL.toUpperCase()}],
  ['other white space', {hint: CAPITAL}, {hint: `  ${CAPITAL.replaceAll(' ', '\u00a0')}\n`}],
  ['other punctuation', {hint: 'Your code'}, {hint: 'Your code:'}],
  ['another normal form', {hint: 'Caf\u00e9?'}, {hint: 'Cafe\u0301?'}],
  ['attempts in the hint', {hint: `${CAPITAL} 3 attempts left`}, {hint: `${CAPITAL} 2 attempts left`}],
  ['the last attempt in the hint', {hint: 'Code? (2 attempts left)'}, {hint: 'Code? (1 attempt left)'}],
  ['attempts in words', {hint: 'Code? You have two more tries.'}, {hint: 'Code? You have one more try.'}],
  ['attempts that come only now', {hint: 'Code?'}, {hint: 'Code? 2 attempts left.'}],
  ['a count of attempts', {hint: 'Code? Attempt 1 of 3'}, {hint: 'Code? Attempt 2 of 3'}],
  ['attempts before the number', {hint: 'Code? Attempts left: 3'}, {hint: 'Code? Attempts left: 2'}],
  ['attempts and no question', {hint: '3 attempts left'}, {hint: '2 attempts left'}],
  ['a remark before the question', {hint: CAPITAL}, {hint: `That was wrong. ${CAPITAL}`}],
  ['another hint in the same round', {round: '1', hint: 'Code?'}, {round: '1', hint: 'Wrong! The code?'}],
];

/** What a trigger sends after a right answer. */
const NEXT: [string, Info, Info][] = [
  ['another hint', {hint: CAPITAL}, {hint: 'What is the capital of Spain?'}],
  ['another number in the hint', {hint: '2 + 2'}, {hint: '3 + 3'}],
  ['a smaller number in the hint', {hint: 'Digit 3 of your PIN?'}, {hint: 'Digit 2 of your PIN?'}],
  ['a hint that was not there', undefined, {hint: CAPITAL}],
  ['no hint any more', {hint: CAPITAL}, {}],
  ['a longer hint with the first one in it by chance', {hint: '4 + 4'}, {hint: '4 + 4 + 4'}],
  ['the same hint in the next round', {round: '1', hint: 'Code?'}, {round: '2', hint: 'Code?'}],
  ['no hint in the next round', {round: '1'}, {round: '2'}],
  ['a first round', {hint: 'Code?'}, {round: '1', hint: 'Code?'}],
];

describe('isAskedAgain', () => {
  for (const [what, asked, next] of AGAIN)
    it(`finds the same question: ${what}`, () => {
      assert.equal(isAskedAgain(step(asked), step(next)), true);
    });

  for (const [what, asked, next] of NEXT)
    it(`finds another question: ${what}`, () => {
      assert.equal(isAskedAgain(step(asked), step(next)), false);
    });
});
