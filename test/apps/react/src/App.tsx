import {AmplifySigninFlow, type SigninFlowElement} from 'amplify-signin-flow/react';
import {getCurrentUser, signOut} from 'aws-amplify/auth';
import {useRef, useState} from 'react';
import {OwnStep} from './OwnStep.tsx';

export default function App() {
  const [isMounted, setMounted] = useState(true);
  const [messages, setMessages] = useState<{signIn: string; enterCode?: string}>({signIn: 'Welcome in'});
  const [events, setEvents] = useState<string[]>([]);
  const [user, setUser] = useState<string>();
  const flow = useRef<SigninFlowElement>(null);
  const log = (line: string) => setEvents((lines) => [...lines, line]);

  return (
    <main>
      <button id="mount" onClick={() => setMounted(!isMounted)}>
        {isMounted ? 'Unmount' : 'Mount'}
      </button>
      <button
        id="words"
        onClick={() => setMessages({signIn: 'Come in', enterCode: 'Your other code, please'})}
      >
        Other words
      </button>
      {isMounted && (
        <AmplifySigninFlow
          ref={flow}
          userPoolId="eu-west-1_AbCdEf123"
          userPoolClientId="1h57kf5cpq17m0eml12EXAMPLE"
          messages={messages}
          noAutofocus={false}
          onSigninStep={({detail}) => log(`step ${detail.from} ${detail.to} ${detail.cause}`)}
          onSigninError={({detail}) => log(`error ${detail.step} ${detail.name}`)}
          onSigninCodeSent={({detail}) => log(`code-sent ${detail.deliveryMedium}`)}
          onSigninExpired={({detail}) => log(`expired ${detail.step}`)}
          onSigninDone={async ({detail}) => {
            log(`done ${detail.loginId}`);
            setUser((await getCurrentUser()).signInDetails?.loginId);
          }}
        >
          <div slot="CONFIRM_SIGN_IN_WITH_TOTP_CODE">
            <OwnStep send={(code) => flow.current?.answer(code)} />
          </div>
        </AmplifySigninFlow>
      )}
      {user && (
        <>
          <p id="user">{user}</p>
          <button
            id="sign-out"
            onClick={async () => {
              await signOut();
              setUser(undefined);
            }}
          >
            Sign out
          </button>
        </>
      )}
      <ol id="events">
        {events.map((line, index) => (
          <li key={index}>{line}</li>
        ))}
      </ol>
    </main>
  );
}
