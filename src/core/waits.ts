import {Deadline, now} from './clock.js';
import type {Problem, ProblemKey} from './problem.js';

/** Cognito never says how long; it doubles the time with each wrong attempt, up to about 15 minutes. Seconds. */
const LONGEST = 15 * 60;
const FIRST: {readonly [K in ProblemKey]?: number} = {lockedOut: 15, tooManyAttempts: 60, tooManyRequests: 5};

/** How long a user is asked to wait who was refused for trying too often: longer each time. */
export class Waits {
  #refusals = 0;

  /** Adds to a problem when it makes sense to try again. What else is refused meanwhile does not end the count. */
  time(problem: Problem): Problem {
    const first = FIRST[problem.key];
    if (first === undefined) return problem;
    const seconds = Math.min(first * 2 ** this.#refusals, LONGEST);
    this.#refusals += 1;
    const deadline = new Deadline(now() + seconds * 1000);
    return {
      ...problem,
      get until() {
        return deadline.at;
      },
    };
  }

  /** Something was taken: the count begins anew. */
  reset(): void {
    this.#refusals = 0;
  }
}
