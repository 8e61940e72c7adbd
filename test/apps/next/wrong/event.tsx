import type {SigninFlowEvents} from 'amplify-signin-flow';
import 'amplify-signin-flow/react';

const expired = (event: SigninFlowEvents['signin-expired']) => event.preventDefault();

export const wrongEvent = <amplify-signin-flow onsignin-done={expired} />;
