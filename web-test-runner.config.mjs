import {build} from 'esbuild';
import {esbuildPlugin} from '@web/dev-server-esbuild';
import {playwrightLauncher} from '@web/test-runner-playwright';
import {execFile} from 'node:child_process';
import {promisify} from 'node:util';
import {findBrowser} from './scripts/lib/browser.mjs';

/** Nothing else that the tests load is in CommonJS. */
const qrcodeAsModule = {
  name: 'qrcode-as-module',
  async serve({path}) {
    if (!path.endsWith('/node_modules/qrcode/lib/core/qrcode.js')) return;
    const {outputFiles} = await build({entryPoints: [`.${path}`], bundle: true, format: 'esm', write: false});
    return {body: outputFiles[0].text, type: 'js'};
  },
};

/** Forms as a server renders them. No browser can do that, so they come from Node. */
const serverForms = {
  name: 'server-forms',
  async serve({path}) {
    if (path !== '/test/support/server-forms.ts') return;
    const script = `import('.${path}').then(({serverForms}) => console.log(JSON.stringify(serverForms)))`;
    const {stdout} = await promisify(execFile)(process.execPath, ['--import', 'tsx', '--eval', script]);
    return {body: `export const serverForms = ${stdout};`, type: 'js'};
  },
};

const executablePath = await findBrowser();

export default {
  files: ['test/{elements,flow,amplify,browser}/**/*.test.ts'],
  nodeResolve: {browser: true},
  // Saves looking for links on the way to each of the 600 modules of aws-amplify.
  preserveSymlinks: true,
  // Without the tsconfig the decorators would stay in the code.
  plugins: [
    qrcodeAsModule,
    serverForms,
    esbuildPlugin({ts: true, tsconfig: 'tsconfig.json', target: 'es2022'}),
  ],
  browsers: [playwrightLauncher({launchOptions: {executablePath, args: ['--disable-gpu']}})],
  concurrency: 2,
  testFramework: {config: {timeout: 20_000}},
  // The table of failures has a thousand cases in one file, and some machines do much at once.
  testsFinishTimeout: 300_000,
  filterBrowserLogs: ({args}) => !/Lit is in dev mode|a custom Amazon/.test(args[0]),
};
