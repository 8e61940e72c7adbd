import {AmplifySigninFlow, type SigninFlowElement} from 'amplify-signin-flow/react';
import {createRef} from 'react';

const flow = createRef<SigninFlowElement>();

export const component = (
  <AmplifySigninFlow
    ref={flow}
    id="flow"
    className="wide"
    aria-label="Sign in"
    data-kind="flow"
    userPoolId="eu-west-1_AbCdEf123"
    userPoolClientId="1h57kf5cpq17m0eml12EXAMPLE"
    authFlow="USER_AUTH"
    preferredChallenge="WEB_AUTHN"
    sessionMinutes={15}
    noResume
    noAutofocus={false}
    messages={{signIn: 'Welcome in', timeLeft: (seconds) => `${seconds.toString()} seconds left`}}
    clientMetadata={(step) => (step === 'SIGN_IN' ? {shop: 'north'} : undefined)}
    onSigninBeforeAnswer={(event) => event.waitUntil(Promise.resolve(event.detail.step))}
    onSigninStep={({detail}) => console.log(detail.from, detail.to, detail.cause, detail.nextStep.signInStep)}
    onSigninCodeSent={({detail}) => console.log(detail.deliveryMedium?.length, detail.destination)}
    onSigninError={({detail}) => console.log(detail.name, detail.recovery === 'wait')}
    onSigninExpired={(event) => event.preventDefault()}
    onSigninDone={(event) => {
      event.waitUntil(Promise.resolve(event.detail.loginId));
      void flow.current?.restart();
    }}
  >
    <h1 slot="header">Welcome</h1>
  </AmplifySigninFlow>
);

export const tag = (
  <amplify-signin-flow
    ref={flow}
    class="wide"
    user-pool-id="eu-west-1_AbCdEf123"
    user-pool-client-id="1h57kf5cpq17m0eml12EXAMPLE"
    auth-flow="USER_AUTH"
    session-minutes="15"
    no-resume
    no-autofocus={false}
    messages={{signIn: 'Welcome in'}}
    onsignin-done={({detail}) => console.log(detail.loginId)}
    onsignin-error={({detail}) => console.log(detail.recovery)}
  />
);
