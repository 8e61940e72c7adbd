import 'amplify-signin-flow/react';

export const misspelt = <amplify-signin-flow onsignin-done={({detail}) => console.log(detail.usernam)} />;
