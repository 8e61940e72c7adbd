interface Timer {
  readonly at: number;
  readonly callback: () => void;
}

/** What waits less long than this is not about time, but about the next task: it runs as ever. Milliseconds. */
const TASK = 500;
const SECOND = 1000;

const {now} = Date;
const {setTimeout, clearTimeout} = window;

/** The page's clock, which stands still until a test lets time pass. It goes again after the test. */
export class Clock {
  readonly #timers = new Map<number, Timer>();
  #now = now();
  #last = 0;

  constructor() {
    Date.now = () => this.#now;
    const set = (callback: () => void, delay = 0): number => {
      if (delay < TASK) return setTimeout(callback, delay);
      this.#last -= 1;
      this.#timers.set(this.#last, {at: this.#now + delay, callback});
      return this.#last;
    };
    const clear = (id?: number): void => {
      if (id !== undefined && !this.#timers.delete(id)) clearTimeout(id);
    };
    Object.assign(globalThis, {setTimeout: set, clearTimeout: clear});
  }

  /** Lets seconds pass, and what is due in them happen. */
  pass(seconds: number): void {
    for (let second = 0; second < seconds; second += 1) {
      this.#now += SECOND;
      this.#ring();
    }
  }

  /** Lets seconds pass in which the device sleeps: no timer rings until somebody looks at the page again. */
  sleep(seconds: number): void {
    this.#now += seconds * SECOND;
    document.dispatchEvent(new Event('visibilitychange'));
  }

  #ring(): void {
    for (const [id, {at, callback}] of this.#timers)
      if (at <= this.#now && this.#timers.delete(id)) callback();
  }
}

afterEach(() => {
  Object.assign(Date, {now});
  Object.assign(globalThis, {setTimeout, clearTimeout});
});
