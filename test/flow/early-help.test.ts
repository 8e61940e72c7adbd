import {expect, fixture, html} from '@open-wc/testing';
import {isConfigured, readSettings} from '../../src/amplify/configuration.js';
import '../../src/define/amplify-signin-flow.js';
import type {AmplifySigninFlow} from '../../src/flow/amplify-signin-flow.js';
import {Clock} from '../support/clock.js';
import {ScriptedAuth} from '../support/scripted-auth.js';

const {warn, error} = console;
let said: string[] = [];

/** Keeps what is said on the console from now on. */
function listen(): void {
  said = [];
  const keep = (...values: unknown[]) => said.push(values.map(String).join(' '));
  Object.assign(console, {warn: keep, error: keep});
}

/** Fulfilled when the next line was said. */
async function nextLine(): Promise<string> {
  const {length} = said;
  return new Promise((resolve) => {
    const keep = (...values: unknown[]) => {
      said.push(values.map(String).join(' '));
      resolve(said[length] ?? '');
    };
    Object.assign(console, {warn: keep, error: keep});
  });
}

/** Several tasks: promises and module loads that are done already have ended then. */
async function tasks(): Promise<void> {
  for (let task = 0; task < 10; task += 1) {
    await new Promise((resolve) => {
      const {port1, port2} = new MessageChannel();
      port1.onmessage = resolve;
      port2.postMessage(undefined);
    });
  }
}

