import type {AuthenticationResultType} from '@aws-sdk/client-cognito-identity-provider';
import {challenges} from './challenges/index.js';
import {wrongPassword} from './errors.js';
import type {StringMap} from './members.js';
import type {AuthReply, Outcome, SignIn} from './sign-in.js';

/** Puts the next challenge, hands out the tokens, or ends the sign-in. */
export async function proceed(before: SignIn, outcome: Outcome, given: StringMap): Promise<AuthReply> {
  const {next, progress} = typeof outcome === 'string' ? {next: outcome, progress: before.progress} : outcome;
  const signIn = {...before, progress};
  if (next === 'REFUSAL') throw wrongPassword();
  if (next !== 'TOKENS') return challenges[next].begin(signIn, given);
  return {ChallengeParameters: {}, AuthenticationResult: await openGrant(signIn)};
}

async function openGrant({pool, client, user, progress}: SignIn): Promise<AuthenticationResultType> {
  const grant = pool.grants.open(user, client.id);
  const tokens = await pool.tokens.issue(grant);
  const device = progress.device ? undefined : pool.devices.issue(user);
  return {
    ...tokens,
    RefreshToken: grant.refreshToken,
    ...(device && {NewDeviceMetadata: {DeviceKey: device.key, DeviceGroupKey: device.groupKey}}),
  };
}
