import {memberOf} from './members.js';

/** Only what is named here gets into the log: no password, code, session or token can slip in. */
export function mentioned(request: unknown): {challenge: string | undefined; username: string | undefined} {
  const maps = [memberOf(request, 'AuthParameters'), memberOf(request, 'ChallengeResponses')];
  const names = [...maps.map((map) => memberOf(map, 'USERNAME')), memberOf(request, 'Username')];
  const [username] = names.flatMap((name) => textOf(name) ?? []);
  return {challenge: textOf(memberOf(request, 'ChallengeName')), username};
}

/** The value, if it is a text. */
export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
