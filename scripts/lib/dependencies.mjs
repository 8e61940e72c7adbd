import {existsSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {fail, npm, root} from './run.mjs';

/** Runs `npm ci`, unless everything that package-lock.json lists is in place. */
export async function ensureDependencies() {
  if (inPlace()) return;
  console.log('Installing the dependencies (npm ci). This takes a minute or two.');
  const code = await npm('ci', '--include=dev');
  if (code !== 0) fail('npm ci failed; its messages are above.');
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
