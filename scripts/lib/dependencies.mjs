import {existsSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {fail, npm, root} from './run.mjs';

/** Runs `npm ci`, unless everything that package-lock.json lists is in place. */
export async function ensureDependencies() {
  if (inPlace()) return;
  const stop = showProgress();
  const code = await npm('ci', '--include=dev', '--progress=false').finally(stop);
  if (code !== 0) fail('npm ci failed; its messages are above.');
}

/** npm does not say how far it is, and the first installation can take minutes: counts the packages that are in place. */
function showProgress() {
  const locked = Object.entries(packages(join(root, 'package-lock.json')));
  // Optional packages are mostly for other platforms.
  const paths = locked.filter(([path, {optional}]) => path && !optional).map(([path]) => path);
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

function inPlace() {
  const record = join(root, 'node_modules/.package-lock.json');
  if (!existsSync(record)) return false;
  const installed = packages(record);
  return Object.entries(packages(join(root, 'package-lock.json'))).every(([path, {integrity, optional}]) =>
    path in installed
      ? installed[path].integrity === integrity && existsSync(join(root, path, 'package.json'))
      : path === '' || optional,
  );
}

const packages = (lockFile) => JSON.parse(readFileSync(lockFile, 'utf8')).packages;
