import 'reflect-metadata';
import { resolve } from 'node:path';
import { ConfigurationInvalid, readConfiguration } from '@homeward/configuration';
import { Offices, OfficesInvalid, readOffices } from '@homeward/office-calendar';
import { createLogger, systemClock } from '@homeward/platform';
import { RebuildUnderWay } from '@homeward/read-model';
import { DEFAULT_POLICY } from '@homeward/return-case';
import { joinDatabases } from '@homeward/wiring';
import { RebuildConfiguration } from './rebuild-configuration';
import { projectionsNamed, rebuildProjections, UnknownProjection } from './rebuild-projections';

const CANCELLED = 130;

/**
 * `npm run rebuild -- caseload`: builds read models anew beside the live ones and puts them in their place. Works beside a
 * running system. Ctrl-C drops what is half built. Prints a digest that is the same for the same rows.
 */
async function main(): Promise<void> {
  const names = projectionsNamed(process.argv.slice(2));
  const configuration = readConfiguration(RebuildConfiguration, process.env);
  const offices = configuration.officesFile === undefined ? new Offices() : await readOffices(configuration.officesFile);
  const stop = new AbortController();
  process.once('SIGINT', () => stop.abort(new Cancelled()));
  const databases = await joinDatabases({ ...configuration, dataDir: resolve(configuration.dataDir) });
  try {
    const { eventStoreUrl, readModelUrl } = databases.connections;
    await rebuildProjections({
      eventStoreUrl,
      readModelUrl,
      storeChoice: configuration,
      names,
      policy: DEFAULT_POLICY,
      zoneOf: (office) => offices.zoneOf(office),
      clock: systemClock,
      logger: createLogger({ level: 'warn', write: (line) => process.stderr.write(line) }),
      signal: stop.signal,
      onProgress: (name, { events, cases, pass }) => process.stderr.write(`${name}: ${events} events of ${cases} cases${pass > 1 ? `, pass ${pass}` : ''}\n`),
      onDone: ({ projection, events, cases, parked, position, digest }) =>
        process.stdout.write(`${projection}: ${events} events of ${cases} cases up to ${position ?? 'the start'}, ${parked} parked, digest ${digest}\n`),
    });
  } finally {
    await databases.close();
  }
}

class Cancelled extends Error {
  override readonly name = 'Cancelled';

  constructor() {
    super('Cancelled. What was half built is dropped; the live read models are as they were.');
  }
}

main().catch((error: unknown) => {
  const told = [Cancelled, ConfigurationInvalid, OfficesInvalid, RebuildUnderWay, UnknownProjection].some((kind) => error instanceof kind);
  process.stderr.write(`${error instanceof Error ? (told ? error.message : (error.stack ?? error.message)) : String(error)}\n`);
  process.exitCode = error instanceof Cancelled ? CANCELLED : 1;
});
