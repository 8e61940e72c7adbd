import {
  applyConfiguration,
  completeConfiguration,
  type Configuration,
  configuredPool,
  describe,
  type PoolConfiguration,
  poolOf,
} from '../amplify/configuration.js';
import {contextClient} from '../amplify/contexts.js';
import type {AuthClient} from '../core/auth-client.js';
import {page} from '../core/one-at-a-time.js';
import {CONFIGURED_BY_PAGE, PoolClaim} from '../core/pool-claim.js';
import {warn} from './report.js';

/** An Amplify context that an element uses instead of the page's Amplify. */
export interface Context {
  readonly configuration: Configuration;
  readonly pool: string;
  readonly description: PoolConfiguration;
  readonly client: Required<AuthClient>;
}

/**
 * Chooses between the page's Amplify and a context of its own. The first tag configures the page's Amplify, so that
 * applications can call its functions. A tag for another pool gets a context, which Amplify has since 6.22.
 */
export class PoolChoice {
  readonly claim = new PoolClaim();
  context: Context | undefined;

  /** For an element without settings, which uses what the page configures. */
  usePage(ownClient: AuthClient | undefined): void {
    this.context = undefined;
    this.claim.pool = ownClient ? undefined : CONFIGURED_BY_PAGE;
  }

  /**
   * Configures the page's Amplify, or makes a context. Once made, a context stays until the settings change.
   *
   * @param ownClient calls Amplify's functions without a context, if it calls Amplify at all
   */
  async choose(
    configuration: Configuration,
    ownClient: AuthClient | undefined,
  ): Promise<Context | undefined> {
    if (this.context?.configuration === configuration && !ownClient) return this.context;
    const pool = poolOf(await completeConfiguration(configuration));
    const configured = await configuredPool();
    const isShared = this.claim.mayConfigure(pool, configured);
    const context = isShared || ownClient ? undefined : await contextFor(configuration, pool);
    if (!isShared && configured) warn(adviceOn(configured, pool, context !== undefined));
    this.context = context;
    this.claim.pool = context ? undefined : pool;
    if (context) return context;
    if (isShared && configured && configured !== pool && configured !== page().configuredByTag)
      warn(
        `the page has configured Amplify for ${configured}, and a tag replaces that by ${pool}: Amplify's own functions ` +
          'use the pool of the tag.',
      );
    await applyConfiguration(configuration);
    page().configuredByTag = pool;
    return;
  }
}

async function contextFor(configuration: Configuration, pool: string): Promise<Context | undefined> {
  const complete = await completeConfiguration(configuration, true);
  const client = await contextClient(complete);
  return client && {configuration, pool, client, description: describe(complete.Auth.Cognito)};
}

function adviceOn(configured: string, pool: string, hasContext: boolean): string {
  const two = `the page uses two user pools, ${configured} and ${pool}.`;
  return hasContext
    ? `${two} Amplify's own functions have the session in the first one; the tag for ${pool} has the session in ` +
        'the second one: call its fetchAuthSession().'
    : `${two} Amplify's own functions have the session in the pool of the tag that made the last call. With aws-amplify ` +
        '6.22 or later, and no auth property on a tag, they keep the session in the first one.';
}
