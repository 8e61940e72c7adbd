import {authFunctions} from './auth-functions.js';
import {observingReplies} from './observe-replies.js';

/** Amplify's own functions, loaded at the first call. They use what `Amplify.configure` was told. */
export const amplifyAuthClient = /* @__PURE__ */ observingReplies(/* @__PURE__ */ authFunctions());
