import './define/amplify-signin-flow.js';

export type {AuthClient} from './core/auth-client.js';
export type {Messages} from './core/messages.js';
export type {Recovery} from './core/problem.js';
export type {AnswerOptions, ClientMetadata} from './core/options.js';
export type {FlowStep, FlowStepName, NextStep, PublicStep, StepName, StepOf} from './core/step.js';
export type {Cause} from './core/turn.js';
export {type StepAnswer, StepAnswerEvent} from './elements/events.js';
export {AmplifySigninFlow} from './flow/amplify-signin-flow.js';
export {SigninEvent, type SigninEventDetails, SigninWaitingEvent} from './flow/events.js';
export type {SigninFlowAttributes, SigninFlowEvents, SigninFlowProperties} from './flow/tag.js';
