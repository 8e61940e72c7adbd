import 'amplify-signin-flow';
import './copy-button.js';
import {showAuthenticator} from './authenticator-panel.js';
import {showClock} from './clock-panel.js';
import {CurrentUser} from './current-user.js';
import {partOf} from './demo.js';
import {showEvents} from './events-panel.js';
import {showFaults} from './faults-panel.js';
import {LocalPool} from './local-pool.js';
import {showMessages} from './messages-panel.js';
import {showSession} from './session-panel.js';
import {showUsers} from './users-panel.js';

const flow = document.querySelector('amplify-signin-flow');
if (!flow?.userPoolEndpoint) throw new Error('The page has no flow, or one without an endpoint.');
const pool = new LocalPool(flow.userPoolEndpoint);
const demo = {flow, pool, currentUser: new CurrentUser(flow, pool)};

showUsers(demo);
showClock(demo);
showMessages(demo, 'phone', 'SMS');
showMessages(demo, 'mailbox', 'EMAIL');
showAuthenticator(demo);
showEvents(demo);
showSession(demo);
showFaults(demo);
pool.addEventListener('change', () => (partOf('unreachable').hidden = pool.isReachable));
pool.start();
