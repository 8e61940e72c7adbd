import {type Demo, partOf} from './demo.js';
import {timeOf} from './time.js';

const MINUTE = 60;

/** The pool's clock, to let codes and sessions grow old without waiting, and the way back to the beginning. */
export function showClock({flow, pool}: Demo): void {
  const [time, ahead] = [partOf('clock-time'), partOf('clock-ahead')];
  pool.addEventListener('change', () => {
    const minutes = Math.round(pool.secondsAhead / MINUTE);
    time.textContent = timeOf(pool.now);
    ahead.textContent = minutes === 0 ? 'real time' : `${minutes} min ahead of real time`;
  });
  partOf('clock-1').addEventListener('click', () => void pool.advance(MINUTE));
  partOf('clock-3').addEventListener('click', () => void pool.advance(3 * MINUTE));
  // Signed out first, while the pool still knows the tokens.
  partOf('reset').addEventListener('click', () => void flow.restart().then(() => pool.reset()));
}
