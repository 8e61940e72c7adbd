import './lib/node-version.mjs';
import {ensureDependencies} from './lib/dependencies.mjs';
import {node} from './lib/run.mjs';

await ensureDependencies('demo');
process.exitCode = await node('--import', 'tsx', 'demo/server.ts', ...process.argv.slice(2));
