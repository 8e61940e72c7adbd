/** The script of a page with a tag for each of two user pools. */
import 'amplify-signin-flow';
import {Amplify, type ResourcesConfig} from 'aws-amplify';
import {associateWebAuthnCredential, fetchAuthSession, signOut} from 'aws-amplify/auth';
import type {AnswerOptions} from '../../../../src/core/options.js';
import type {AmplifySigninFlow} from '../../../../src/flow/amplify-signin-flow.js';

/** Whose session it is. */
export interface Owner {
  readonly clientId: unknown;
  readonly issuer: unknown;
  readonly sub: unknown;
  readonly loginId: unknown;
}

export interface Credentials {
  readonly username: string;
  readonly password: string;
}

const REMOVE = 'remove-when-done';
const removed: AmplifySigninFlow[] = [];

const configuration = document.getElementById('configuration')?.textContent;
if (configuration) Amplify.configure(JSON.parse(configuration) as ResourcesConfig);

if (sessionStorage.getItem(REMOVE))
  document.addEventListener('signin-done', ({target}) => {
    const flow = target as AmplifySigninFlow;
    removed.push(flow);
    flow.remove();
  });

const flowOf = (id: string) => document.getElementById(id) as AmplifySigninFlow;

async function ownerOf(session: ReturnType<typeof fetchAuthSession>): Promise<Owner> {
  const {tokens} = await session;
  const {client_id: clientId, iss: issuer, sub} = tokens?.accessToken.payload ?? {};
  return {clientId, issuer, sub, loginId: tokens?.signInDetails?.loginId};
}

const page = {
  /** Whose session a tag has. */
  sessionOf: (id: string) => ownerOf(flowOf(id).fetchAuthSession()),

  /** Whose session Amplify has, as an application asks it. */
  session: () => ownerOf(fetchAuthSession()),

  signOut: () => signOut(),

  createPasskey: () => associateWebAuthnCredential(),

  /** Hands an answer to a tag. */
  answer: (id: string, response: string, options?: AnswerOptions) => flowOf(id).answer(response, options),

  /** Signs in with a tag, and resolves with the detail of `signin-done`. */
  async signIn(id: string, {username, password}: Credentials): Promise<unknown> {
    const flow = flowOf(id);
    const done = new Promise<unknown>((resolve) => {
      flow.addEventListener('signin-done', ({detail}) => resolve(detail), {once: true});
    });
    await flow.answer(username, {password});
    if (flow.step !== 'DONE') throw new Error(`${id} is at the step ${flow.step}.`);
    return done;
  },

  async signOutOf(id: string): Promise<void> {
    await flowOf(id).restart();
  },

  /** Removes each tag as soon as its user is signed in, as applications do; from the next load on. */
  removeWhenDone(): void {
    sessionStorage.setItem(REMOVE, 'true');
  },

  /** Whose sessions the removed tags have. */
  sessionsOfRemoved: () => Promise.all(removed.map((flow) => ownerOf(flow.fetchAuthSession()))),

  stepOf: (id: string) => flowOf(id).step,

  /**
   * Signs in at both tags at once, asks both for their sessions, signs out of one, of the other or of both, and so on.
   *
   * @returns the sessions that were not those of the tag's user, and the number of sign-ins
   */
  async interleave(rounds: readonly {user: Credentials; expected: Owner}[][], ids: readonly string[]) {
    const wrong: unknown[] = [];
    let signIns = 0;
    const check = async (id: string, expected: Owner) => {
      const found = await page.sessionOf(id);
      if (JSON.stringify(found) !== JSON.stringify(expected)) wrong.push({id, found, expected});
    };
    const current: Owner[] = [];
    for (const [round, users] of rounds.entries()) {
      await Promise.all(
        ids.map(async (id, index) => {
          const next = users[index];
          if (!next || page.stepOf(id) === 'DONE') return;
          await page.signIn(id, next.user);
          signIns += 1;
          current[index] = next.expected;
          await check(id, next.expected);
        }),
      );
      await Promise.all(ids.map((id, index) => check(id, current[index] as Owner)));
      // Both, then only the first one, then only the second one.
      const leaving = ids.filter((_, index) => round % 3 === 0 || round % 3 === index + 1);
      await Promise.all(leaving.map((id) => page.signOutOf(id)));
      for (const [index, id] of ids.entries())
        if (!leaving.includes(id)) await check(id, current[index] as Owner);
    }
    return {wrong, signIns};
  },
};

export type Page = typeof page;

Object.assign(window, {page});
