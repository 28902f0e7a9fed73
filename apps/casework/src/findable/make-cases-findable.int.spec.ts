import { CaseLog } from '@homeward/case-log';
import { type EventStore, type Expected, MemoryEventStore, openEventStoreDbEventStore } from '@homeward/event-store';
import { MemoryKeyStore, openPersonalData } from '@homeward/personal-data';
import { createLogger, systemIds, systemTimers } from '@homeward/platform';
import { FollowerProgress } from '@homeward/read-model';
import { returnCase, type ReturnCase, type ReturnCaseEvent } from '@homeward/return-case';
import { startFakeEventStoreDb } from '../../../../libs/event-store/src/testing';
import { openReadModels, type ReadModels } from '../../../../libs/read-model/src/testing';
import * as say from '../../../../libs/return-case/src/testing';
import { until } from '../../../../test/support/until';
import { IdentitySearch } from '../identity-search';
import { IDENTITIES_FOLLOWED, MakeCasesFindable } from './make-cases-findable';

const BIRTH_DATE = { value: '1994-05-17', precision: 'day' } as const;

/** Cases whose process died as soon as they were in the log, so that nobody made them findable. */
async function given(models: ReadModels, store: EventStore) {
  const { sealer, eraser, identities } = await openPersonalData({ keyStore: new MemoryKeyStore() });
  const log = new CaseLog(store, sealer);
  const search = new IdentitySearch(identities);
  const lines: string[] = [];
  const ports = { store, log, identities: search, timers: systemTimers, logger: createLogger({ level: 'info', write: (line) => lines.push(line) }) };
  const progress = new FollowerProgress(models.dataSource, IDENTITIES_FOLLOWED);
  const record = async (caseId: string, personRef: string, events: readonly ReturnCaseEvent[], expected: Expected) => {
    const metadata = { commandId: systemIds.random(), requestDigest: 'a test', commandType: 'a test', office: 'tripoli', correlationId: '0'.repeat(32), policyVersion: 'a test', subject: personRef };
    await log.append(caseId, events, { expected, metadata });
  };
  return {
    lines,
    eraser,
    async registered(name: string) {
      const [caseId, personRef] = [systemIds.random(), systemIds.random()];
      const events = returnCase.decide(say.register({ personRef, name: { full: name }, birthDate: BIRTH_DATE }), returnCase.initial);
      await record(caseId, personRef, events, 'no-stream');
      return { caseId, personRef, events };
    },
    async corrected({ caseId, personRef, events }: { readonly caseId: string; readonly personRef: string; readonly events: readonly ReturnCaseEvent[] }, name: string) {
      const state = events.reduce((folded: ReturnCase, event) => returnCase.evolve(folded, event), returnCase.initial);
      await record(caseId, personRef, returnCase.decide(say.command('CorrectIdentity', { reasonCode: 'typing-error', name: { full: name } }, say.asOfficer()), state), events.length - 1);
    },
    found: (name: string) => search.possibleDuplicates('another', { name: { full: name }, birthDate: BIRTH_DATE }),
    /** Follows the log to its end, as a process would that starts now and is told to stop then. */
    async followed(): Promise<void> {
      const follower = new MakeCasesFindable({ ...ports, progress });
      follower.onApplicationBootstrap();
      const head = await store.head();
      await until(async () => (await progress.position()) === head, 'the end of the log');
      await follower.beforeApplicationShutdown();
    },
    forgetPlace: () => models.dataSource.query('delete from read_model.checkpoint where projection = $1', [IDENTITIES_FOLLOWED]),
  };
}

describe.each([
  ['PostgreSQL, played by memory', async () => ({ store: new MemoryEventStore(() => say.DAYS.registered), stop: () => undefined })],
  ['EventStoreDB, played by a fake', async () => {
    const fake = await startFakeEventStoreDb();
    return { store: await openEventStoreDbEventStore({ connectionString: fake.url }), stop: () => fake.stop() };
  }],
])('cases that nobody made findable, in a log of %s', (_, open) => {
  let models: ReadModels;
  let opened: { readonly store: EventStore; stop(): void };
  beforeAll(async () => {
    models = await openReadModels();
  });
  beforeEach(async () => {
    await models.reset();
    opened = await open();
  });
  afterEach(async () => {
    await opened.store.close();
    opened.stop();
  });
  afterAll(() => models.close());

  it('are found once the log is followed, as registered and as corrected, and the same again', async () => {
    const cases = await given(models, opened.store);
    const registered = await cases.registered('Adaeze Okonkwo');
    await cases.corrected(registered, 'Adaeze Okafor');
    const { caseId } = registered;
    expect(await cases.found('Adaeze Okonkwo')).toEqual([]);
    await cases.followed();
    expect([await cases.found('Adaeze Okonkwo'), await cases.found('Adaeze Okafor')]).toEqual([[caseId], [caseId]]);
    await cases.forgetPlace();
    await cases.followed();
    expect(await cases.found('Adaeze Okafor')).toEqual([caseId]);
  });

  it('stay beyond the search when the person is erased, hold up no other, and name nobody in the log lines', async () => {
    const cases = await given(models, opened.store);
    const erased = await cases.registered('Bintou Diallo');
    await cases.eraser.erase(erased.personRef);
    const other = await cases.registered('Chidi Eze');
    await cases.followed();
    expect([await cases.found('Bintou Diallo'), await cases.found('Chidi Eze')]).toEqual([[], [other.caseId]]);
    expect(cases.lines).toEqual([]);
  });
});
