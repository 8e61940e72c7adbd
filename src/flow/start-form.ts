import type {LoginIdKind} from '../core/messages.js';

const LOGIN_ID_KINDS: readonly LoginIdKind[] = ['email', 'phone', 'username'];

/** Reads the attribute `login-with`. What is no kind of login id is left out. */
export function parseLoginWith(text: string | undefined): readonly LoginIdKind[] | undefined {
  const words = text?.split(/\s+/) ?? [];
  const kinds = LOGIN_ID_KINDS.filter((kind) => words.includes(kind));
  return kinds.length > 0 ? kinds : undefined;
}
