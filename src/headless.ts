export {amplifyAuthClient} from './amplify/amplify-auth-client.js';
export {pendingChallenge, resumeRecord} from './amplify/resume-record.js';
export type {AuthClient} from './core/auth-client.js';
export type {FirewallChallenge} from './core/foreign-reply.js';
export type {Problem, ProblemKey, Recovery} from './core/problem.js';
export type {
  AnswerOptions,
  ClientMetadata,
  FirstFactor,
  FlowEvent,
  SignInFlowOptions,
  SignInSettings,
} from './core/options.js';
export type {ResumeRecord, ResumeStore} from './core/resume.js';
export {SignInFlow} from './core/sign-in-flow.js';
export type {FlowStep, FlowStepName, NextStep, PublicStep, StepName, StepOf} from './core/step.js';
export type {Cause, Notice, SignedIn, Turn} from './core/turn.js';
