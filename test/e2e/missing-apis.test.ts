import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import type {BrowserContext, Page} from 'playwright';
import {createLocalCognito} from '../../demo/local-cognito/index.js';
import {type MissingApis, remove, ROWS} from './support/missing-apis.js';
import {Person} from './support/people.js';
import {servePlainPage} from './support/plain-page.js';
import {useBrowser} from './support/visit.js';

/** As many pages at a time as share the two processors of a small machine. */
const PAGES = 4;
const COLUMNS = ['password', 'code', 'TOTP set-up', 'DONE'] as const;

/** After which a page counts as hanging. Milliseconds. */
const LIMIT = 60_000;

/** How far a sign-in has come: the column that was not reached, with the reason, or nothing. */
interface Row {
  readonly name: string;
  readonly reached: ReadonlySet<string>;
  readonly failure: string | undefined;
}

/** In the page: fills the form that is shown, sends it, and waits for the next step. Uses nothing that may be missing. */
function answer(values: Readonly<Record<string, string>>): Promise<string> {
  const flow = document.querySelector('amplify-signin-flow');
  const form = flow?.querySelector<HTMLElement>('[slot=signin-step]');
  return new Promise((resolve, reject) => {
    document.addEventListener('signin-step', ({detail}) => resolve(detail.to), {once: true});
    document.addEventListener('signin-error', ({detail}) => reject(new Error(detail.name)), {once: true});
    for (const name of Object.keys(values)) {
      const field = form?.querySelector<HTMLInputElement>(`[name=${name}]`);
      if (field) field.value = values[name] ?? '';
    }
    form?.querySelector<HTMLElement>('button[type=submit]')?.click();
  });
}

/** In the page: what is visible of the end. */
function confirmation(): {done: unknown; heading: boolean; forms: number} {
  const flow = document.querySelector('amplify-signin-flow');
  const heading = flow?.querySelector('sign-in-done h2');
  return {
    done: (globalThis as {done?: unknown}).done,
    heading: (heading?.getBoundingClientRect().height ?? 0) > 0,
    forms: flow?.querySelectorAll('[slot=signin-step] input').length ?? -1,
  };
}

describe('The built product in browsers that lack an API', () => {
  const browser = useBrowser();
  const cognito = createLocalCognito();
  const opened: {url: string; close: () => Promise<void>}[] = [];
  let url = '';

  before(async () => {
    const pool = await cognito.listen({port: 0});
    const page = await servePlainPage(`<!doctype html><html lang="en"><title>Mine</title>
      <script type="module" src="amplify-signin-flow.js"></script>
      <amplify-signin-flow user-pool-id="${cognito.poolId}" user-pool-client-id="${cognito.clientId}"
        user-pool-endpoint="${pool.url}"></amplify-signin-flow></html>`);
    opened.push(pool, page);
    ({url} = page);
  });
  after(() => Promise.all(opened.map((each) => each.close())));

  const open = async (context: BrowserContext, {removed, script}: MissingApis): Promise<Page> => {
    const page = await context.newPage();
    await page.addInitScript(() => {
      document.addEventListener('signin-done', ({detail}) => {
        Object.assign(globalThis, {done: detail});
      });
      Object.assign(globalThis, {
        started: new Promise((resolve) => {
          document.addEventListener('signin-step', resolve, {once: true});
        }),
      });
    });
    if (script !== undefined) await page.addInitScript(script);
    if (removed) await page.addInitScript(remove, removed);
    await page.goto(url);
    await page.evaluate(() => (globalThis as {started?: Promise<unknown>}).started?.then(() => undefined));
    return page;
  };

  const expectDone = async (page: Page): Promise<void> => {
    await page.evaluate(() => document.querySelector('amplify-signin-flow')?.updateComplete);
    const {done, ...shown} = await page.evaluate(confirmation);
    assert.ok(done, 'signin-done was not fired');
    assert.deepEqual(shown, {heading: true, forms: 0});
  };

  const signIn = async (page: Page, reached: Set<string>): Promise<void> => {
    const ada = new Person(cognito, ['TOTP']);
    const bob = new Person(cognito, [], {mfaSetup: ['TOTP']});
    const send = (values: Record<string, string>) => page.evaluate(answer, values);
    assert.equal(
      await send({username: ada.username, password: ada.password}),
      'CONFIRM_SIGN_IN_WITH_TOTP_CODE',
    );
    reached.add('password');
    assert.equal(await send({code: ada.totp}), 'DONE');
    reached.add('code');
    await expectDone(page);
    await page.evaluate(() => {
      Object.assign(globalThis, {done: undefined});
      return document.querySelector('amplify-signin-flow')?.restart();
    });
    assert.equal(
      await send({username: bob.username, password: bob.password}),
      'CONTINUE_SIGN_IN_WITH_TOTP_SETUP',
    );
    const key = await page.evaluate(() => document.querySelector('[data-totp-key]')?.textContent ?? '');
    assert.equal(await send({code: bob.totpOf(key.replace(/\s/g, ''))}), 'DONE');
    reached.add('TOTP set-up');
    await expectDone(page);
    reached.add('DONE');
  };

  const run = async (missing: MissingApis): Promise<Row> => {
    const reached = new Set<string>();
    const context = await browser().newContext();
    const timer = setTimeout(() => void context.close({reason: 'The page hangs.'}), LIMIT);
    let failure: string | undefined;
    try {
      await signIn(await open(context, missing), reached);
    } catch (error) {
      failure = String(error);
    }
    clearTimeout(timer);
    await context.close();
    return {name: missing.name, reached, failure};
  };

  it('signs in with a password and a code, sets up TOTP, and shows that it is done', async () => {
    const rows: Row[] = [];
    const waiting = [...ROWS];
    const work = async () => {
      for (let next = waiting.shift(); next; next = waiting.shift()) rows.push(await run(next));
    };
    await Promise.all(Array.from({length: PAGES}, work));
    print(rows);
    assert.deepEqual(
      rows
        .filter(({failure}) => failure !== undefined)
        .map(({name, failure}) => `${name}: ${String(failure)}`),
      [],
    );
  });
});

function print(rows: readonly Row[]): void {
  const byRow = (one: Row, other: Row) => indexOf(one) - indexOf(other);
  const lines = [...rows].sort(byRow).map(({name, reached}) => {
    const cells = COLUMNS.map((column) => (reached.has(column) ? 'yes' : 'NO'));
    return `| ${name} | ${cells.join(' | ')} |`;
  });
  console.log(
    [`| missing | ${COLUMNS.join(' | ')} |`, '| --- | --- | --- | --- | --- |', ...lines].join('\n'),
  );
}

const indexOf = (row: Row) => ROWS.findIndex(({name}) => name === row.name);
