import { PROJECTION_NAMES, caseProjections, digestOf, readModelDataSource } from '@homeward/read-model';
import { silentLogger, systemClock } from '@homeward/platform';
import { DEFAULT_POLICY } from '@homeward/return-case';
import type { Connections } from '@homeward/wiring';
import { Offices } from '../../../apps/casework/src/offices';
import { rebuildProjections } from '../../../apps/projector/src/rebuild-projections';

const offices = new Offices();
const zoneOf = (office: string) => offices.zoneOf(office);

/** The digest of every read model by its name, as it stands. */
export async function digestsOf({ readModelUrl }: Connections): Promise<Readonly<Record<string, string>>> {
  const dataSource = await readModelDataSource({ url: readModelUrl }).initialize();
  try {
    const digests: Record<string, string> = {};
    for (const { projection, table } of caseProjections(dataSource, DEFAULT_POLICY, zoneOf)) digests[projection.name] = await digestOf(dataSource, table);
    return digests;
  } finally {
    await dataSource.destroy();
  }
}

/** Builds every read model anew from the log. Answers the digests of what came out. */
export async function rebuiltDigestsOf({ eventStoreUrl, readModelUrl }: Connections): Promise<Readonly<Record<string, string>>> {
  const digests: Record<string, string> = {};
  await rebuildProjections({
    eventStoreUrl,
    readModelUrl,
    names: PROJECTION_NAMES,
    policy: DEFAULT_POLICY,
    zoneOf,
    clock: systemClock,
    logger: silentLogger,
    signal: new AbortController().signal,
    onProgress: () => undefined,
    onDone: ({ projection, digest }) => (digests[projection] = digest),
  });
  return digests;
}
