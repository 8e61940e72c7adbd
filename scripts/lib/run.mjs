import {spawn} from 'node:child_process';
import {constants} from 'node:os';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/** Runs a program in the project's folder and resolves with its exit code. Signals are passed on to it. */
export function run(command, args, env = {}) {
  const child = spawn(command, args, {cwd: root, stdio: 'inherit', env: {...process.env, ...env}});
  const passOn = (signal) => child.kill(signal);
  for (const signal of signals) process.on(signal, passOn);
  return new Promise((resolve) => {
    child.on('error', (error) => {
      console.error(`Could not run ${command}: ${error.message}`);
      resolve(1);
    });
    child.on('close', (code, signal) => resolve(code ?? 128 + constants.signals[signal]));
  }).finally(() => {
    for (const signal of signals) process.off(signal, passOn);
  });
}

export const node = (...args) => run(process.execPath, args);

/** npm without a shell: on Windows `npm` is a batch file, which Node does not start by itself. */
export function npm(...args) {
  const {npm_execpath: current = ''} = process.env;
  if (current.endsWith('npm-cli.js')) return node(current, ...args);
  if (process.platform !== 'win32') return run('npm', args);
  return node(join(dirname(process.execPath), 'node_modules/npm/bin/npm-cli.js'), ...args);
}

export function fail(message) {
  console.error(message);
  process.exit(1);
}
