import type {AuthClient} from '../core/auth-client.js';
import {authFunctions} from './auth-functions.js';

/** Amplify's own functions, loaded at the first call. They use what `Amplify.configure` was told. */
export const amplifyAuthClient: Required<AuthClient> = /* @__PURE__ */ authFunctions();
