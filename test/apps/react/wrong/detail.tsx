import {AmplifySigninFlow} from 'amplify-signin-flow/react';

export const misspelt = <AmplifySigninFlow onSigninDone={({detail}) => console.log(detail.usernam)} />;
