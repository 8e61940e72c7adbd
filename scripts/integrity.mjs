import {createHash} from 'node:crypto';
import {readdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';

/**
 * Writes down what each script in a folder has to be: `integrity.json` for the `integrity` attribute, and `importmap.json`
 * for what is loaded later as well. A browser does not run a script that is another one.
 *
 * @param entries the names for `import`, and the files that they stand for
 */
export function writeIntegrity(folder, entries) {
  const scripts = readdirSync(folder).filter((name) => name.endsWith('.js'));
  const hashes = scripts.sort().map((name) => [name, sha384(readFileSync(join(folder, name)))]);
  // What has no dot before it is the name of a package in an import map, and not the URL of a file.
  const here = (name) => `./${name}`;
  const classic = (name) => name.endsWith('.iife.js');
  const imports = Object.entries(entries).map(([name, file]) => [name, here(file)]);
  const integrity = hashes.filter(([name]) => !classic(name)).map(([name, hash]) => [here(name), hash]);
  write('integrity.json', Object.fromEntries(hashes));
  write('importmap.json', {
    imports: Object.fromEntries(imports),
    integrity: Object.fromEntries(integrity),
  });

  function write(name, content) {
    writeFileSync(join(folder, name), `${JSON.stringify(content, undefined, 2)}\n`);
  }
}

function sha384(content) {
  return `sha384-${createHash('sha384').update(content).digest('base64')}`;
}
