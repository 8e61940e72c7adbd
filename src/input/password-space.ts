const WHITE_SPACE = /^[\s\u0085]$/u;
const UNSEEN = /^[\s\u0085\p{Cf}]$/u;

/**
 * The password without the invisible characters at its ends: white space, and the format characters that
 * chats and mail programs put around a copied text.
 */
export function withoutOuterSpace(password: string): string {
  return withoutOuter(password, UNSEEN);
}

/** Whether a password begins or ends with white space. Cognito stores no such password: `^[\S]+.*[\S]+$`. */
export function hasOuterSpace(password: string): boolean {
  return withoutOuter(password, WHITE_SPACE) !== password;
}

/** In linear time, which a regular expression for the end of a text does not have. */
function withoutOuter(password: string, character: RegExp): string {
  const characters = Array.from(password);
  const isInner = (each: string) => !character.test(each);
  const first = characters.findIndex(isInner);
  return first < 0 ? '' : characters.slice(first, characters.findLastIndex(isInner) + 1).join('');
}
