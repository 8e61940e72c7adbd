import {spawn} from 'node:child_process';

const {env, platform, stdout} = process;

/** Whether somebody sits before a screen and has not asked to be left alone. */
export function mayOpenBrowser(): boolean {
  if (env.CI || env.NO_OPEN || !stdout.isTTY) return false;
  return platform !== 'linux' || Boolean(env.DISPLAY ?? env.WAYLAND_DISPLAY);
}

/** Opens a page in the user's browser. Where that does not work nothing happens: the address is on the screen. */
export function openBrowser(url: string): void {
  const [command, ...args] = opener(url);
  spawn(command, args, {stdio: 'ignore', detached: true})
    .on('error', () => undefined)
    .unref();
}

function opener(url: string): readonly [string, ...string[]] {
  if (platform === 'darwin') return ['open', url];
  if (platform === 'win32') return ['explorer.exe', url];
  return ['xdg-open', url];
}
