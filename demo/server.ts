import {mayOpenBrowser} from './open-browser.js';
import {type Demo, PortError, startDemo} from './start-demo.js';

/** `npm start`: PORT and COGNITO_PORT choose the ports, NO_OPEN keeps the browser from opening. */
async function main(): Promise<void> {
  const demo = await startDemo({
    port: portFrom('PORT'),
    cognitoPort: portFrom('COGNITO_PORT'),
    open: mayOpenBrowser(),
  });
  console.log(`The demo is at ${demo.url}`);
  console.log(`The local Cognito listens at ${demo.cognitoUrl}`);
  console.log('Press Ctrl+C to stop.');
  closeOnSignal(demo);
}

function portFrom(variable: string): number | undefined {
  const text = process.env[variable];
  if (!text) return;
  if (/^\d{1,5}$/.test(text) && Number(text) < 65536) return Number(text);
  throw new PortError(`${variable} is not the number of a port: ${text}`);
}

/** One Ctrl+C can arrive twice, from the terminal and from the program that started this one. */
function closeOnSignal(demo: Demo): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void demo.close());
}

try {
  await main();
} catch (error) {
  if (!(error instanceof PortError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
