import {signInFormHtml} from 'amplify-signin-flow/server';
import {Demo} from './demo';

export default function Page() {
  return <Demo serverForm={signInFormHtml({messages: {signIn: 'Welcome in'}})} />;
}
