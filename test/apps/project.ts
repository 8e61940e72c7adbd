import {execFile} from 'node:child_process';
import {cp, mkdir, readdir, readFile, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import {promisify} from 'node:util';
import {snippetsFor} from './snippets.js';

const run = promisify(execFile);

/** What `app.json` says of an application. */
export interface App {
  /** The name of its folder. */
  readonly name: string;
  readonly title: string;
  /** The packages whose versions the table shows. */
  readonly versions: readonly string[];
  /** The folder with what was built. */
  readonly output: string;
  /** Where the documentation's snippets are; `/snippet` if not given. */
  readonly pages?: readonly string[];
  /** It has a server of its own: `npm run serve`, on `PORT`. */
  readonly serve: boolean;
  /** It consists of the documentation's snippets, and has only the checks of `snippet-only.ts`. */
  readonly snippetOnly?: boolean;
  /** Its HTML has the first form in it, made by `signInFormHtml`. */
  readonly hasServerForm?: boolean;
  /** It has a type checker, and `wrong/`. */
  readonly types: boolean;
}

/** A copy of an application in a folder of its own, as its author would have it: nothing of ours is above it. */
export class Project {
  readonly app: App;
  readonly folder: string;

  private constructor(app: App) {
    this.app = app;
    this.folder = join(tmpdir(), 'amplify-signin-flow-apps', app.name);
  }

  /**
   * Copies an application, with the package and the documentation's snippets, and installs what it needs. The packages of an
   * earlier run are used again.
   *
   * @param tarball the packed package
   */
  static async make(app: App, tarball: string): Promise<Project> {
    const project = new Project(app);
    const {folder} = project;
    await mkdir(folder, {recursive: true});
    await project.#sweep();
    await cp(join('test/apps', app.name), folder, {recursive: true});
    await cp(tarball, join(folder, 'amplify-signin-flow.tgz'));
    for (const [path, text] of await snippetsFor(app.name)) {
      await mkdir(dirname(join(folder, path)), {recursive: true});
      await writeFile(join(folder, path), text);
    }
    await project.npm('install', '--no-audit', '--no-fund', '--no-package-lock');
    return project;
  }

  /** Leaves nothing of an earlier run but the packages from the registry. */
  async #sweep(): Promise<void> {
    const others = (await readdir(this.folder)).filter((name) => name !== 'node_modules');
    // npm takes a package of the same version for the same package.
    const stale = ['node_modules/.package-lock.json', 'node_modules/amplify-signin-flow'];
    for (const name of [...others, ...stale])
      await rm(join(this.folder, name), {recursive: true, force: true});
  }

  /**
   * Runs npm.
   *
   * @returns what it has printed
   * @throws with what it has printed
   */
  async npm(...args: string[]): Promise<string> {
    try {
      const {stdout, stderr} = await run('npm', args, {cwd: this.folder, maxBuffer: 2 ** 26});
      return stdout + stderr;
    } catch (error) {
      const {stdout = '', stderr = ''} = error as {stdout?: string; stderr?: string};
      throw new Error(`npm ${args.join(' ')}, in a copy of test/apps/${this.app.name}:\n${stdout}${stderr}`, {
        cause: error,
      });
    }
  }

  /** The installed versions of the packages that the table shows, as `vue 3.5.0`. */
  versions(): Promise<string[]> {
    return Promise.all(
      this.app.versions.map(async (name) => {
        const text = await readFile(join(this.folder, 'node_modules', name, 'package.json'), 'utf8');
        const {version} = JSON.parse(text) as {version: string};
        return `${name} ${version}`;
      }),
    );
  }
}
