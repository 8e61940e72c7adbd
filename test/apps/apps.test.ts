import assert from 'node:assert/strict';
import {execFile} from 'node:child_process';
import {existsSync, readdirSync, readFileSync} from 'node:fs';
import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, describe, it} from 'node:test';
import {promisify} from 'node:util';
import type {Page} from 'playwright';
import {createLocalCognito, type Listening} from '../../demo/local-cognito/index.js';
import {AMAZON, redirectAmazon} from '../e2e/support/amazon.js';
import {Person} from '../e2e/support/people.js';
import {useBrowser, Visit} from '../e2e/support/visit.js';
import {checkBeforeScripts} from './before-scripts.js';
import {type App, Project} from './project.js';
import {serveProject, type Site} from './serve.js';
import {checkSnippetOnly} from './snippet-only.js';
import {Table} from './table.js';

const SMS = 'CONFIRM_SIGN_IN_WITH_SMS_CODE';
const TOTP = 'CONFIRM_SIGN_IN_WITH_TOTP_CODE';
/** What the documentation and the applications name. */
const POOL = {
  poolId: 'eu-west-1_AbCdEf123',
  clients: [{id: '1h57kf5cpq17m0eml12EXAMPLE', flows: ['USER_SRP_AUTH', 'REFRESH_TOKEN_AUTH']}],
} as const;

const all = readdirSync('test/apps', {withFileTypes: true})
  .filter((entry) => entry.isDirectory() && existsSync(join('test/apps', entry.name, 'app.json')))
  .map(({name}) => name);
/** `APPS=vue,react` runs these two. */
const wanted = process.env['APPS']?.split(',') ?? all;

describe('In an application of', () => {
  const browser = useBrowser();
  const cognito = createLocalCognito(POOL);
  const table = new Table();
  let pool: Listening;
  let packed = '';
  let tarball = '';

  before(async () => {
    pool = await cognito.listen({port: 0});
    packed = await mkdtemp(join(tmpdir(), 'amplify-signin-flow-'));
    const pack = ['pack', '--ignore-scripts', '--json', '--pack-destination', packed];
    const {stdout} = await promisify(execFile)('npm', pack);
    const [file] = JSON.parse(stdout) as [{filename: string}];
    tarball = join(packed, file.filename);
  });
  after(async () => {
    await pool.close();
    await rm(packed, {recursive: true});
    if (wanted === all) table.check();
  });

  for (const name of wanted) {
    const app = {
      name,
      ...(JSON.parse(readFileSync(`test/apps/${name}/app.json`, 'utf8')) as Omit<App, 'name'>),
    };

    describe(app.title, () => {
      let project: Project;
      let site: Site;
      const row = table.row(app.title);

      before(async () => {
        project = await Project.make(app, tarball);
        await project.npm('run', 'build');
        row.versions = await project.versions();
        site = await serveProject(project);
      });
      // Where the build has failed there is none.
      after(() => (site as Site | undefined)?.close());

      const redirect = (page: Page) => redirectAmazon(page, pool.url);
      const visitPage = (path = ''): Promise<Visit> =>
        Visit.to(browser(), new URL(path, site.url).href, {prepare: redirect});
      const leave = (visit: Visit) => visit.leave(undefined, ['localhost', AMAZON]);
      const url = () => site.url;
      if (app.hasServerForm) checkBeforeScripts({browser, cognito, prepare: redirect, url});
      if (app.snippetOnly) {
        checkSnippetOnly({app, cognito, row, url, visitPage, leave});
        return;
      }
      const events = (visit: Visit) => visit.page.locator('#events li').allInnerTexts();

      it('signs in with a second factor, and tells the page', async () => {
        const ada = new Person(cognito, ['SMS']);
        const visit = await visitPage();
        await visit.page.getByText('Welcome in').first().waitFor();
        await visit.signIn(ada.username, ada.password);
        await visit.until('signin-step', {to: SMS});
        await visit.enterCode(ada.code);
        await visit.until('signin-done', {username: ada.username});
        await visit.page.locator('#user').getByText(ada.username).waitFor();
        assert.deepEqual(await events(visit), [
          'step null SIGN_IN start',
          `step SIGN_IN ${SMS} answer`,
          'code-sent SMS',
          `step ${SMS} DONE answer`,
          `done ${ada.username}`,
        ]);
        await visit.page.locator('#sign-out').click();
        await visit.page.locator('amplify-signin-flow [name=username]').waitFor();
        await leave(visit);
        row.pass('signs in');
      });

      it('takes a property that changes while a step is shown, and keeps what was typed', async () => {
        const ada = new Person(cognito, ['SMS']);
        const visit = await visitPage();
        await visit.signIn(ada.username, ada.password);
        await visit.until('signin-step', {to: SMS});
        await visit.page.keyboard.type(ada.code.slice(0, 3));
        await visit.page.locator('#words').click();
        await visit.page.getByText('Your other code, please').waitFor();
        const code = visit.page.locator('amplify-signin-flow [name=code]');
        assert.equal(await code.inputValue(), ada.code.slice(0, 3));
        await code.press('End');
        await visit.page.keyboard.type(ada.code.slice(3));
        await visit.submit();
        await visit.until('signin-done', {username: ada.username});
        await leave(visit);
        row.pass('property');
      });

      it('lets a component of the page take a step over', async () => {
        const ada = new Person(cognito, ['TOTP']);
        const visit = await visitPage();
        await visit.signIn(ada.username, ada.password);
        await visit.page.getByText('Own step').waitFor();
        await visit.until('signin-step', {to: TOTP});
        await visit.page.locator('#own-code').fill(ada.totp);
        await visit.page.locator('#own-send').click();
        await visit.until('signin-done', {username: ada.username});
        await leave(visit);
        row.pass('own step');
      });

      it('is there again after it was taken away in the middle', async () => {
        const ada = new Person(cognito, ['SMS']);
        const visit = await visitPage();
        await visit.signIn(ada.username, ada.password);
        await visit.until('signin-step', {to: SMS});
        const mount = visit.page.locator('#mount');
        await mount.click();
        await visit.page.locator('amplify-signin-flow').waitFor({state: 'detached'});
        await mount.click();
        await visit.until('signin-step', {from: null, to: SMS, cause: 'resume'});
        await visit.fill('code', ada.code);
        await visit.submit();
        await visit.until('signin-done', {username: ada.username});
        await leave(visit);
        row.pass('mounted again');
      });

      it('works as the documentation has it', async () => {
        for (const page of app.pages ?? ['snippet']) {
          const ada = new Person(cognito, ['SMS']);
          const visit = await visitPage(page);
          await visit.signIn(ada.username, ada.password);
          await visit.until('signin-step', {to: SMS});
          await visit.enterCode(ada.code);
          await visit.until('signin-done', {username: ada.username});
          await visit.page.getByText(ada.username).first().waitFor();
          await leave(visit);
        }
        row.pass('example');
      });

      if (app.types)
        it('is checked: a wrong attribute, event or field of an event does not compile', async () => {
          await project.npm('run', 'check');
          const report: unknown = await project.npm('run', 'check:wrong').then(
            () => assert.fail('Nothing was found wrong.'),
            (error: unknown) => (error as Error).message,
          );
          for (const file of ['attribute', 'event', 'detail'])
            assert.match(String(report), new RegExp(`wrong/${file}\\.\\w+\\b.*error`, 's'));
          assert.doesNotMatch(String(report), /wrong\/right/);
          row.pass('types');
        });
    });
  }
});
