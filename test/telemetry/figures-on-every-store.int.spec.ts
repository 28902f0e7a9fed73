import { type EventStore, MemoryEventStore, openEventStoreDbEventStore } from '@homeward/event-store';
import { systemClock, systemTimers } from '@homeward/platform';
import { caseViewFold, ProjectionProgress, replayParked, runProjections } from '@homeward/read-model';
import { METRICS } from '@homeward/telemetry';
import { observedAppend } from '../../apps/casework/src/observed-command';
import { ProjectorTelemetry } from '../../apps/projector/src/projector-telemetry';
import { eventFactory, startFakeEventStoreDb } from '../../libs/event-store/src/testing';
import { CASE, consented, openReadModels, OTHER_CASE, type ReadModels, registered, screened, StoryLog } from '../../libs/read-model/src/testing';
import { FiguresInMemory } from '../../libs/telemetry/src/testing';
import { openThrowAwayEventStore } from '../support/event-store-database';

const PATIENCE_MS = 10_000;

interface OpenedStore {
  readonly store: EventStore;
  close(): Promise<void>;
}

const STORES: readonly (readonly [string, () => Promise<OpenedStore>])[] = [
  ['memory', async () => ({ store: new MemoryEventStore(() => systemClock.now()), close: () => Promise.resolve() })],
  ['PostgreSQL', async () => closing(await openThrowAwayEventStore())],
  ['a fake of EventStoreDB', openOnFake],
];

const closing = (store: EventStore): OpenedStore => ({ store, close: () => store.close() });

async function openOnFake(): Promise<OpenedStore> {
  const fake = await startFakeEventStoreDb();
  const store = await openEventStoreDbEventStore({ connectionString: fake.url });
  return {
    store,
    async close() {
      await store.close();
      fake.stop();
    },
  };
}

/** Fails on one case from its screening on. */
const POISONED = {
  ...caseViewFold,
  evolve: (...[view, fact]: Parameters<typeof caseViewFold.evolve>) => {
    if (fact.type === 'VulnerabilityScreened') throw new TypeError('a fault of the fold');
    return caseViewFold.evolve(view, fact);
  },
};

describe.each(STORES)('the figures of a log kept in %s', (_, open) => {
  let opened: OpenedStore;
  let models: ReadModels;
  let figures: FiguresInMemory;
  beforeAll(async () => {
    opened = await open();
    models = await openReadModels();
  });
  beforeEach(() => {
    figures = new FiguresInMemory();
  });
  afterEach(() => figures.stop());
  afterAll(async () => {
    await opened.close();
    await models.close();
  });

  it('count each append with its time, and a conflict when somebody else wrote first', async () => {
    const make = eventFactory();
    const append = () => observedAppend(1, '', () => opened.store.append('other-1', make.events(1), { expected: 'no-stream' }));
    await append();
    expect(await figures.valueOf(METRICS.appendSeconds)).toBe(1);
    expect(await figures.valueOf(METRICS.conflicts)).toBeUndefined();
    await expect(append()).rejects.toMatchObject({ code: 'RevisionConflict' });
    expect(await figures.valueOf(METRICS.appendSeconds)).toBe(2);
    expect(await figures.valueOf(METRICS.conflicts)).toBe(1);
  });

  it('tell what the read models lack until they have it, who leads, how old their checkpoint is, and a case while it is set aside', async () => {
    const log = new StoryLog(opened.store);
    const progress = new ProjectionProgress(models.dataSource, systemTimers, models.projections.map(({ projection }) => projection.name));
    const telemetry = new ProjectorTelemetry({ store: opened.store, dataSource: models.dataSource, progress, clock: systemClock });
    telemetry.onApplicationBootstrap();
    const seen = async () => ({
      lagging: (await figures.valueOf(METRICS.lagEvents)) !== 0,
      late: (await figures.valueOf(METRICS.lagSeconds)) !== 0,
      parked: await figures.valueOf(METRICS.parked),
      leading: await figures.valueOf(METRICS.leading),
      aged: (await figures.valueOf(METRICS.checkpointAge)) !== undefined,
    });
    const events = (await figures.valueOf(METRICS.lagEvents)) ?? Number.NaN;
    await log.tell(CASE, registered(), consented());
    const last = await log.tell(OTHER_CASE, registered(), screened());
    expect(await figures.valueOf(METRICS.lagEvents)).toBe(events + 4);
    expect(await seen()).toEqual({ lagging: true, late: true, parked: 0, leading: 0, aged: false });

    const stopping = new AbortController();
    const observeBatch: ProjectorTelemetry['observeBatch'] = (batch, work) => telemetry.observeBatch(batch, work);
    const running = runProjections({ ...models.options(log, { fold: POISONED }), progress, observeBatch }, stopping.signal);
    expect(await progress.waitFor(last, { timeoutMs: PATIENCE_MS })).toBe(true);
    expect(await seen()).toEqual({ lagging: false, late: false, parked: 1, leading: 1, aged: true });
    expect(await figures.valueOf(METRICS.projectedEvents)).toBe(events + 4);

    stopping.abort();
    await running;
    for (const bound of models.projections) await replayParked(models.options(log), bound, OTHER_CASE);
    expect(await seen()).toEqual({ lagging: false, late: false, parked: 0, leading: 0, aged: true });
    telemetry.onApplicationShutdown();
  });
});
