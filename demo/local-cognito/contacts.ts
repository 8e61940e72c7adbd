import type {CodeDeliveryDetailsType} from '@aws-sdk/client-cognito-identity-provider';
import {maskEmail, maskPhone} from './masks.js';
import type {Medium} from './outbox.js';
import type {User} from './users.js';

/** A way to send a user a code. */
export interface Contact {
  readonly medium: Medium;
  /** The user attribute that holds the address. */
  readonly attribute: 'email' | 'phone_number';
  readonly mask: (address: string) => string;
}

export const emailContact: Contact = {medium: 'EMAIL', attribute: 'email', mask: maskEmail};
export const phoneContact: Contact = {medium: 'SMS', attribute: 'phone_number', mask: maskPhone};

/** In the order in which they are used. */
const contacts = [emailContact, phoneContact];

/** How a user can be reached, verified or not. */
export function contactOf({attributes}: User): Contact | undefined {
  return contacts.find(({attribute}) => attributes.get(attribute));
}

/** How a user can be reached for certain. */
export function verifiedContactOf({attributes}: User): Contact | undefined {
  return contacts.find(({attribute}) => attributes.get(`${attribute}_verified`) === 'true');
}

/** Where a code has gone, as it may be told. */
export function deliveryTo({medium, attribute, mask}: Contact, address: string): CodeDeliveryDetailsType {
  return {AttributeName: attribute, DeliveryMedium: medium, Destination: mask(address)};
}
