/** White space of any kind, at the start or at the end. */
const OUTER_SPACE = /^[\s\u0085]+|[\s\u0085]+$/gu;

/** The password without the white space at its ends. */
export function withoutOuterSpace(password: string): string {
  return password.replace(OUTER_SPACE, '');
}

/** Whether a password begins or ends with white space. Cognito stores no such password: `^[\S]+.*[\S]+$`. */
export function hasOuterSpace(password: string): boolean {
  return withoutOuterSpace(password) !== password;
}
