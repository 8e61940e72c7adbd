import type {PoolSettings} from '../amplify/configuration.js';
import {WRONG_POOL_ID} from '../core/problem-rules.js';

/** As Cognito's API describes them. */
const POOL_ID = /^[\w-]+_[0-9A-Za-z]+$/;
/** Where the calls go to Amazon, the region is in the id. */
const POOL_ID_OF_AMAZON = /^[a-z]+(-[a-z]+)+-\d+_[0-9A-Za-z]+$/;
const CLIENT_ID = /^[\w+]{1,128}$/;

type PoolIds = Pick<PoolSettings, 'userPoolId' | 'userPoolClientId' | 'userPoolEndpoint'>;

/** Says which settings of a user pool cannot be meant: sentences for developers. */
export function poolAdvice({userPoolId, userPoolClientId, userPoolEndpoint}: PoolIds): readonly string[] {
  const advice: string[] = [];
  const isPoolId = userPoolEndpoint ? POOL_ID : POOL_ID_OF_AMAZON;
  if (userPoolId && !isPoolId.test(userPoolId)) advice.push(wrongPoolId(userPoolId, userPoolClientId));
  else if (userPoolClientId && !CLIENT_ID.test(userPoolClientId))
    advice.push('user-pool-client-id is not the id of an app client, such as 1h57kf5cpq17m0eml12EXAMPLE.');
  if (userPoolEndpoint && !isWebAddress(userPoolEndpoint))
    advice.push('user-pool-endpoint is not a URL with http or https, such as http://localhost:9229/.');
  return advice;
}

function wrongPoolId(id: string, clientId: string | undefined): string {
  if (clientId && POOL_ID_OF_AMAZON.test(clientId))
    return 'user-pool-id and user-pool-client-id have each other’s value.';
  if (id.startsWith('arn:'))
    return 'user-pool-id is the ARN of the user pool. The id is the part after the last slash.';
  if (/^[\w-]+:[\da-f-]{36}$/i.test(id))
    return 'user-pool-id is the id of an identity pool. The id of a user pool looks like eu-west-1_AbCdEf123.';
  return WRONG_POOL_ID;
}

function isWebAddress(text: string): boolean {
  try {
    return /^https?:$/.test(new URL(text).protocol);
  } catch {
    return false;
  }
}
