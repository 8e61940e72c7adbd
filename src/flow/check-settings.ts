import type {PropertyValues} from 'lit';
import {AUTH_FLOWS} from '../amplify/configuration.js';
import type {PreferredChallenge} from '../core/step.js';
import type {AmplifySigninFlow} from './amplify-signin-flow.js';
import {poolAdvice} from './pool-advice.js';
import {warn} from './report.js';
import {parseLoginWith} from './start-form.js';

const CHALLENGES: readonly PreferredChallenge[] = [
  'PASSWORD_SRP',
  'PASSWORD',
  'EMAIL_OTP',
  'SMS_OTP',
  'WEB_AUTHN',
];

/** Tells the developer of settings that cannot be meant. What is not set is left to its default. */
export function checkSettings(flow: AmplifySigninFlow, changed: PropertyValues<AmplifySigninFlow>): void {
  const {authFlow, preferredChallenge, loginWith, sessionMinutes} = flow;
  if (changed.has('userPoolId') || changed.has('userPoolClientId') || changed.has('userPoolEndpoint'))
    for (const advice of poolAdvice(flow)) warn(advice);
  if (changed.has('sessionMinutes') && sessionMinutes && !(sessionMinutes >= 3 && sessionMinutes <= 15))
    warn("session-minutes is the pool's AuthSessionValidity, a number from 3 to 15.");
  if (changed.has('authFlow') && authFlow && !AUTH_FLOWS.includes(authFlow))
    warn(`auth-flow is one of: ${AUTH_FLOWS.join(', ')}.`);
  if (changed.has('preferredChallenge') && preferredChallenge && !CHALLENGES.includes(preferredChallenge))
    warn(`preferred-challenge is one of: ${CHALLENGES.join(', ')}.`);
  if (changed.has('loginWith') && loginWith && !parseLoginWith(loginWith))
    warn('login-with is any of: email, phone, username.');
}
