import {bodyLimit} from 'hono/body-limit';
import {CognitoError} from './errors.js';

/** Refuses a body that is larger than any request of this API has reason to be. */
export const limitBody = bodyLimit({
  maxSize: 128 * 1024,
  onError: () => {
    throw new CognitoError('RequestEntityTooLargeException', 'The request is too large.', 413);
  },
});
