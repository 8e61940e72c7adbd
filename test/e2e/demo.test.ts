import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {seed} from '../../demo/local-cognito/seed.js';
import type {UserSpec} from '../../demo/local-cognito/index.js';
import {type Demo, startDemo} from '../../demo/start-demo.js';
import {useBrowser, Visit} from './support/visit.js';

const MINE = 'My-own-passphrase-2';

/** Those who are told that they cannot sign in here. */
const REFUSED = new Set(['disabled', 'temporary-expired', 'setup-sms']);

describe('The demo', () => {
  const browser = useBrowser();
  let demo: Demo;
  before(async () => {
    demo = await startDemo({port: 0, cognitoPort: 0});
  });
  after(() => demo.close());

  /** What a visitor of the page does at each step, with what the page has on it. */
  const hands: Readonly<Record<string, (visit: Visit, user: UserSpec) => Promise<void>>> = {
    CONFIRM_SIGN_IN_WITH_SMS_CODE: (visit) => take(visit, '#phone'),
    CONFIRM_SIGN_IN_WITH_EMAIL_CODE: (visit) => take(visit, '#mailbox'),
    CONFIRM_SIGN_IN_WITH_TOTP_CODE: (visit, user) => take(visit, '#authenticator', user.email),
    CONTINUE_SIGN_IN_WITH_TOTP_SETUP: (visit, user) => take(visit, '#authenticator', user.email),
    CONTINUE_SIGN_IN_WITH_MFA_SELECTION: (visit) => visit.submit(),
    CONTINUE_SIGN_IN_WITH_MFA_SETUP_SELECTION: (visit) => visit.submit(),
    CONTINUE_SIGN_IN_WITH_FIRST_FACTOR_SELECTION: (visit) => visit.submit(),
    CONTINUE_SIGN_IN_WITH_EMAIL_SETUP: async (visit) => {
      await visit.fill('email', 'new@example.com');
      await visit.submit();
    },
    CONFIRM_SIGN_IN_WITH_PASSWORD: async (visit, user) => {
      await visit.fill('password', user.password);
      await visit.submit();
    },
    CONFIRM_SIGN_IN_WITH_CUSTOM_CHALLENGE: async (visit, user) => {
      const hint = await visit.page.locator('custom-challenge .signin-hint').first().textContent();
      const round = user.customChallenge?.rounds.find((each) => each.hint === hint?.trim());
      await visit.fill('answer', round?.answer ?? '');
      await visit.submit();
    },
    CONFIRM_SIGN_IN_WITH_NEW_PASSWORD_REQUIRED: async (visit, user) => {
      for (const attribute of user.requiredAttributes ?? [])
        await visit.fill(attribute, attribute === 'birthdate' ? '1990-01-31' : 'Something');
      await choosePassword(visit);
    },
    CONFIRM_SIGN_UP: (visit) => take(visit, '#mailbox'),
    RESET_PASSWORD: async (visit) => {
      const isAsked = await visit.page.locator('amplify-signin-flow input[name=code]').count();
      if (!isAsked) {
        await visit.submit();
        return;
      }
      await visit.page.locator('#mailbox li').getByRole('button', {name: 'Fill in'}).first().click();
      await choosePassword(visit);
    },
  };

  async function choosePassword(visit: Visit): Promise<void> {
    await visit.fill('newPassword', MINE);
    await visit.fill('newPasswordAgain', MINE);
    await visit.submit();
  }

  /** Lets the page fill in a code that stands in one of its panels, and presses the button that then has the focus. */
  async function take(visit: Visit, panel: string, of = ''): Promise<void> {
    const entry = visit.page.locator(`${panel} li`).filter({hasText: of}).first();
    await entry.getByRole('button', {name: 'Fill in'}).click();
    await visit.page.keyboard.press('Enter');
  }

  for (const user of seed)
    it(`walks with ${user.username}: ${user.description ?? ''}`, async () => {
      const visit = await Visit.to(browser(), demo.url);
      await visit.page.locator('#users button').filter({hasText: user.username}).click();
      await visit.page.waitForFunction(() => document.activeElement?.matches('button[type=submit]'));
      await visit.page.keyboard.press('Enter');
      if (REFUSED.has(user.path ?? '')) {
        await visit.until('signin-error', {recovery: 'elsewhere'});
        assert.equal(await visit.page.locator('amplify-signin-flow [data-problem]').count(), 1);
      } else
        for (let isDone = false; !isDone;) {
          const step = String((await visit.until('signin-step')).detail['to']);
          isDone = step === 'DONE';
          await hands[step]?.(visit, user);
        }
      await visit.leave(/status of 400|cannot set up|phone number to send/);
    });

  it('offers to fill in a code only where that code belongs', async () => {
    const visit = await Visit.to(browser(), demo.url);
    const {page} = visit;
    const fillIn = (panel: string, of: string) =>
      page.locator(`${panel} li`).filter({hasText: of}).getByRole('button', {name: 'Fill in'});
    const begin = async (username: string, step: string) => {
      await page.locator('#users button').filter({hasText: username}).click();
      await page.waitForFunction(() => document.activeElement?.matches('button[type=submit]'));
      await page.keyboard.press('Enter');
      await visit.until('signin-step', {to: step});
    };
    const isEnabled = (panel: string, of: string) => fillIn(panel, of).first().isEnabled();

    await begin('sam', 'CONFIRM_SIGN_IN_WITH_SMS_CODE');
    await fillIn('#phone', '+12065550102').first().waitFor();
    assert.equal(await isEnabled('#phone', '+12065550102'), true);
    assert.equal(await isEnabled('#authenticator', 'theo@example.com'), false);

    await begin('emma', 'CONFIRM_SIGN_IN_WITH_EMAIL_CODE');
    await fillIn('#mailbox', 'emma@example.com').first().waitFor();
    assert.equal(await isEnabled('#mailbox', 'emma@example.com'), true);
    assert.equal(await isEnabled('#phone', '+12065550102'), false, 'a code for another user');

    await page.reload();
    await visit.until('signin-step', {to: 'CONFIRM_SIGN_IN_WITH_EMAIL_CODE', cause: 'resume'});
    await fillIn('#mailbox', 'emma@example.com').first().waitFor();
    assert.equal(await isEnabled('#mailbox', 'emma@example.com'), true, 'after a reload');

    await begin('theo', 'CONFIRM_SIGN_IN_WITH_TOTP_CODE');
    await page.locator('#authenticator button:enabled', {hasText: 'Fill in'}).waitFor();
    assert.equal(await isEnabled('#authenticator', 'theo@example.com'), true);
    assert.equal(await isEnabled('#authenticator', 'cleo@example.com'), false, "another user's app");
    await visit.leave();
  });

  for (const [width, height] of [
    [1280, 900],
    [900, 800],
    [390, 844],
  ] as const)
    it(`has the clock and the faults near the form at a width of ${String(width)} px`, async () => {
      const visit = await Visit.to(browser(), demo.url);
      await visit.page.setViewportSize({width, height});
      await visit.page.locator('#users button').first().waitFor();
      for (const panel of ['.clock', '.faults']) {
        const box = await visit.page.locator(panel).boundingBox();
        assert.ok(box && box.y < 1500, `${panel} begins at ${String(box?.y)} px`);
      }
      await visit.page.locator('.faults summary').click();
      await visit.page.locator('#add-fault').click();
      await visit.page.locator('#fault-error-name:invalid').waitFor();
      await visit.leave();
    });
});
