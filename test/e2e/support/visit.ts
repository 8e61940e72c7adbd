import assert from 'node:assert/strict';
import {EventEmitter, once} from 'node:events';
import {after, before} from 'node:test';
import {type Browser, chromium, type Page} from 'playwright';

/** An event that the flow fired, as a listener on the document saw it. */
export interface Fired {
  readonly type: string;
  readonly detail: Readonly<Record<string, unknown>>;
}

const EVENTS = [
  'signin-before-answer',
  'signin-step',
  'signin-code-sent',
  'signin-error',
  'signin-challenge',
  'signin-expired',
  'signin-done',
];

/** How long a thing may take that the test waits for. Milliseconds; generous, for machines that do much at once. */
const PATIENCE = 30_000;

/** One browser for the tests of a file: `CHROME_PATH`, which `npm test` sets, else the one that Playwright brings. */
export function useBrowser(): () => Browser {
  let browser: Browser | undefined;
  before(async () => {
    const executablePath = process.env['CHROME_PATH'];
    browser = await chromium.launch({
      ...(executablePath && {executablePath}),
      chromiumSandbox: process.getuid?.() !== 0,
      args: ['--disable-gpu', '--disable-background-networking', '--disable-component-update'],
    });
  });
  after(() => browser?.close());
  return () => {
    assert.ok(browser);
    return browser;
  };
}

/** Somebody at a page: acts with mouse and keyboard only, and notes all that goes wrong. */
export class Visit {
  readonly page: Page;
  /** Errors on the console, uncaught ones, and what the content security policy refused. */
  readonly complaints: string[] = [];
  /** Warnings on the console. */
  readonly warnings: string[] = [];
  /** The host names that were called. */
  readonly hosts = new Set<string>();
  readonly #fired: Fired[] = [];
  readonly #bell = new EventEmitter();

  private constructor(page: Page) {
    this.page = page;
  }

