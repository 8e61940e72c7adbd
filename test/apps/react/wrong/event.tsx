import {AmplifySigninFlow} from 'amplify-signin-flow/react';

export const misspelt = <AmplifySigninFlow onSigninDon={() => undefined} />;
