import { CaseLog } from '@homeward/case-log';
import { findCommand } from '@homeward/contracts';
import { BulkQueue } from '../../../apps/casework/src/bulk/bulk-queue';
import { BulkStore } from '../../../apps/casework/src/bulk/bulk-store';
import { RunBulkJob } from '../../../apps/casework/src/bulk/run-bulk-job';
import { ApiCaller } from '../commands/caller';
import { startCommandSystem, type CommandSystem } from '../commands/command-system';
import { BulkCaller, registerCases } from './bulk-caller';

const DAY_MS = 24 * 3_600_000;
/** More than a job keeps the results of together. */
const MANY = 300;
const ADVISORY = { advisoryId: 'advisory-9', country: 'SEN', reading: 'conflict', source: 'regional-office', issuedOn: '2026-03-01' };

describe('one thing asked of many cases', () => {
  let system: CommandSystem;
  let officer: ApiCaller;
  let chief: BulkCaller;

  beforeAll(async () => {
    system = await startCommandSystem();
    officer = await ApiCaller.as(system, 'protection-officer');
    chief = await BulkCaller.as(system, 'chief-of-mission');
  });
  afterAll(() => system.stop());

  const suspend = (scopeRef: string, scope = 'corridor') => ({ operation: 'suspend', scope, scopeRef, reasonCode: 'airspace-closed' });
  const typesOf = async (caseId: string): Promise<readonly string[]> => {
    const types: string[] = [];
    for await (const { event } of system.app.get(CaseLog).read(caseId)) types.push(event.type);
    return types;
  };
  const revisionOf = async (caseId: string): Promise<number> => (await typesOf(caseId)).length - 1;
  const eventsOf = async (caseId: string, type: string) => {
    const data: unknown[] = [];
    for await (const { event } of system.app.get(CaseLog).read(caseId)) if (event.type === type) data.push(event.data);
    return data;
  };

  it('suspends a corridor of the office and no other, with the job as the cause, and tells how far it looked', async () => {
    const cases = await registerCases(system, officer, 3, { returnCountry: 'GIN' });
    const [elsewhere = ''] = await registerCases(system, officer, 1, { returnCountry: 'MLI' });
    const tripoli = await ApiCaller.as(system, 'protection-officer', { office: 'tripoli' });
    const [other = ''] = await registerCases(system, tripoli, 1, { returnCountry: 'GIN' });

    const job = await chief.finished(suspend('NER>GIN'));
    expect(job).toMatchObject({ status: 'done', found: 3, recorded: 3, skipped: 0, refused: 0, refusals: [], requestedBy: 'chief-of-mission-1', office: 'niamey', reasonCode: 'airspace-closed' });
    expect(job.coveredPosition).toMatch(/^\d+$/);
    for (const caseId of cases) expect(await eventsOf(caseId, 'CaseSuspended')).toEqual([{ scope: 'corridor', scopeRef: 'NER>GIN', causeId: job.id }]);
    for (const caseId of [elsewhere, other]) expect(await typesOf(caseId)).not.toContain('CaseSuspended');
    expect((await chief.api.get(`/v1/cases/${cases[0]}`)).body).toMatchObject({ phase: 'suspended', suspendedBy: [job.id] });
  });

  it('resumes what one cause suspended, and leaves what another keeps', async () => {
    const [both = '', one = ''] = await registerCases(system, officer, 2, { returnCountry: 'TGO' });
    const site = await registerCases(system, officer, 1, { returnCountry: 'BEN', site: 'Dirkou centre' });
    const corridor = await chief.finished(suspend('*>TGO'));
    await chief.api.command(both, 'suspend-case', { scope: 'case', scopeRef: 'witness', causeId: 'court-order-7' }, { revision: await revisionOf(both) });
    const closedSite = await chief.finished(suspend('Dirkou centre', 'site'));
    expect(closedSite).toMatchObject({ found: 1, recorded: 1 });

    const resumed = await chief.finished({ operation: 'resume', causeId: corridor.id });
    expect(resumed).toMatchObject({ status: 'done', found: 2, recorded: 2, skipped: 0, refused: 0 });
    expect((await chief.api.get(`/v1/cases/${both}`)).body).toMatchObject({ phase: 'suspended', suspendedBy: ['court-order-7'] });
    expect((await chief.api.get(`/v1/cases/${one}`)).body).toMatchObject({ phase: 'registered', suspendedBy: [] });
    expect((await chief.api.get(`/v1/cases/${site[0]}`)).body).toMatchObject({ phase: 'suspended', suspendedBy: [closedSite.id] });
    expect(await chief.finished({ operation: 'resume', causeId: corridor.id })).toMatchObject({ found: 0, recorded: 0 });
  });

  it('tells which cases it was refused for, and goes on with the others', async () => {
    const cases = await registerCases(system, officer, 3, { returnCountry: 'GHA' });
    const senior = await ApiCaller.as(system, 'senior-protection-officer');
    const [dead = ''] = cases;
    expect((await senior.command(dead, 'record-death', { diedOn: '2026-03-01', confirmedBy: 'hospital-1' }, { revision: await revisionOf(dead) })).status).toBe(201);
    expect(await chief.finished(suspend('NER>GHA'))).toMatchObject({ found: 3, recorded: 2, refused: 1, refusals: [{ caseId: dead, code: 'PersonDied' }] });
  });

  it('tells an advisory to every case, asked by a senior officer as well', async () => {
    const cases = await registerCases(system, officer, 2, { returnCountry: 'SEN' });
    const senior = await BulkCaller.as(system, 'senior-protection-officer');
    const job = await senior.finished({ operation: 'advisory', scope: 'corridor', scopeRef: '*>SEN', advisory: ADVISORY });
    expect(job).toMatchObject({ found: 2, recorded: 2, advisory: ADVISORY });
    for (const caseId of cases) expect(await eventsOf(caseId, 'AdvisoryNoted')).toEqual([ADVISORY]);
  });

  it('is started once however often it is asked, and under one key only once', async () => {
    const first = await chief.start(suspend('NER>CIV'), 'the-same-key');
    const again = await chief.start(suspend('NER>CIV'), 'the-same-key');
    expect([first.status, again.status, again.headers['idempotency-replayed']]).toEqual([202, 202, 'true']);
    expect(again.headers['location']).toBe(first.headers['location']);
    expect(await chief.start(suspend('NER>MLI'), 'the-same-key')).toMatchObject({ status: 422, body: { code: 'IdempotencyKeyReused' } });
    expect(await chief.start(suspend('NER>CIV'), '')).toMatchObject({ status: 400, body: { code: 'IdempotencyKeyMissing' } });
  });

  it.each<[string, object, string]>([
    ['no scope', { operation: 'suspend', reasonCode: 'security' }, '/scope'],
    ['no reason', { operation: 'suspend', scope: 'flight', scopeRef: 'HW1' }, '/reasonCode'],
    ['a corridor of one country', { ...suspend('NER') }, '/scopeRef'],
    ['every corridor there is', { ...suspend('*>*') }, '/scopeRef'],
    ['a flight that is a corridor', { ...suspend('NER>GIN', 'flight') }, '/scopeRef'],
    ['what belongs to another operation', { ...suspend('NER>GIN'), causeId: 'cause-1' }, '/causeId'],
    ['a resumption of nothing', { operation: 'resume', scope: 'flight', scopeRef: 'HW1' }, '/causeId'],
    ['a scope without its name', { operation: 'resume', causeId: 'cause-1', scope: 'flight' }, '/scopeRef'],
    ['an advisory that says nothing', { operation: 'advisory', scope: 'corridor', scopeRef: '*>SEN' }, '/advisory'],
    ['an unknown operation', { operation: 'delete', scope: 'corridor', scopeRef: '*>SEN' }, '/operation'],
  ])('is refused with %s', async (_, body, pointer) => {
    const { status, body: told } = await chief.start(body);
    expect(status).toBe(400);
    expect((told['errors'] as readonly { pointer: string }[]).map((fault) => fault.pointer)).toContain(pointer);
  });

  it('is for the chief of mission of the office, and seen by nobody elsewhere', async () => {
    const { id } = await chief.finished(suspend('NER>CMR'));
    const [senior, foreign, worker] = await Promise.all([
      BulkCaller.as(system, 'senior-protection-officer'),
      BulkCaller.as(system, 'chief-of-mission', { office: 'tripoli' }),
      BulkCaller.as(system, 'protection-officer'),
    ]);
    expect((await senior.start(suspend('NER>CMR'))).status).toBe(403);
    expect((await worker.start(suspend('NER>CMR'))).status).toBe(403);
    expect((await senior.cancel(id)).status).toBe(403);
    expect((await senior.job(id)).id).toBe(id);
    for (const address of [`/v1/bulk-operations/${id}`, `/v1/bulk-operations/${system.ids.random()}`, '/v1/bulk-operations/x']) {
      expect((await foreign.api.get(address)).status).toBe(404);
      expect((await worker.api.get(address)).status).toBe(403);
    }
    const listed = (await chief.api.get('/v1/bulk-operations')).body['operations'] as readonly { id: string }[];
    expect(listed.map((job) => job.id)).toContain(id);
    expect((await foreign.api.get('/v1/bulk-operations')).body).toEqual({ operations: [] });
  });

  it('records one event for each case, also when two processes are at work on it at once', async () => {
    const cases = await registerCases(system, officer, MANY, { returnCountry: 'NGA' });
    const another = await system.another();
    const { body } = await chief.start(suspend('NER>NGA'));
    const [job] = await another.get(BulkStore).unfinished();
    if (job === undefined) throw new Error('The operation is at its end too soon.');
    await another.get(RunBulkJob).run(job, new AbortController().signal);
    expect(await chief.until(String(body['id']), ({ status }) => status === 'done')).toMatchObject({ found: MANY, recorded: MANY, skipped: 0, refused: 0 });
    await system.close(another);
    for (const caseId of cases) expect(await eventsOf(caseId, 'CaseSuspended')).toHaveLength(1);
  }, 60_000);

  it('finds a case that enters the corridor while it is at work', async () => {
    await registerCases(system, officer, MANY, { returnCountry: 'GNB' });
    const { body } = await chief.start(suspend('NER>GNB'));
    const [late = ''] = await registerCases(system, officer, 1, { returnCountry: 'GNB' });
    const id = String(body['id']);
    const job = await chief.until(id, ({ status }) => status === 'done');
    expect(job).toMatchObject({ found: MANY + 1, recorded: MANY + 1 });
    expect(await eventsOf(late, 'CaseSuspended')).toEqual([{ scope: 'corridor', scopeRef: 'NER>GNB', causeId: id }]);
  }, 60_000);

  it('can be ended, and stays as it ended', async () => {
    await registerCases(system, officer, MANY, { returnCountry: 'CMR' });
    const { body } = await chief.start(suspend('NER>CMR'));
    const id = String(body['id']);
    const cancelled = await chief.cancel(id);
    expect(cancelled).toMatchObject({ status: 200, body: { id, status: 'cancelled' } });
    await chief.finished(suspend('NER>CIV'));
    const after = await chief.job(id);
    expect(after.status).toBe('cancelled');
    expect(after.recorded).toBeLessThan(MANY);
    expect((await chief.cancel(id)).body).toMatchObject({ status: 'cancelled' });
  }, 60_000);

  it('counts what ran out during the suspension', async () => {
    const cases = await registerCases(system, officer, 3, { returnCountry: 'BFA' });
    const [unconsented, ...consented] = cases;
    const consent = findCommand('record-consent')?.example;
    for (const caseId of consented) expect((await officer.command(caseId, 'record-consent', consent, { revision: await revisionOf(caseId) })).status).toBe(201);
    const { id } = await chief.finished(suspend('NER>BFA'));
    await system.time.advance(200 * DAY_MS);
    chief = await BulkCaller.as(system, 'chief-of-mission');
    const resumed = await chief.finished({ operation: 'resume', causeId: id, scope: 'corridor', scopeRef: 'NER>BFA' });
    expect(resumed).toMatchObject({ found: 3, recorded: 3, lostGates: [{ gate: 'CONSENT', cases: 2 }] });
    expect(await eventsOf(unconsented ?? '', 'CaseResumed')).toEqual([{ to: 'registered', lostGates: [], causeId: id }]);
  });

  it('is gone on with by another process that lives, when the one at work stops', async () => {
    // The tokens of the others ran out with the months before.
    const chiefNow = await BulkCaller.as(system, 'chief-of-mission');
    const cases = await registerCases(system, await ApiCaller.as(system, 'protection-officer'), MANY, { returnCountry: 'TCD' });
    const standby = await system.another();
    const { body } = await chiefNow.start(suspend('NER>TCD'));
    const id = String(body['id']);
    await chiefNow.until(id, ({ recorded }) => recorded > 0);
    await system.app.get(BulkQueue).beforeApplicationShutdown();
    expect(await chiefNow.job(id)).toMatchObject({ status: 'running', found: MANY });
    expect(await chiefNow.until(id, ({ status }) => status === 'done')).toMatchObject({ found: MANY, recorded: MANY, skipped: 0, refused: 0 });
    await system.close(standby);
    for (const caseId of cases) expect(await eventsOf(caseId, 'CaseSuspended')).toHaveLength(1);
  }, 60_000);
});
