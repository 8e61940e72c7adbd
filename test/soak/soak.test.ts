import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {type Demo, startDemo} from '../../demo/start-demo.js';
import {useBrowser, Visit} from '../e2e/support/visit.js';
import {ROUNDS} from '../e2e/support/answers.js';
import {Chance} from './support/random.js';
import {type Kind, Wanderer} from './support/wanderer.js';

/** `SOAK_SEED=7 SOAK_WALKS=1` walks the seventh walk again. */
const SEED = Number(process.env['SOAK_SEED'] ?? 1);
const WALKS = Number(process.env['SOAK_WALKS'] ?? 500);
const AT_ONCE = 4;
/** What is done before the way home. */
const LONGEST = 12;

const FACTORS = {firstFactors: ['PASSWORD', 'EMAIL_OTP', 'SMS_OTP']} as const;
const KINDS: readonly [Kind, ...Kind[]] = [
  {spec: {}},
  {spec: {mfa: ['SMS']}},
  {spec: {mfa: ['EMAIL']}},
  {spec: {mfa: ['TOTP']}},
  {spec: {mfa: ['SMS', 'TOTP', 'EMAIL']}, attributes: {'auth-flow': 'USER_PASSWORD_AUTH'}},
  {spec: {status: 'FORCE_CHANGE_PASSWORD', requiredAttributes: ['name'], mfa: ['SMS']}},
  {spec: {status: 'FORCE_CHANGE_PASSWORD', mfaSetup: ['TOTP']}},
  {spec: {mfaSetup: ['EMAIL']}},
  {spec: {mfaSetup: ['TOTP', 'EMAIL']}, attributes: {'auth-flow': 'USER_PASSWORD_AUTH'}},
  {spec: FACTORS, attributes: {'auth-flow': 'USER_AUTH'}},
  {spec: {...FACTORS, mfa: ['TOTP']}, attributes: {'auth-flow': 'USER_AUTH'}},
  {spec: {customChallenge: {rounds: ROUNDS}}, attributes: {'auth-flow': 'CUSTOM_WITHOUT_SRP'}},
  {spec: {customChallenge: {rounds: ROUNDS}}, attributes: {'auth-flow': 'CUSTOM_WITH_SRP'}},
  {spec: {status: 'UNCONFIRMED', mfa: ['EMAIL']}},
  {spec: {status: 'RESET_REQUIRED', mfa: ['SMS']}},
];

/** The browser's own words about answers that were refused or lost. */
const NETWORK = /Failed to load resource|blocked by CORS policy/;

describe('Anybody who does anything', () => {
  const browser = useBrowser();
  const demos: Demo[] = [];
  before(async () => {
    for (let worker = 0; worker < AT_ONCE; worker += 1)
      demos.push(await startDemo({port: 0, cognitoPort: 0}));
  });
  after(() => Promise.all(demos.map((demo) => demo.close())));

  it(`ends signed in, ${String(WALKS)} times`, async () => {
    let next = SEED;
    const failures: string[] = [];
    // Each has a service of its own, since they move its clock and let it fail.
    const wander = async (demo: Demo) => {
      while (next < SEED + WALKS) {
        const seed = next;
        next += 1;
        await walk(seed, demo).catch((error: unknown) => failures.push(String(error)));
      }
    };
    await Promise.all(demos.map(wander));
    assert.deepEqual(failures, []);
  });

  async function walk(seed: number, demo: Demo): Promise<void> {
    const chance = new Chance(seed);
    const visit = await Visit.to(browser(), demo.url);
    // From now on the page's time can be moved.
    await visit.page.clock.install();
    const wanderer = new Wanderer(visit, demo.cognito, chance, chance.pick(KINDS));
    try {
      await wanderer.walk(1 + chance.below(LONGEST));
      await visit.leave(NETWORK);
    } catch (error) {
      await visit.page.context().close();
      throw new Error(`SOAK_SEED=${String(seed)}:\n${wanderer.diary.join('\n')}\n${String(error)}`, {
        cause: error,
      });
    } finally {
      demo.cognito.reset();
    }
  }
});
