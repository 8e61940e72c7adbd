import {expect, fixture, html} from '@open-wc/testing';
import {Amplify} from 'aws-amplify';
import '../../src/define/amplify-signin-flow.js';
import type {AmplifySigninFlow} from '../../src/flow/amplify-signin-flow.js';
import {field} from '../support/forms.js';
import {next} from '../support/flows.js';
import {ScriptedAuth} from '../support/scripted-auth.js';

const POOL = {userPoolId: 'eu-west-1_Page', userPoolClientId: 'pageclient0000000000000000'};
const label = (flow: Element) => field(flow, 'username').labels?.[0]?.textContent;

/** Fulfilled when something below the flow has changed in the way that is looked for. */
function change(flow: Element, isThere: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (!isThere()) return;
      observer.disconnect();
      resolve();
    };
    const observer = new MutationObserver(look);
    observer.observe(flow, {childList: true, subtree: true, characterData: true, attributes: true});
    look();
  });
}

describe('<amplify-signin-flow> and its user pool', () => {
  it('says what is missing, to the developer at once and to the user when it matters', async () => {
    const said: string[] = [];
    const original = console.error;
    console.error = (...values: unknown[]) => said.push(values.join(' '));
    const flow = await fixture<AmplifySigninFlow>(
      html`<amplify-signin-flow user-pool-id="eu-west-1_Tag"></amplify-signin-flow>`,
    );
    const refused = next(flow, 'signin-error');
    await flow.answer('ada', {password: 'pw'});
    const {detail} = await refused;
    console.error = original;
    expect(detail).to.eql({step: 'SIGN_IN', name: 'AuthTagConfigException', recovery: 'configure'});
    expect(said.join()).to.contain('user-pool-client-id is missing');
    expect(flow.textContent).not.to.contain('user-pool');
  });

  it("follows the page's own configuration, also when it comes late", async () => {
    const flow = await fixture<AmplifySigninFlow>(html`<amplify-signin-flow></amplify-signin-flow>`);
    expect(label(flow)).to.equal('Username');
    Amplify.configure({Auth: {Cognito: {...POOL, loginWith: {email: true}}}});
    await change(flow, () => label(flow) === 'Email');
    expect(field(flow, 'username').inputMode).to.equal('email');
  });

  it('configures Amplify from its attributes, and again when they change', async () => {
    const flow = await fixture<AmplifySigninFlow>(
      html`<amplify-signin-flow
        user-pool-id="eu-west-1_One"
        user-pool-client-id="one"
      ></amplify-signin-flow>`,
    );
    await flow.answer('ada');
    expect(Amplify.getConfig().Auth?.Cognito.userPoolId).to.equal('eu-west-1_One');
    flow.userPoolId = 'eu-west-1_Two';
    await flow.answer('ada');
    expect(Amplify.getConfig().Auth?.Cognito.userPoolId).to.equal('eu-west-1_Two');
  });

  it('stays at the pool of the first element, whatever else is on the page', async () => {
    const pools = ['eu-west-1_One', 'eu-west-1_Two'];
    const flows = [];
    for (const pool of pools)
      flows.push(
        await fixture<AmplifySigninFlow>(
          html`<amplify-signin-flow user-pool-id=${pool} user-pool-client-id=${pool}></amplify-signin-flow>`,
        ),
      );
    for (const flow of flows) {
      await flow.answer('ada');
      expect(Amplify.getConfig().Auth?.Cognito.userPoolId).to.equal('eu-west-1_One');
    }
    Amplify.configure({Auth: {Cognito: POOL}});
    await flows[0]?.answer('ada');
    expect(Amplify.getConfig().Auth?.Cognito.userPoolId).to.equal('eu-west-1_One');
  });

  it('replaces what the page has configured, and says so', async () => {
    Amplify.configure({Auth: {Cognito: {...POOL, userPoolId: 'eu-west-1_Replaced'}}});
    const said: string[] = [];
    const original = console.warn;
    console.warn = (...values: unknown[]) => said.push(values.join(' '));
    const flow = await fixture<AmplifySigninFlow>(
      html`<amplify-signin-flow
        user-pool-id="eu-west-1_One"
        user-pool-client-id="one"
      ></amplify-signin-flow>`,
    );
    await flow.answer('ada');
    flow.userPoolId = 'eu-west-1_Two';
    await flow.answer('ada');
    console.warn = original;
    const ours = said.filter((text) => text.includes('has configured Amplify'));
    expect(ours.length).to.equal(1);
    expect(ours[0]).to.contain('eu-west-1_Replaced').and.to.contain('eu-west-1_One');
    expect(Amplify.getConfig().Auth?.Cognito.userPoolId).to.equal('eu-west-1_Two');
  });

  it('stays as the page has configured it for an element without settings', async () => {
    Amplify.configure({Auth: {Cognito: POOL}});
    await fixture(html`<amplify-signin-flow></amplify-signin-flow>`);
    const second = await fixture<AmplifySigninFlow>(
      html`<amplify-signin-flow
        user-pool-id="eu-west-1_Two"
        user-pool-client-id="two"
      ></amplify-signin-flow>`,
    );
    await second.answer('ada');
    expect(Amplify.getConfig().Auth?.Cognito.userPoolId).to.equal(POOL.userPoolId);
  });

  it('is the next one when an element was replaced by another', async () => {
    for (const pool of ['eu-west-1_One', 'eu-west-1_Two']) {
      const flow = await fixture<AmplifySigninFlow>(
        html`<amplify-signin-flow user-pool-id=${pool} user-pool-client-id=${pool}></amplify-signin-flow>`,
      );
      await flow.answer('ada');
      expect(Amplify.getConfig().Auth?.Cognito.userPoolId).to.equal(pool);
      flow.remove();
    }
  });

  it("is configured for the page's own client, which calls Amplify without a context", async () => {
    const auth = new ScriptedAuth([]);
    await fixture(html`
      <amplify-signin-flow user-pool-id="eu-west-1_One" user-pool-client-id="one"></amplify-signin-flow>
    `);
    const second = await fixture<AmplifySigninFlow>(html`
      <amplify-signin-flow
        user-pool-id="eu-west-1_Two"
        user-pool-client-id="two"
        .auth=${auth}
      ></amplify-signin-flow>
    `);
    await second.answer('ada');
    expect(Amplify.getConfig().Auth?.Cognito.userPoolId).to.equal('eu-west-1_Two');
  });

  it("gives its session by the page's own client, where that has the function", async () => {
    const session = {userSub: 'sub'};
    const auth = Object.assign(new ScriptedAuth([]), {fetchAuthSession: () => Promise.resolve(session)});
    const flow = await fixture<AmplifySigninFlow>(
      html`<amplify-signin-flow .auth=${auth}></amplify-signin-flow>`,
    );
    expect(await flow.fetchAuthSession()).to.equal(session);
    flow.auth = new ScriptedAuth([]);
    expect((await flow.fetchAuthSession()).tokens).to.equal(undefined);
  });

  it('takes the flow and the fields from outputs', async () => {
    const url = new URL('../support/amplify_outputs.json', import.meta.url).href;
    const flow = await fixture<AmplifySigninFlow>(
      html`<amplify-signin-flow outputs=${url}></amplify-signin-flow>`,
    );
    await change(flow, () => label(flow) === 'Email or phone number');
    await change(flow, () => !flow.querySelector('[name=password]'));
  });
});
