import {page} from './one-at-a-time.js';

/** The claim of a tag without settings: it uses whichever pool the page configures. */
export const CONFIGURED_BY_PAGE = 'page';

/**
 * What a tag needs of the page's one Amplify configuration. Tags with different pools cannot share it, so the first tag
 * configures it and the others use an Amplify context.
 *
 * The fields are a contract between copies of this package on one page.
 */
export class PoolClaim {
  /** The pool, `CONFIGURED_BY_PAGE`, or `undefined` for a tag that does not need the configuration. */
  pool: string | undefined;
  /**
   * The claims of tags that were on the page at the same time, until this tag has chosen. A tag may be removed before:
   * applications remove it as soon as the user is signed in, and read the session from the page's Amplify then.
   */
  beside: PoolClaim[] | undefined = [];

  /** Called when the tag is attached. */
  join(): void {
    const claims = (page().claims ??= new Set());
    for (const other of claims) {
      if (other === this) continue;
      other.beside?.push(this);
      this.beside?.push(other);
    }
    claims.add(this);
  }

  /** Called when the tag is detached. */
  leave(): void {
    page().claims?.delete(this);
  }

  /**
   * Whether the tag may configure the page's Amplify with a pool.
   *
   * @param configured the pool that it is configured with
   */
  mayConfigure(pool: string, configured: string | undefined): boolean {
    const claims = page().claims ?? new Set();
    const others = [...claims, ...(this.beside ?? [])];
    this.beside = undefined;
    if (configured === undefined || configured === pool) return true;
    // A detached tag must not change the configuration that the page uses now.
    if (!claims.has(this)) return false;
    return others.every((other) => other === this || other.pool === undefined || other.pool === pool);
  }
}