describe('Help on the console at load', () => {
  beforeEach(listen);
  afterEach(() => {
    Object.assign(console, {warn, error});
  });

  describe('about Amplify that is not configured', () => {
    const isAboutIt = (line: string) => line.includes('Amplify is not configured');

    // First, since a page cannot be unconfigured again, and a line is said once in a page.
    it('comes a second after the page has loaded, and once', async () => {
      if (document.readyState !== 'complete')
        await new Promise((resolve) => window.addEventListener('load', resolve, {once: true}));
      // With Amplify loaded, a line needs no more than a few tasks.
      expect(await isConfigured()).to.equal(false);
      const clock = new Clock();
      Object.defineProperty(document, 'readyState', {value: 'interactive', configurable: true});
      for (const removed of [true, false]) {
        const flow = await fixture<AmplifySigninFlow>(html`<amplify-signin-flow></amplify-signin-flow>`);
        expect(said.filter(isAboutIt)).to.eql([]);
        clock.pass(2);
        await tasks();
        expect(said.filter(isAboutIt), 'while the page loads').to.eql([]);
        if (!removed) break;
        flow.remove();
        window.dispatchEvent(new Event('load'));
        clock.pass(2);
        await tasks();
        expect(said.filter(isAboutIt), 'taken away').to.eql([]);
      }
      Reflect.deleteProperty(document, 'readyState');
      window.dispatchEvent(new Event('load'));
      await tasks();
      expect(said.filter(isAboutIt), 'as soon as it has loaded').to.eql([]);
      await fixture<AmplifySigninFlow>(
        html`<amplify-signin-flow .auth=${new ScriptedAuth()}></amplify-signin-flow>`,
      );
      const line = nextLine();
      clock.pass(1);
      expect(await line).to.match(/^<amplify-signin-flow>: Amplify is not configured\. .*user-pool-id/);
      const again = await fixture<AmplifySigninFlow>(html`<amplify-signin-flow></amplify-signin-flow>`);
      clock.pass(1);
      await tasks();
      await again.answer('ada', {password: 'pw'});
      expect(said.filter(isAboutIt).length).to.equal(1);
    });
  });

  describe('about attributes', () => {
    it('names what a misspelt one was meant to be, also when it is added later, and once', async () => {
      const flow = await fixture<AmplifySigninFlow>(
        html`<amplify-signin-flow
          .auth=${new ScriptedAuth()}
          userpool-id="eu-west-1_AbCdEf123"
          data-x="1"
          aria-label="Sign in"
        ></amplify-signin-flow>`,
      );
      expect(said).to.eql([
        '<amplify-signin-flow>: userpool-id is no attribute of this element. Did you mean user-pool-id?',
      ]);
      const line = nextLine();
      flow.setAttribute('preferred-challange', 'WEB_AUTHN');
      expect(await line).to.contain('Did you mean preferred-challenge?');
      flow.setAttribute('preferred-challange', 'PASSWORD');
      flow.setAttribute('x-data', '{}');
      await tasks();
      expect(said.length).to.equal(2);
    });
  });

  describe('about the settings of the pool', () => {
    it('names a value that cannot be meant', async () => {
      await fixture(
        html`<amplify-signin-flow
          .auth=${new ScriptedAuth()}
          user-pool-id="nonsense"
          user-pool-client-id="client"
          user-pool-endpoint="localhost"
        ></amplify-signin-flow>`,
      );
      expect(said.join('\n')).to.match(/user pool id is not of the form/);
      expect(said.join('\n')).to.match(/user-pool-endpoint is not a URL/);
    });
  });

  describe('about outputs', () => {
    const rows: [what: string, outputs: string | object, advice: RegExp][] = [
      ['a file that is missing', '/there-is-no-such-file.json', /answered 404\. Check the URL/],
      ['a page of HTML', 'data:text/html,<!doctype html><p>App</p>', /page of HTML and not JSON/],
      ['a file that is not JSON', 'data:text/plain,hello', /is not JSON/],
      ['a list', 'data:application/json,[]', /is not JSON/],
      ['a text', 'data:application/json,"x"', /is not JSON/],
      ['an object that became text', '[object Object]', /outputs is a property for objects/],
      ['no auth', 'data:application/json,{"version":"1.4"}', /has no "auth" part/],
      ['an empty object', {x: 1}, /the object has no "auth" part/],
      ['a later version', {version: '2', auth: {user_pool_id: 'x'}}, /has version 2.*Update aws-amplify/],
      ['a version that is a number', {version: 1, auth: {user_pool_id: 'x'}}, /has no "version"/],
      ['no version', 'data:application/json,{"auth":{"user_pool_id":"x"}}', /has no "version"/],
      ['a part of an aws-exports', {aws_user_pools_id: 'eu-west-1_A'}, /has no aws_project_region/],
      ['an aws-exports without auth', {aws_project_region: 'eu-west-1'}, /without aws_user_pools_id/],
      ['a file that cannot be fetched', 'http://localhost:1/outputs.json', /could not be loaded/],
    ];
    for (const [what, outputs, advice] of rows)
      it(`says at load what is wrong, and shows the form: ${what}`, async () => {
        const line = nextLine();
        const flow = await fixture<AmplifySigninFlow>(
          html`<amplify-signin-flow .outputs=${outputs}></amplify-signin-flow>`,
        );
        expect(flow.querySelectorAll('form').length).to.equal(1);
        const first = await line;
        expect(first).to.match(advice);
        expect(first).to.match(/^<amplify-signin-flow>: \w/);
        const {length} = said;
        await flow.answer('ada', {password: 'pw'});
        expect(said.slice(length).filter((each) => each.includes(first.slice(0, 60)))).to.eql([]);
      });

    it('takes the configuration of the first generation, and that of Amplify itself', async () => {
      const forms = [
        {
          aws_project_region: 'eu-west-1',
          aws_user_pools_id: 'eu-west-1_Gen1',
          aws_user_pools_web_client_id: 'c1',
        },
        {Auth: {Cognito: {userPoolId: 'eu-west-1_Own', userPoolClientId: 'c2'}}},
      ];
      for (const [index, outputs] of forms.entries()) {
        const {cognito} = await readSettings({outputs});
        expect(cognito.userPoolClientId).to.equal(`c${String(index + 1)}`);
      }
    });
  });
});
