import {runOptional} from '../elements/optional.js';

/** As long as it takes a page that is not in sight to show that no frame is coming. Milliseconds. */
const NO_FRAME = 100;

/**
 * Fulfilled when what was rendered had the time to be painted. Amplify's arithmetic for SRP holds up the page for a good
 * part of a second on a slow phone, and the user is to see before that the button was heard.
 */
export function painted(): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, NO_FRAME);
    runOptional('requestAnimationFrame', () =>
      requestAnimationFrame(() => {
        // Runs before the frame is painted; the task after it runs when it has been.
        setTimeout(resolve);
        clearTimeout(timer);
      }),
    );
  });
}
