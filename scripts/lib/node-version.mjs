import {readFileSync} from 'node:fs';

const {engines} = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
const needed = engines.node.replace('>=', '');

if (needed.localeCompare(process.versions.node, 'en', {numeric: true}) > 0) {
  console.error(`This project needs Node ${needed} or later; this is Node ${process.versions.node}.`);
  process.exit(1);
}
