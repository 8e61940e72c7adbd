import {existsSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {fail, npm, root} from './run.mjs';

/**
 * Runs `npm ci`, unless every package that is needed is in place.
 *
 * @param workspace installs only what this workspace needs
 */
export async function ensureDependencies(workspace) {
  const needed = neededPackages(workspace !== undefined);
  if (inPlace(needed)) return;
  const scope = workspace ? ['--workspace', workspace] : ['--include=dev'];
  const stop = showProgress(needed);
  const code = await npm('ci', ...scope, '--progress=false').finally(stop);
  if (code !== 0) fail('npm ci failed; its messages are above.');
}

/** By path. Only the root has development dependencies, so a workspace needs what is not marked as one. */
function neededPackages(withoutDev) {
  return Object.entries(packages(join(root, 'package-lock.json'))).filter(
    ([path, {dev, devOptional}]) => path && !(withoutDev && (dev || devOptional)),
  );
}

/** npm does not say how far it is, and the first installation can take minutes: counts the packages that are in place. */
function showProgress(needed) {
  // Optional packages are mostly for other platforms.
  const paths = needed.filter(([, {optional}]) => !optional).map(([path]) => path);
  const isTerminal = process.stdout.isTTY ?? false;
  console.log(`Installing ${paths.length} packages (npm ci). The first time, this can take a few minutes.`);
  const timer = setInterval(
    () => {
      const count = paths.filter((path) => existsSync(join(root, path, 'package.json'))).length;
      const text = `${count} of ${paths.length} packages`;
      if (isTerminal) process.stdout.write(`\r${text}`);
      else console.log(text);
    },
    isTerminal ? 500 : 10_000,
  );
  return () => {
    clearInterval(timer);
    if (isTerminal) process.stdout.write('\r\u001b[K');
  };
}

function inPlace(needed) {
  const record = join(root, 'node_modules/.package-lock.json');
  if (!existsSync(record)) return false;
  const installed = packages(record);
  return needed.every(([path, {integrity, optional}]) =>
    path in installed
      ? installed[path].integrity === integrity && existsSync(join(root, path, 'package.json'))
      : optional,
  );
}

const packages = (lockFile) => JSON.parse(readFileSync(lockFile, 'utf8')).packages;
