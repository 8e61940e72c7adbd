export * from './index.js';
export {fetchAuthSession, getCurrentUser, signOut} from './cdn-session.js';
