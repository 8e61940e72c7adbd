/** The name of an error for a call that waited for the page. */
export const REJECTED_BY_PAGE = 'RejectedByPage';

/** The promise that the page gave was rejected: the user reads its message, and the call is not repeated. */
export function rejectedByPage(reason: unknown): Error {
  return Object.assign(new Error('The page did not continue.'), {name: REJECTED_BY_PAGE, reason});
}
