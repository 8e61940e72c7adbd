import {memberOf} from '../members.js';
import {mentioned, textOf} from '../mentioned.js';
import type {Pool} from '../pool.js';

/** Whose call it is: whom it names, or who is behind its Session or its access token. */
export async function callerOf({sessions, tokens}: Pool, request: object): Promise<string | undefined> {
  const {username} = mentioned(request);
  if (username !== undefined) return username;
  const session = textOf(memberOf(request, 'Session'));
  if (session !== undefined) return sessions.userOf(session)?.username;
  const token = textOf(memberOf(request, 'AccessToken'));
  // The operation is the one to complain of a token that is no good.
  const grant = token === undefined ? undefined : await tokens.authenticate(token).catch(() => undefined);
  return grant?.user.username;
}
