import type {StepOf} from './step.js';

type CustomStep = StepOf<'CONFIRM_SIGN_IN_WITH_CUSTOM_CHALLENGE'>;

/**
 * Whether a custom challenge asks again what it has asked before, which is how a trigger rejects an answer.
 *
 * Compared is what the user sees, the hint. Everything else that a trigger sends may change with each attempt: a
 * counter, the URL of a new image. A trigger that asks several questions with the same hint, or one question with
 * changing hints, says so with `round` in its public parameters: the round changes with the question, and only with it.
 */
export function isAskedAgain(asked: CustomStep, next: CustomStep): boolean {
  const [before, after] = [asked.additionalInfo ?? {}, next.additionalInfo ?? {}];
  if (before['round'] !== undefined || after['round'] !== undefined)
    return before['round'] === after['round'];
  const [first, second] = [questionIn(before['hint']), questionIn(after['hint'])];
  return first === second || isQuotedIn(first, second);
}

/** A hint without what may change although the question is the same: white space, casing, the attempts that are left. */
function questionIn(hint: string | undefined): string {
  const text = (hint ?? '').normalize('NFKC').toLowerCase();
  return text.replace(ATTEMPTS_LEFT, ' ').replace(COUNTED_ATTEMPT, ' ').replace(NOT_WORDS, ' ').trim();
}

/** "Wrong, try again. What is the capital of France?": the question is repeated after a remark of the trigger's own. */
function isQuotedIn(question: string, hint: string): boolean {
  return question.length >= SHORTEST_QUESTION && ` ${hint} `.includes(` ${question} `);
}

/** A shorter question could be part of another one by chance. */
const SHORTEST_QUESTION = 8;
/** "2 attempts left", "one more try", "no tries remaining". */
const ATTEMPTS_LEFT =
  /(?:you (?:still )?have )?\b(?:\d+|no|one|two|three|four|five)(?: more)? (?:attempts?|tr(?:y|ies)|chances?|guess(?:es)?)\b(?: (?:left|remaining|remain))?/g;
/** "Attempt 2 of 3", "attempts left: 2", "remaining tries: 1". */
const COUNTED_ATTEMPT =
  /\b(?:remaining )?(?:attempts?|tries)(?: left| remaining)?\s*[:#]?\s*\d+(?:\s*(?:of|\/)\s*\d+)?/g;
const NOT_WORDS = /[\s.,:;!?()[\]{}–—-]+/g;
