import {expect} from '@open-wc/testing';
import * as auth from 'aws-amplify/auth';
import {amplifyAuthClient} from '../../src/amplify/amplify-auth-client.js';
import {loadAmplify} from '../../src/amplify/load.js';

type Call = (input?: unknown) => Promise<unknown>;

async function nameOfFailure(call: () => Promise<unknown>): Promise<unknown> {
  try {
    await call();
  } catch (error) {
    return (error as Error).name;
  }
  return 'none';
}

describe("Amplify's own client", () => {
  it("calls Amplify's function of each name", async () => {
    for (const name of Object.keys(amplifyAuthClient) as (keyof typeof amplifyAuthClient)[]) {
      const input = {username: '', challengeResponse: ''};
      const ours = await nameOfFailure(() => (amplifyAuthClient[name] as Call)(input));
      const theirs = await nameOfFailure(() => (auth[name] as Call)(input));
      expect(ours, name).to.equal(theirs);
    }
  });

  it('loads Amplify once', async () => {
    expect(await loadAmplify()).to.equal(await loadAmplify());
    expect((await loadAmplify()).signIn).to.equal(auth.signIn);
  });
});
