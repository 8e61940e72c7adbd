import {now} from './clock.js';
import type {Choice, Memory} from './memory.js';
import {type FlowStep, type PublicStep, publicStep, resetCodeStep} from './step.js';

/** What is kept of a step so that it is there again after a reload. No password, code, key or session is in it. */
export interface ResumeRecord {
  /** What the step asks, without secrets. */
  readonly step: PublicStep;
  /** At a reset: the code is asked for, and not the login id. */
  readonly hasCode: boolean;
  readonly loginId: string;
  /** When the session ends. Milliseconds since 1970. */
  readonly until: number;
  /** See `Memory`. */
  readonly factors: readonly string[];
  readonly choices: readonly Choice[];
  readonly hasForgotten: boolean;
}

/** Where a flow keeps its record; it gives back what can be gone on with, and nothing else. */
export interface ResumeStore {
  read(): ResumeRecord | undefined;
  write(record: ResumeRecord): void;
  clear(): void;
}

/** How long a step is kept that has no session: the user fetches a code from the mailbox. Milliseconds. */
const WITHOUT_SESSION = 15 * 60 * 1000;

/** Makes the record of a step. */
export function recordOf(step: FlowStep, memory: Memory, until: number | undefined): ResumeRecord {
  const {loginId, factors, choices, hasForgotten} = memory;
  return {
    step: publicStep(step),
    hasCode: 'hasCode' in step,
    loginId,
    until: until ?? now() + WITHOUT_SESSION,
    factors,
    choices,
    hasForgotten,
  };
}

/** Puts what a record holds back into the memory, and gives the step. */
export function recall({step, hasCode, ...kept}: ResumeRecord, memory: Memory): FlowStep {
  memory.loginId = kept.loginId;
  memory.factors = kept.factors;
  memory.hasForgotten = kept.hasForgotten;
  for (const choice of kept.choices) memory.choose(choice);
  return hasCode ? resetCodeStep(step.codeDeliveryDetails) : (step as FlowStep);
}
