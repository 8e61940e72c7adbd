import type {CodeDeliveryDetailsType} from '@aws-sdk/client-cognito-identity-provider';
import {deliveryTo, emailContact} from './contacts.js';
import type {Pool} from './pool.js';
import type {Purpose} from './verification-codes.js';

/** What a user who does not exist is told, so that it looks as if there were one. Nothing is sent. */
export function pretendDelivery(
  {users, codes}: Pool,
  purpose: Purpose,
  name: string,
  invocationId: string | undefined,
): {readonly CodeDeliveryDetails: CodeDeliveryDetailsType} {
  const {sub} = users.phantom(name);
  codes.requireSendable(purpose, sub, invocationId);
  return {CodeDeliveryDetails: deliveryTo(emailContact, `${sub}@${sub.slice(-1)}`)};
}
