import {AmplifySigninFlow} from 'amplify-signin-flow/react';

export const misspelt = <AmplifySigninFlow userPolId="eu-west-1_AbCdEf123" />;
