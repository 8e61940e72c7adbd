import type {Page} from 'playwright';

/** Where an application calls that names a user pool in that region, and knows of no local Cognito. */
export const AMAZON = 'cognito-idp.eu-west-1.amazonaws.com';

/** Brings what a page sends to Amazon to a local Cognito. */
export async function redirectAmazon(page: Page, url: string): Promise<void> {
  await page.route(`https://${AMAZON}/**`, async (route) => {
    await route.fulfill({response: await route.fetch({url})});
  });
}