  static async to(
    browser: Browser,
    url: string,
    {prepare}: {prepare?: (page: Page) => Promise<unknown>} = {},
  ): Promise<Visit> {
    const context = await browser.newContext({viewport: {width: 1280, height: 900}});
    const page = await context.newPage();
    page.setDefaultTimeout(PATIENCE);
    const visit = new Visit(page);
    page.on('pageerror', (error) => visit.complaints.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') visit.complaints.push(message.text());
      if (message.type() === 'warning') visit.warnings.push(message.text());
    });
    page.on('request', (request) => visit.hosts.add(new URL(request.url()).hostname));
    await page.exposeFunction('tellTest', (type: string, detail: Fired['detail']) => {
      visit.#fired.push({type, detail});
      visit.#bell.emit('fired');
    });
    await page.addInitScript((names) => {
      const {tellTest} = globalThis as unknown as {tellTest: (...told: unknown[]) => void};
      for (const name of names)
        document.addEventListener(name, (event) => {
          tellTest(name, (event as CustomEvent).detail);
        });
      document.addEventListener('securitypolicyviolation', ({violatedDirective, blockedURI}) => {
        console.error(`refused by the content security policy: ${violatedDirective} ${blockedURI}`);
      });
    }, EVENTS);
    await prepare?.(page);
    await page.goto(url);
    await visit.until('signin-step', {to: 'SIGN_IN'});
    return visit;
  }

  /** All events so far, but those that come before each answer. */
  get fired(): readonly Fired[] {
    return this.#fired.filter(({type}) => type !== 'signin-before-answer');
  }

  /** The transitions so far, as `SIGN_IN>DONE answer`. */
  get path(): readonly string[] {
    return this.#fired.flatMap(({type, detail: {from, to, cause}}) =>
      type === 'signin-step' ? `${(from as string | null) ?? ''}>${to as string} ${cause as string}` : [],
    );
  }

  /** Whether such an event is there that was not waited for yet. */
  async hasFired(type: string): Promise<boolean> {
    // The page tells of an event a little later than of what a locator sees.
    await this.page.evaluate(() => undefined);
    return this.#fired.slice(this.#seen).some((fired) => fired.type === type);
  }

  /** The next event that says what has become of an answer. */
  async outcome(): Promise<string> {
    await this.page.locator('amplify-signin-flow:not(:state(busy))').waitFor();
    await this.page.evaluate(() => undefined);
    return this.#fired.slice(this.#seen).findLast(({type}) => type !== 'signin-before-answer')?.type ?? '';
  }

  /** Waits for an event with these members, unless it is there already, and forgets all up to it. */
  async until(type: string, detail: Fired['detail'] = {}): Promise<Fired> {
    const signal = AbortSignal.timeout(PATIENCE);
    const isWanted = (fired: Fired) =>
      fired.type === type && Object.entries(detail).every(([key, value]) => fired.detail[key] === value);
    for (;;) {
      const index = this.#fired.findIndex((fired, at) => at >= this.#seen && isWanted(fired));
      const found = this.#fired[index];
      if (found) {
        this.#seen = index + 1;
        return found;
      }
      await once(this.#bell, 'fired', {signal}).catch((cause: unknown) => {
        const all = JSON.stringify(this.#fired, undefined, 1);
        throw new Error(`There was no ${type} ${JSON.stringify(detail)} in ${all}`, {cause});
      });
    }
  }
  #seen = 0;

  /** Types the login id and the password with the keyboard, and sends them with Enter. */
  async signIn(username: string, password?: string): Promise<void> {
    const field = this.page.locator('amplify-signin-flow input[name=username]');
    await field.click({clickCount: 3});
    await this.page.keyboard.type(username);
    if (password !== undefined) {
      await this.page.keyboard.press('Tab');
      await this.page.keyboard.type(password);
    }
    await this.page.keyboard.press('Enter');
  }

  /** Sets attributes of the element, as the page's author would. */
  async set(attributes: Readonly<Record<string, string>>): Promise<void> {
    await this.page.locator('amplify-signin-flow').evaluate((flow, all) => {
      for (const [name, value] of Object.entries(all)) flow.setAttribute(name, value);
    }, attributes);
  }

  /** Clicks into a field and types over what is in it. */
  async fill(name: string, value: string): Promise<void> {
    const field = this.page.locator(`amplify-signin-flow [name="${name}"]`);
    await field.click({clickCount: 3});
    // A date has parts, and no text to type over.
    if ((await field.getAttribute('type')) === 'date') await field.fill(value);
    else await this.page.keyboard.type(value);
  }

  /** Clicks an entry of a list, and the main button. */
  async choose(value: string): Promise<void> {
    await this.page.locator(`amplify-signin-flow input[name=choice][value=${value}]`).click();
    await this.submit();
  }

  /** Types a code where the focus is, and presses the main button with the mouse. */
  async enterCode(code: string): Promise<void> {
    assert.equal(await this.focused(), 'code');
    await this.page.keyboard.type(code);
    await this.submit();
  }

  /** Clicks the main button. */
  async submit(): Promise<void> {
    await this.page.locator('amplify-signin-flow button[type=submit]').click();
  }

  /** Clicks one of the other buttons. */
  async act(action: string): Promise<void> {
    await this.page.locator(`amplify-signin-flow [data-action=${action}]`).click();
  }

  /** The key of the message that is shown. */
  async problem(): Promise<string | null> {
    return this.page.locator('amplify-signin-flow [data-problem]').getAttribute('data-problem');
  }

  /** The name of the field that has the focus, or of the element where it is no field. */
  focused(): Promise<string | undefined> {
    return this.page.evaluate(() => {
      const {activeElement} = document;
      return activeElement?.getAttribute('name') ?? activeElement?.localName;
    });
  }

  /** Ends the visit, and fails if anything went wrong on the way that is not expected. */
  async leave(expected: RegExp = /$^/, hosts: readonly string[] = ['localhost']): Promise<void> {
    await this.page.context().close();
    assert.deepEqual(
      this.complaints.filter((complaint) => !expected.test(complaint)),
      [],
    );
    assert.deepEqual([...this.hosts], hosts);
  }
}
