import assert from 'node:assert/strict';
import {before, describe, it} from 'node:test';
import {build} from 'esbuild';
import type {Page} from 'playwright';
import {createElement} from 'react';
import {renderToString} from 'react-dom/server';
import {AmplifySigninFlow, type AmplifySigninFlowProps} from '../../src/react.js';
import {useBrowser} from './support/visit.js';
import type {ReactPage} from './support/react-page.js';

declare global {
  // Of the page.
  var react: ReactPage;
}

const heading = createElement('h1', {key: 'header', slot: 'header'}, 'Welcome');

function renderOnServer(props: AmplifySigninFlowProps, ...children: React.ReactNode[]): string {
  return renderToString(createElement(AmplifySigninFlow, props, ...children));
}

describe('The component on a server', () => {
  it('writes what can be an attribute, and what HTML knows', () => {
    assert.equal(
      renderOnServer({
        className: 'wide',
        id: 'flow',
        userPoolId: 'eu-west-1_AbCdEf123',
        sessionMinutes: 15,
        noResume: true,
        noAutofocus: false,
        username: undefined,
        messages: {signIn: 'Welcome in'},
        clientMetadata: () => ({}),
        onSigninDone: () => undefined,
      }),
      '<amplify-signin-flow class="wide" id="flow" user-pool-id="eu-west-1_AbCdEf123" session-minutes="15" no-resume="" ' +
        'defer-hydration=""></amplify-signin-flow>',
    );
  });

  it('writes the form of the server as it is, before the children', () => {
    const form =
      '<sign-in-form slot="signin-step" data-a="{&quot;b&quot;:&quot;&amp;<>&quot;}"><p>\n<!--c--></p></sign-in-form>';
    assert.equal(
      renderOnServer({serverForm: form}, heading),
      `<amplify-signin-flow defer-hydration="">${form.replace('<>', '&lt;&gt;')}<h1 slot="header">Welcome</h1></amplify-signin-flow>`,
    );
  });
});

describe('The component in a browser', () => {
  const browser = useBrowser();
  const files = new Map<string, string>();

  before(async () => {
    const {outputFiles} = await build({
      entryPoints: ['test/e2e/support/react-page.ts'],
      bundle: true,
      splitting: true,
      format: 'esm',
      outdir: '/',
      write: false,
      logLevel: 'error',
      define: {'process.env.NODE_ENV': '"development"'},
    });
    for (const {path, text} of outputFiles) files.set(path, text);
  });

  /** A page with that in it, and the complaints of React and of the browser about it. */
  async function open(html = ''): Promise<{page: Page; complaints: () => Promise<string[]>}> {
    const page = await browser().newPage();
    const complaints: string[] = [];
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    await page.route('**', (route) => {
      const script = files.get(new URL(route.request().url()).pathname);
      return script === undefined
        ? route.fulfill({
            contentType: 'text/html',
            body: `<!doctype html><main>${html}</main><script type="module" src="/react-page.js"></script>`,
            headers: {
              'content-security-policy': "require-trusted-types-for 'script'; trusted-types lit-html",
            },
          })
        : route.fulfill({contentType: 'text/javascript', body: script});
    });
    await page.goto('http://localhost/');
    await page.waitForFunction(() => 'react' in globalThis);
    return {
      page,
      complaints: async () => [...complaints, ...(await page.evaluate(() => react.complaints))],
    };
  }

  it('is hydrated with its children, and has its objects by reference', async () => {
    const {page, complaints} = await open(renderOnServer({issuer: 'Shop'}, heading));
    const result = await page.evaluate(async () => {
      const {createElement, flow, hydrate, shown, tree} = react;
      const before = document.querySelector('amplify-signin-flow');
      const messages = {signIn: 'Welcome in'};
      const heading = createElement('h1', {key: 'header', slot: 'header'}, 'Welcome');
      hydrate(tree({issuer: 'Shop', messages}, heading));
      await shown();
      return {
        isSame: flow.current === before,
        isByReference: flow.current?.messages === messages,
        heading: flow.current?.querySelector('h2')?.textContent,
      };
    });
    assert.deepEqual(result, {isSame: true, isByReference: true, heading: 'Welcome in'});
    assert.deepEqual(await complaints(), []);
  });

  it('is hydrated where the element was defined before: it waits for that', async () => {
    const {page, complaints} = await open(renderOnServer({}, heading));
    const result = await page.evaluate(async () => {
      const {createElement, define, flow, hydrate, shown, tree} = react;
      await define();
      const before = document.querySelector('amplify-signin-flow')!;
      await new Promise(requestAnimationFrame);
      const hasWaited = !before.querySelector('form');
      hydrate(
        tree(
          {messages: {signIn: 'Welcome in'}},
          createElement('h1', {key: 'header', slot: 'header'}, 'Welcome'),
        ),
      );
      await shown();
      const heading = before.querySelector('h2')?.textContent;
      return {hasWaited, isSame: flow.current === before, heading};
    });
    assert.deepEqual(result, {hasWaited: true, isSame: true, heading: 'Welcome in'});
    assert.deepEqual(await complaints(), []);
  });

  it('gives a property that is taken away its default back', async () => {
    const {page, complaints} = await open();
    const result = await page.evaluate(async () => {
      const {mount, render, shown, told, tree} = react;
      mount(
        tree({
          issuer: 'Shop',
          noResume: true,
          messages: {signIn: 'Welcome in'},
          outputs: {version: '1.4'},
          sessionMinutes: 15,
          username: 'ada',
        }),
      );
      await shown();
      const first = told();
      render(tree({outputs: '/outputs.json', noResume: false}));
      return [first, told()];
    });
    assert.deepEqual(result, [
      {
        issuer: 'Shop',
        noResume: true,
        outputs: {version: '1.4'},
        sessionMinutes: 15,
        username: 'ada',
        signIn: 'Welcome in',
      },
      {
        issuer: 'localhost',
        noResume: false,
        outputs: '/outputs.json',
        sessionMinutes: 3,
        username: '',
        signIn: '',
      },
    ]);
    assert.deepEqual(await complaints(), []);
  });

  it('tells the newest listener, once, and nobody when it is gone', async () => {
    const {page, complaints} = await open();
    const result = await page.evaluate(async () => {
      const {expire, flow, hear, heard, mount, render, shown, tree} = react;
      mount(tree({onSigninExpired: hear('old')}));
      await shown();
      expire();
      render(tree({onSigninExpired: hear('new')}));
      expire();
      const element = flow.current!;
      render(null);
      element.dispatchEvent(new CustomEvent('signin-expired', {detail: {step: 'SIGN_IN'}}));
      return [...heard, flow.current];
    });
    assert.deepEqual(result, ['old SIGN_IN', 'new SIGN_IN', null]);
    assert.deepEqual(await complaints(), []);
  });
});
