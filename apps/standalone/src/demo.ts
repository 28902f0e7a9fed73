import 'reflect-metadata';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { readConfiguration } from '@homeward/configuration';
import { told, untilToldToStop } from '@homeward/wiring';
import { DEMO_STARTS_AT } from './demo/calendar';
import { DemoClock } from './demo/demo-clock';
import { runDemo } from './demo/run-demo';
import { StandaloneConfiguration } from './standalone-configuration';
import { type Standalone, startStandalone } from './start-standalone';

const SHEET = join('samples', 'intake.csv');

/** `npm run demo`: the whole system with a thousand cases taken through it. `-- --exit` ends it afterwards. */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { exit: { type: 'boolean', default: false } } });
  const configuration = readConfiguration(StandaloneConfiguration, process.env);
  const clock = new DemoClock(DEMO_STARTS_AT);
  // A demonstration prints its own progress; the log of tens of thousands of requests would bury it.
  const logLevel = process.env['LOG_LEVEL'] === undefined ? 'warn' : configuration.logLevel;
  // The clock of a demonstration jumps by weeks, and its officers must not be found late for it.
  const system = await startStandalone({ configuration: { ...configuration, logLevel, deadlinesEverySeconds: 0 }, clock });
  try {
    await play(system, { clock, reportsDir: join(resolve(configuration.dataDir), 'reports'), exit: values.exit });
  } finally {
    await system.close();
  }
}

interface PlayOptions {
  readonly clock: DemoClock;
  readonly reportsDir: string;
  readonly exit: boolean;
}

async function play(system: Standalone, { clock, reportsDir, exit }: PlayOptions): Promise<void> {
  const out = process.stdout;
  for (const notice of system.notices) out.write(`${notice}\n`);
  out.write(`Homeward answers at ${system.url}. Its clock is set to ${DEMO_STARTS_AT.slice(0, 10)} and moved on as the cases go on, because\ntime to think, follow-up months and validities are part of the rules. Nobody in the sample exists.\n\n`);
  const stopping = new AbortController();
  const stopped = untilToldToStop(system.lost).then((why) => {
    stopping.abort(new Stopped(why));
    return why;
  });
  try {
    await runDemo({ system, clock, sheetPath: SHEET, reportsDir, signal: stopping.signal, out });
  } catch (error) {
    if (!stopping.signal.aborted) throw error;
    if (await stopped === 'lost') throw new Error('The embedded database server ended by itself; its log stands in the data folder.', { cause: error });
    out.write('\nStopped. Run it again to go on from here.\n');
    return;
  }
  if (exit) return;
  out.write('\nThe system goes on running. Stop it with Ctrl-C.\n');
  await stopped;
}

/** Why the demonstration ends early. */
class Stopped extends Error {
  override readonly name = 'Stopped';
}

main().then(
  () => process.exit(),
  (error: unknown) => {
    process.stderr.write(`${told(error)}\n`);
    process.exit(1);
  },
);
