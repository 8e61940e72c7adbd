import {signInFormHtml} from '../../src/server.js';

/** The first form from a server, by what the pool asks for. Runs in Node, also for tests in a browser. */
export const serverForms = {
  username: signInFormHtml(),
  email: signInFormHtml({loginWith: ['email']}),
  phone: signInFormHtml({loginWith: ['phone']}),
  german: signInFormHtml({messages: {signIn: 'Anmelden', password: 'Kennwort'}}),
};
