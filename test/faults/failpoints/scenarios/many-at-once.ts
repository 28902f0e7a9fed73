import type { BulkOperationDocument } from '@homeward/contracts';
import { systemIds } from '@homeward/platform';
import type { Role } from '@homeward/return-case';
import { parse } from 'csv-parse/sync';
import type { ImportJobDocument } from '../../../../apps/casework/src/import/import-job.document';
import { OFFICE, registered } from '../asking';
import { allProjected } from '../following';
import type { Installation } from '../installation';
import { eventsOf, wholeLog } from '../log';
import type { Scenario } from '../scenario';
import { until } from '../../../support/until';

const ROWS = 24;
const CASES = 40;
const CSV = 'text/csv';
const HEADER = 'reference,name,birth_date,sex,nationality,return_type,language,site,family,family_relation';

interface HttpRequest {
  readonly role: Role;
  readonly path: string;
  readonly method?: 'GET' | 'POST';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

async function ask(installation: Installation, { role, path, method = 'GET', headers = {}, body }: HttpRequest): Promise<Response> {
  const casework = await installation.service('casework');
  const authorization = `Bearer ${await installation.token(role, role, OFFICE)}`;
  const answer = await fetch(`${await casework.url()}${path}`, { method, headers: { ...headers, authorization }, ...(body === undefined ? {} : { body }) });
  if (!answer.ok) throw new Error(`${path} was answered with ${answer.status}: ${await answer.text()}`);
  return answer;
}

async function finished<Job extends { readonly status: string }>(installation: Installation, role: Role, path: string): Promise<Job> {
  let job: Job | undefined;
  await until(async () => {
    job = (await (await ask(installation, { role, path })).json()) as Job;
    return job.status !== 'waiting' && job.status !== 'running';
  }, `the end of ${path}`);
  return job as Job;
}

const OFFICER: Role = 'protection-officer';

/** Sends a sheet and waits for its end; answers the job and the ids of its cases. */
async function imported(installation: Installation, sheet: string): Promise<{ readonly job: ImportJobDocument; readonly caseIds: readonly string[] }> {
  const accepted = await ask(installation, { role: OFFICER, path: '/v1/imports', method: 'POST', headers: { 'content-type': CSV }, body: sheet });
  const path = String(accepted.headers.get('location'));
  const job = await finished<ImportJobDocument>(installation, OFFICER, path);
  const result = await ask(installation, { role: OFFICER, path: `${path}/result?rows=all` });
  const rows = parse<Record<string, string>>(await result.text(), { columns: true, bom: true });
  return { job, caseIds: rows.map(({ case_id: caseId = '' }) => caseId) };
}

/** People of one sheet, every two of them a family. */
function sheetOf(name: string): string {
  const rows = Array.from({ length: ROWS }, (_, index) => `${name}-${index},Person ${index} of ${name},1990,f,GHA,avr,twi,Agadez,${name}-${index >> 1},${index % 2 === 0 ? 'head' : 'spouse'}`);
  return [HEADER, ...rows].join('\n');
}

function importDies(moment: 'row-registered' | 'row-settled', times: number): Scenario {
  return {
    moment,
    given: `a sheet of ${ROWS} people in families`,
    then: 'the sheet sent again registers the others, and nobody twice',
    async run(installation) {
      const sheet = sheetOf(moment);
      await installation.service('casework');
      const before = await wholeLog(installation);
      await installation.dies('casework', { moment, times }, () => imported(installation, sheet));
      const { job, caseIds } = await imported(installation, sheet);
      expect(job).toMatchObject({ status: 'done', refused: 0 });
      expect(job.registered + job.unchanged).toBe(ROWS);
      expect(job.registered).toBeLessThan(ROWS);
      expect(new Set(caseIds).size).toBe(ROWS);
      const added = (await wholeLog(installation)).slice(before.length).filter(({ type }) => type === 'CaseRegistered' || type === 'FamilyLinked');
      expect(added).toHaveLength(2 * ROWS);
      for (const caseId of caseIds) expect((await eventsOf(installation, caseId)).map(({ type }) => type)).toEqual(expect.arrayContaining(['CaseRegistered', 'FamilyLinked']));
    },
  };
}

const BULK = '/v1/bulk-operations';
const CHIEF: Role = 'chief-of-mission';

const EACH_ONCE: readonly number[] = Array.from({ length: CASES }, () => 1);
const UNFINISHED = `select id from casework.bulk_operation where status in ('waiting', 'running')`;

/** Cases of one corridor, how to suspend them all by one request, and how often each is suspended. */
async function corridor(installation: Installation, country: string) {
  const cases = await registered(installation, CASES, { returnCountry: country });
  await allProjected(installation);
  const body = JSON.stringify({ operation: 'suspend', scope: 'corridor', scopeRef: `NER>${country}`, reasonCode: 'airspace-closed' });
  const key = systemIds.random();
  return {
    async start() {
      const answer = await ask(installation, { role: CHIEF, path: BULK, method: 'POST', headers: { 'content-type': 'application/json', 'idempotency-key': key }, body });
      return { id: ((await answer.json()) as BulkOperationDocument).id, isReplay: answer.headers.get('idempotency-replayed') === 'true' };
    },
    suspended: async () => (await Promise.all(cases.map(({ caseId }) => eventsOf(installation, caseId)))).map((events) => events.filter(({ type }) => type === 'CaseSuspended').length),
  };
}

function bulkDies(moment: 'bulk-operation-kept' | 'bulk-case-asked', country: string, times: number): Scenario {
  return {
    moment,
    given: `a corridor of ${CASES} cases to suspend`,
    then: 'the next process goes on with it, each case is suspended once, and the request sent again is the same operation',
    async run(installation) {
      const { start, suspended } = await corridor(installation, country);
      await installation.dies('casework', { moment, times }, start);
      expect(await suspended()).toContain(0);
      await installation.service('casework');
      const { id, isReplay } = await start();
      expect(isReplay).toBe(true);
      expect(await finished(installation, CHIEF, `${BULK}/${id}`)).toMatchObject({ status: 'done', found: CASES, recorded: CASES, skipped: 0, refused: 0 });
      expect(await suspended()).toEqual(EACH_ONCE);
    },
  };
}

function bulkTakenOver(moment: 'bulk-operation-kept' | 'bulk-case-asked', country: string, times: number): Scenario {
  return {
    moment,
    given: `a corridor of ${CASES} cases to suspend, which nobody asks again, and another process that lives`,
    then: 'the other goes on with it, and each case is suspended once',
    async run(installation) {
      const { start, suspended } = await corridor(installation, country);
      await installation.beside('casework');
      await installation.dies('casework', { moment, times }, start);
      await until(async () => (await installation.query('homeward', UNFINISHED)).length === 0, 'the end of the operation');
      expect(await suspended()).toEqual(EACH_ONCE);
      await installation.stop('another casework');
    },
  };
}

/** What is done with many cases at once. */
export const MANY_AT_ONCE: readonly Scenario[] = [
  importDies('row-registered', 3),
  importDies('row-settled', 5),
  bulkDies('bulk-operation-kept', 'TGO', 1),
  bulkDies('bulk-case-asked', 'BEN', CASES / 2),
  bulkTakenOver('bulk-operation-kept', 'GHA', 1),
  bulkTakenOver('bulk-case-asked', 'CIV', CASES / 2),
];
