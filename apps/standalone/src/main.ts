import '@homeward/telemetry';
import 'reflect-metadata';
import { readConfiguration } from '@homeward/configuration';
import { told, untilToldToStop } from '@homeward/wiring';
import { StandaloneConfiguration } from './standalone-configuration';
import { startStandalone } from './start-standalone';

/** `npm start`: every service in one process until Ctrl-C. */
async function main(): Promise<void> {
  const running = await startStandalone({ configuration: readConfiguration(StandaloneConfiguration, process.env) });
  for (const notice of running.notices) process.stderr.write(`${notice}\n`);
  process.stderr.write(`Homeward answers at ${running.url} and is described at ${running.url}/docs. Stop it with Ctrl-C.\n`);
  const why = await untilToldToStop(running.lost);
  await running.close();
  if (why === 'lost') throw new Error('The embedded database server ended by itself; its log stands in the data folder.');
}

main().catch((error: unknown) => {
  // What was opened before the start failed has no owner that would close it, and would keep the process for ever.
  process.stderr.write(`${told(error)}\n`, () => process.exit(1));
});
