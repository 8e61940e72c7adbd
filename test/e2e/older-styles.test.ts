import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {after, before, describe, it} from 'node:test';
import type {Page} from 'playwright';
import {signInFormHtml} from '../../src/server.js';
import {legibility} from './support/legibility.js';
import {type OlderStyles, renamed, stripped, VARIANTS} from './support/older-styles.js';
import {servePlainPage} from './support/plain-page.js';
import {useBrowser} from './support/visit.js';

const STEPS = ['SIGN_IN', 'CONTINUE_SIGN_IN_WITH_MFA_SELECTION', 'CONTINUE_SIGN_IN_WITH_TOTP_SETUP', 'DONE'];
/** Answers like Amplify, without a server. */
const SCRIPT = `<script type="module">
  import './amplify-signin-flow.js';
  const steps = [
    {signInStep: 'CONTINUE_SIGN_IN_WITH_MFA_SELECTION', allowedMFATypes: ['SMS', 'TOTP']},
    {signInStep: 'CONTINUE_SIGN_IN_WITH_TOTP_SETUP', totpSetupDetails: {sharedSecret: 'JBSWY3DPEHPK3PXP'}},
    {signInStep: 'DONE'},
  ];
  const next = async () => ({isSignedIn: steps.length === 1, nextStep: steps.shift()});
  const getCurrentUser = async () => {
    if (steps.length > 0) throw Object.assign(new Error(), {name: 'UserUnAuthenticatedException'});
    return {username: 'ada', userId: 'ada'};
  };
  Object.assign(document.querySelector('amplify-signin-flow'), {
    auth: {signIn: next, confirmSignIn: next, getCurrentUser, signOut: async () => undefined},
  });
</script>`;

/** The compiler of the tests calls it in each function that it compiles, also in those that run in the page. */
const KEEP_NAMES = 'globalThis.__name = (value) => value;';
const strips = {renamed, stripped};

describe('The built style sheets in browsers that do not know all of them', () => {
  const browser = useBrowser();
  let site: {url: string; close: () => Promise<void>} | undefined;

  before(async () => {
    site = await servePlainPage(`<!doctype html><html lang="en"><title>Mine</title>
      <meta name="color-scheme" content="light dark">
      <amplify-signin-flow no-resume></amplify-signin-flow>${SCRIPT}</html>`);
  });
  after(() => site?.close());

  const open = async (how: keyof typeof strips, variant: OlderStyles, colorScheme: 'light' | 'dark') => {
    const context = await browser().newContext({colorScheme, viewport: {width: 500, height: 900}});
    const page = await context.newPage();
    await page.addInitScript(KEEP_NAMES);
    await page.exposeFunction('strip', (text: string) => strips[how](text, variant));
    // The text arrives after the sheet is made. The page waits for it.
    await page.addInitScript(() => {
      const pending: Promise<unknown>[] = [];
      const {replaceSync} = CSSStyleSheet.prototype;
      const {strip} = globalThis as unknown as {strip: (text: string) => Promise<string>};
      CSSStyleSheet.prototype.replaceSync = function (text) {
        pending.push(strip(text).then((css) => replaceSync.call(this, css)));
      };
      Object.assign(globalThis, {stylesApplied: () => Promise.all(pending)});
    });
    await page.goto(String(site?.url));
    await page.locator('amplify-signin-flow h2').waitFor();
    return page;
  };

  for (const how of ['renamed', 'stripped'] as const)
    for (const colorScheme of ['light', 'dark'] as const)
      it(`show each step legibly, with focus and errors, ${how}, in a ${colorScheme} page`, async () => {
        // What differs from variant to variant are mostly the colours of a dark page.
        const variants = VARIANTS.filter(({unknown}) => colorScheme === 'dark' || unknown.length !== 1);
        for (const variant of variants) {
          const page = await open(how, variant, colorScheme);
          for (const step of STEPS) {
            await page.evaluate(
              (name) =>
                new Promise<void>((resolve) => {
                  const flow = document.querySelector('amplify-signin-flow');
                  if (flow?.step === name) resolve();
                  else flow?.addEventListener('signin-step', () => resolve(), {once: true});
                }),
              step,
            );
            await page.evaluate(() =>
              (globalThis as {stylesApplied?: () => Promise<unknown>}).stylesApplied?.(),
            );
            if (step !== 'DONE' && !step.endsWith('SELECTION')) await showProblem(page);
            const {faults, problems, rings} = await page.evaluate(legibility);
            const where = `${variant.name} at ${step}`;
            assert.deepEqual(faults, [], where);
            if (step === 'SIGN_IN') assert.equal(problems, 1, where);
            if (step !== 'DONE') assert.ok(rings > 0, where);
            await answer(page, step);
          }
          await page.context().close();
        }
      });

  it('show the form that a server has rendered legibly, before the element is defined', async () => {
    const css = readFileSync('dist/amplify-signin-flow.css', 'utf8');
    const form = signInFormHtml();
    for (const variant of VARIANTS)
      for (const strip of Object.values(strips)) {
        const context = await browser().newContext({colorScheme: 'dark'});
        const page = await context.newPage();
        await page.setContent(`<!doctype html><html lang="en"><title>Mine</title>
          <meta name="color-scheme" content="light dark"><style>${strip(css, variant)}</style>
          <amplify-signin-flow>${form}</amplify-signin-flow></html>`);
        await page.evaluate(KEEP_NAMES);
        assert.deepEqual((await page.evaluate(legibility)).faults, [], variant.name);
        await context.close();
      }
  });
});

async function showProblem(page: Page): Promise<void> {
  await page.locator('amplify-signin-flow button[type=submit]').click();
  await page.locator('amplify-signin-flow [data-problem]').waitFor();
}

async function answer(page: Page, step: string): Promise<void> {
  if (step === 'DONE') return;
  for (const [name, value] of [
    ['username', 'ada'],
    ['password', 'pw'],
    ['code', '123456'],
  ] as const) {
    const field = page.locator(`amplify-signin-flow [name=${name}]`);
    if ((await field.count()) > 0) await field.fill(value);
  }
  await page.locator('amplify-signin-flow button[type=submit]').click();
}
