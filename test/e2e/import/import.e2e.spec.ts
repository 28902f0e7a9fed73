import { setImmediate as turn } from 'node:timers/promises';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { BAD_ROWS } from '../../samples/bad-rows';
import { ApiCaller, type Answer } from '../commands/caller';
import { startCommandSystem, type CommandSystem } from '../commands/command-system';

const CSV = 'text/csv';
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const HEADER = 'reference,name,birth_date,sex,nationality,return_type,language,site,family,family_relation';
const MAX_LOOKS = 10_000;

const sample = (name: string) => readFile(join(__dirname, '../../../samples', name));

describe('an intake sheet sent over HTTP', () => {
  let system: CommandSystem;
  let officer: ApiCaller;
  beforeAll(async () => {
    system = await startCommandSystem();
    officer = await ApiCaller.as(system, 'protection-officer');
  });
  afterAll(() => system.stop());

  const send = (sheet: string | Buffer, type = CSV, sender = officer, query = '') => sender.send('POST', `/v1/imports${query}`, sheet, { 'content-type': type });

  /** Looks until the job is finished. Requests are injected, so between two looks the event loop must get its turn. */
  async function finished(accepted: Answer, sender = officer): Promise<Answer> {
    expect(accepted.status).toBe(202);
    for (let look = 0; look < MAX_LOOKS; look += 1) {
      await turn();
      const job = await sender.get(String(accepted.headers['location']));
      if (job.body['status'] !== 'waiting' && job.body['status'] !== 'running') return job;
    }
    throw new Error('The import does not end.');
  }

  async function rowsOf(job: Answer, rows: 'refused' | 'all'): Promise<readonly Record<string, string>[]> {
    const result = await officer.get(`${String(job.body['result'])}?rows=${rows}`);
    return parse(result.text, { columns: true, bom: true, relax_quotes: true });
  }

  const sheetOf = (...rows: readonly string[]) => [HEADER, ...rows].join('\n');

  it('registers its good rows as cases that can be worked on, and links families', async () => {
    const job = await finished(await send(sheetOf('IMP-1,Awa Traoré,~1990,f,Mali,avr,bambara,Agadez,F1,head', 'IMP-2,Moussa,2015,m,Mali,avr,bambara,Agadez,F1,child')));
    expect(job.body).toMatchObject({ status: 'done', registered: 2, unchanged: 0, refused: 0 });
    for (const { case_id: caseId = '' } of await rowsOf(job, 'all')) {
      const history = await officer.get(`/v1/cases/${caseId}/history`);
      expect((history.body['events'] as readonly { readonly type: string }[]).map(({ type }) => type)).toEqual(['CaseRegistered', 'DeadlineSet', 'FamilyLinked']);
    }
  });

  it('creates nothing new when it is sent again, by the same officer or another, as another file', async () => {
    const rows = ['AGAIN-1,Fanta Bah,1991-02-03,f,GIN,avr,ful,Agadez,,', 'AGAIN-2,أمينة,1988,f,SDN,vhr,ara,Agadez,F2,head'];
    const first = await finished(await send(sheetOf(...rows)));
    const again = await finished(await send(sheetOf(...[...rows].reverse()).replaceAll(',', ';')));
    const colleague = await ApiCaller.as(system, 'protection-officer', { subject: 'a-colleague' });
    const accepted = await send(sheetOf(...rows), CSV, colleague);
    expect(first.body).toMatchObject({ registered: 2, unchanged: 0 });
    expect(again.body).toMatchObject({ registered: 0, unchanged: 2, refused: 0 });
    expect((await finished(accepted, colleague)).body).toMatchObject({ registered: 0, unchanged: 2, refused: 0 });
  });

  it('has a row refused that says something else of a known reference', async () => {
    await finished(await send(sheetOf('OTHER-1,Sani Musa,1990,m,NGA,avr,hau,Agadez,,')));
    const job = await finished(await send(sheetOf('OTHER-1,Sani Musa,1970,m,NGA,avr,hau,Agadez,,')));
    expect(job.body).toMatchObject({ registered: 0, unchanged: 0, refused: 1 });
    expect(await rowsOf(job, 'refused')).toEqual([expect.objectContaining({ reference: 'OTHER-1', birth_date: '1970', result: 'refused', error_column: 'reference' })]);
  });

  it('gives its bad rows back with every reason, and takes them once they are corrected', async () => {
    const job = await finished(await send(await sample('intake-bad-rows.csv')));
    const good = BAD_ROWS.filter(({ faults }) => faults.length === 0).length;
    expect(job.body).toMatchObject({ status: 'done', registered: good, refused: BAD_ROWS.length - good + 1 });
    const refused = await rowsOf(job, 'refused');
    expect(refused.every(({ error_reason: reason }) => reason !== '')).toBe(true);

    const result = await officer.get(`${String(job.body['result'])}`);
    const [header = '', ...lines] = result.text.split('\n');
    const corrected = [header, ...lines.filter((line) => line.startsWith('BAD-0021,')).map((line) => line.replace(',w,', ',female,'))].join('\n');
    const second = await finished(await send(corrected));
    expect(second.body).toMatchObject({ registered: 1, refused: 0 });
  });

  it('may be a workbook', async () => {
    const job = await finished(await send(await sample('intake-fr.xlsx'), XLSX));
    expect(job.body).toMatchObject({ status: 'done', registered: 5, refused: 2, ignoredColumns: ['Remarques'] });
  });

  it('is read with the order of day and month that the sender states', async () => {
    const sheet = sheetOf('ORDER-1,Koffi,04/05/1990,m,GHA,avr,twi,Agadez,,');
    expect((await finished(await send(sheet))).body).toMatchObject({ refused: 1 });
    expect((await finished(await send(sheet, CSV, officer, '?dateOrder=dmy'))).body).toMatchObject({ registered: 1 });
  });

  it.each([
    ['without needed columns', 'name,sex\nAwa,f', CSV, 'MissingColumns'],
    ['that is empty', '', CSV, 'NoHeader'],
    ['of another encoding', Buffer.from(`${HEADER}\nX,Jos\xe9`, 'latin1'), CSV, 'NotUtf8'],
    ['that is no workbook', 'name,sex', XLSX, 'BrokenXlsx'],
  ])('%s fails as a whole, with the reason', async (_, sheet, type, code) => {
    expect((await finished(await send(sheet, type))).body).toMatchObject({ status: 'failed', registered: 0, problem: { code } });
  });

  it('is nobody’s business but its sender’s', async () => {
    const job = await finished(await send(sheetOf('MINE-1,Kofi,1990,m,GHA,avr,twi,Agadez,,')));
    const colleague = await ApiCaller.as(system, 'protection-officer', { subject: 'somebody-else' });
    const address = `/v1/imports/${String(job.body['id'])}`;
    expect((await colleague.get(address)).status).toBe(404);
    expect((await colleague.get(`${address}/result`)).status).toBe(404);
    expect((await colleague.send('DELETE', address)).status).toBe(404);
    expect((await new ApiCaller(system, '').get(address)).status).toBe(401);
  });

  it('is forgotten when its sender says so; its cases stay', async () => {
    const job = await finished(await send(sheetOf('GONE-1,Yaw,1990,m,GHA,avr,twi,Agadez,,')));
    const [{ case_id: caseId = '' } = {}] = await rowsOf(job, 'all');
    const address = `/v1/imports/${String(job.body['id'])}`;
    expect((await officer.send('DELETE', address)).status).toBe(204);
    expect((await officer.get(address)).status).toBe(404);
    expect((await officer.get(`/v1/cases/${caseId}/available-commands`)).status).toBe(200);
  });

  it('can be stopped on its way', async () => {
    const rows = Array.from({ length: 2_000 }, (_, index) => `STOP-${index},Person ${index},1990,m,GHA,avr,twi,Agadez,,`);
    const accepted = await send(sheetOf(...rows));
    const address = String(accepted.headers['location']);
    expect((await officer.send('DELETE', address)).status).toBe(204);
    expect((await officer.get(address)).status).toBe(404);
    // The next import starts only after the stopped one has let go.
    await finished(await send(sheetOf('AFTER-1,Esi,1990,f,GHA,avr,twi,Agadez,,')));
  });

  it.each([
    ['by a role that registers nobody', 'migration-health', CSV, 403],
    ['as something that is no sheet', 'protection-officer', 'image/png', 415],
    ['as JSON', 'protection-officer', 'application/json', 415],
  ] as const)('is refused when it is sent %s', async (_, role, type, status) => {
    const sender = await ApiCaller.as(system, role);
    expect((await sender.send('POST', '/v1/imports', type === 'application/json' ? '{}' : 'x', { 'content-type': type })).status).toBe(status);
  });

  it('is taken by no other route', async () => {
    const answer = await officer.command(system.ids.random(), 'register-case', HEADER, { headers: { 'content-type': CSV } });
    expect(answer.status).toBe(415);
  });

  it('leaves no name in the log lines', async () => {
    await finished(await send(sheetOf('CANARY-1,Canaryname,1990,m,GHA,avr,twi,Agadez,,', 'CANARY-2,Canarybad,soon,m,GHA,avr,twi,Agadez,,')));
    expect(system.logLines.filter((line) => /canary/i.test(line))).toEqual([]);
  });
});
