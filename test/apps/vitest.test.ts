import assert from 'node:assert/strict';
import {execFile} from 'node:child_process';
import {mkdtemp, readFile, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, describe, it} from 'node:test';
import {promisify} from 'node:util';
import {Project} from './project.js';

const ENVIRONMENTS = ['jsdom', 'happy-dom'];

/** An application's tests, in Node: without a browser, and with the conditions of Node for what is imported. */
describe('The tests of an application with Vitest', () => {
  let packed = '';
  let project: Project;

  before(async () => {
    packed = await mkdtemp(join(tmpdir(), 'amplify-signin-flow-'));
    const pack = ['pack', '--ignore-scripts', '--json', '--pack-destination', packed];
    const {stdout} = await promisify(execFile)('npm', pack);
    const [file] = JSON.parse(stdout) as [{filename: string}];
    project = await Project.make(
      {name: 'vitest', title: 'Vitest', versions: ENVIRONMENTS, output: '', serve: false, types: false},
      join(packed, file.filename),
    );
    const [, example = ''] = /```ts\n(.*?)```/s.exec(await readFile('docs/testing.md', 'utf8')) ?? [];
    await writeFile(join(project.folder, 'docs.test.ts'), example);
  });
  after(() => rm(packed, {recursive: true}));

  for (const environment of ENVIRONMENTS)
    it(`pass in ${environment}: password, code, set-up of an app, a wrong password and the example of docs/testing.md`, async () => {
      // Vitest fails on an unhandled error or rejection as well.
      const report = await project.npm('test', '--', '--project', environment, '--no-color');
      assert.match(report, /Tests\s+4 passed \(4\)/);
    });
});
