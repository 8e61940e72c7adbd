import {createHash, randomInt, timingSafeEqual} from 'node:crypto';

const digest = (text: string) => createHash('sha256').update(text).digest();

/** Compares two secrets in a time that tells nothing about where they differ, or about their lengths. */
export function sameSecret(one: string, other: string): boolean {
  return timingSafeEqual(digest(one), digest(other));
}

/** A one-time code of so many digits; leading zeros are as likely as any other digit. */
export function randomCode(length: number): string {
  return Array.from({length}, () => randomInt(10)).join('');
}
