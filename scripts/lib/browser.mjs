import {spawnSync} from 'node:child_process';
import {existsSync} from 'node:fs';
import {homedir} from 'node:os';
import {delimiter, join} from 'node:path';
import {fail, node, root, run} from './run.mjs';

const {env, platform} = process;
const names = ['google-chrome-stable', 'google-chrome', 'chromium', 'chromium-browser'];

/** The path of CHROME_PATH or of an installed Chrome or Chromium, or undefined. */
export async function findBrowser() {
  if (env.CHROME_PATH) {
    if (!works(env.CHROME_PATH)) fail(`CHROME_PATH names no browser that starts: ${env.CHROME_PATH}`);
    return env.CHROME_PATH;
  }
  return usualPlaces().find(works) ?? [await playwrightsOwn()].find(works);
}

/** The same, and where there is no browser, installs one. */
export async function ensureBrowser() {
  return (await findBrowser()) ?? (await install()) ?? fail(help);
}

function usualPlaces() {
  if (platform === 'darwin') {
    const apps = ['Google Chrome', 'Chromium'].map(
      (name) => `Applications/${name}.app/Contents/MacOS/${name}`,
    );
    return ['/', homedir()].flatMap((base) => apps.map((app) => join(base, app)));
  }
  if (platform === 'win32') {
    return [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA]
      .filter(Boolean)
      .flatMap((base) =>
        ['Google/Chrome', 'Chromium'].map((app) => join(base, app, 'Application/chrome.exe')),
      );
  }
  return names.flatMap((name) => onPath(name));
}

const onPath = (name) =>
  (env.PATH ?? '')
    .split(delimiter)
    .map((folder) => join(folder, name))
    .filter(existsSync);

/** Ubuntu's chromium is a stub that only asks for a snap. Windows' chrome.exe would open a window instead. */
function works(path) {
  if (!existsSync(path)) return false;
  if (platform === 'win32') return true;
  return spawnSync(path, ['--version'], {timeout: 20_000}).stdout?.includes('Chrom') ?? false;
}

async function playwrightsOwn() {
  const {chromium} = await import('playwright');
  return chromium.executablePath();
}

async function install() {
  const mayUseApt = platform === 'linux' && process.getuid() === 0 && onPath('apt-get').length > 0;
  if (mayUseApt) {
    console.log('No Chrome or Chromium found. Installing one (apt-get install chromium).');
    const apt = (...args) => run('apt-get', ['-qq', ...args], {DEBIAN_FRONTEND: 'noninteractive'});
    await apt('update');
    await apt('install', '-y', '--no-install-recommends', 'chromium', 'fonts-liberation');
    const found = await findBrowser();
    if (found) return found;
  }
  console.log('No Chrome or Chromium found. Downloading one (npx playwright install chromium).');
  const options = mayUseApt ? ['--no-shell', '--with-deps'] : ['--no-shell'];
  await node(join(root, 'node_modules/playwright/cli.js'), 'install', ...options, 'chromium');
  return findBrowser();
}

const help = `
No browser to test in. Either install Chrome or Chromium, for example with
  Debian, Ubuntu   sudo apt-get install chromium
  Fedora           sudo dnf install chromium
  macOS            brew install --cask google-chrome
  Windows          winget install Google.Chrome
or set CHROME_PATH to the program of one that is already there.`;
