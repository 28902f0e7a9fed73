import { parseRecorded } from '@homeward/case-log';
import { ensureRoles, migrateEventStore, openPostgresEventStore, ROLES } from '@homeward/event-store';
import { silentLogger, systemClock, systemTimers } from '@homeward/platform';
import {
  caseProjections, caseViewFold, ensureReadModelRole, migrateReadModels, ProjectionProgress, PROJECTION_NAMES, READ_MODEL_ROLE, readModelDataSource,
  runProjections, type RebuildResult,
} from '@homeward/read-model';
import { DEFAULT_POLICY, streamOf } from '@homeward/return-case';
import { createTestDatabase, type TestDatabase } from '../../../test/support/postgres';
import { projectionsNamed, rebuildProjections, UnknownProjection } from './rebuild-projections';

const REGISTRATION = {
  personRef: 'person-1', office: 'TRIPOLI', hostCountry: 'LBY', claimedNationality: 'NGA', returnCountry: 'NGA', returnType: 'vhr', sex: 'male',
  ageBand: '18-59', documented: false, language: 'eng', site: 'site-1', channel: 'import', possibleDuplicates: [],
};
const METADATA = {
  schemaVersion: 1, commandId: 'c0000000-0000-4000-8000-000000000000', requestDigest: 'd', commandType: 'RegisterCase', actor: 'officer-1',
  role: 'protection-officer', office: 'TRIPOLI', correlationId: 'c', occurredAt: '2026-03-02T08:00:00.000Z', policyVersion: 'default-1', subject: 'person-1',
};
const CASES = 25;
const PATIENCE_MS = 20_000;

describe('npm run rebuild', () => {
  let database: TestDatabase;

  beforeAll(async () => {
    database = await createTestDatabase();
    await ensureRoles({ connectionString: database.url });
    await migrateEventStore({ connectionString: database.urlFor(ROLES.owner) });
    await ensureReadModelRole(database.url);
  });
  afterAll(() => database.drop());

  it('builds every read model of a PostgreSQL log as its own role, with one digest each time', async () => {
    const store = await openPostgresEventStore({ connectionString: database.urlFor(ROLES.app) });
    const dataSource = await readModelDataSource({ url: database.urlFor(READ_MODEL_ROLE) }).initialize();
    const stop = new AbortController();
    try {
      await migrateReadModels(dataSource);
      for (let index = 0; index < CASES; index += 1) {
        const id = `${index.toString(16).padStart(8, '0')}-6a0e-4d7e-9a55-0d6b2f7a9c10`;
        await store.append(streamOf(id), [{ id, type: 'CaseRegistered', data: JSON.stringify(REGISTRATION), metadata: JSON.stringify(METADATA) }], { expected: 'no-stream' });
      }
      const projections = caseProjections(dataSource, DEFAULT_POLICY, () => 'Africa/Tripoli');
      const progress = new ProjectionProgress(dataSource, systemTimers, PROJECTION_NAMES);
      const running = runProjections(
        { store, dataSource, progress, projections, timers: systemTimers, logger: silentLogger, fold: caseViewFold, read: parseRecorded },
        stop.signal,
      );
      expect(await progress.waitFor((await store.head()) ?? '', { timeoutMs: PATIENCE_MS })).toBe(true);

      const [first, second] = [await rebuildAll(), await rebuildAll()];
      expect(first.map(({ projection, cases }) => [projection, cases])).toEqual(PROJECTION_NAMES.map((name) => [name, CASES]));
      expect(second.map(({ digest }) => digest)).toEqual(first.map(({ digest }) => digest));
      stop.abort();
      await running;
    } finally {
      stop.abort();
      await dataSource.destroy();
      await store.close();
    }
  });

  async function rebuildAll(): Promise<readonly RebuildResult[]> {
    const results: RebuildResult[] = [];
    await rebuildProjections({
      eventStoreUrl: database.urlFor(ROLES.app),
      readModelUrl: database.urlFor(READ_MODEL_ROLE),
      names: projectionsNamed(['all']),
      policy: DEFAULT_POLICY,
      zoneOf: () => 'Africa/Tripoli',
      clock: systemClock,
      logger: silentLogger,
      signal: new AbortController().signal,
      onProgress: () => undefined,
      onDone: (result) => results.push(result),
    });
    return results;
  }

  it('says which projections there are when asked for another, or for none', () => {
    expect(() => projectionsNamed(['everything'])).toThrow(UnknownProjection);
    expect(() => projectionsNamed([])).toThrow(/case-summary, worklist/);
    expect(projectionsNamed(['caseload', 'worklist'])).toEqual(['caseload', 'worklist']);
  });
});
