export {amplifyAuthClient} from './amplify/amplify-auth-client.js';
export type {AuthClient} from './core/auth-client.js';
export type {Problem, ProblemKey, Recovery} from './core/problem.js';
export {
  type AnswerOptions,
  type ClientMetadata,
  type FlowEvent,
  SignInFlow,
  type SignInFlowOptions,
  type SignInSettings,
} from './core/sign-in-flow.js';
export type {FlowStep, FlowStepName, NextStep, PublicStep, StepName, StepOf} from './core/step.js';
export type {Cause, SignedIn, Turn} from './core/turn.js';
