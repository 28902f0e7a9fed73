import { findCommand } from '@homeward/contracts';
import { type Answer, ApiCaller } from '../commands/caller';
import { type CommandSystem, startCommandSystem } from '../commands/command-system';

const NAME = 'Halima Reader';
const BIRTH_DATE = '1996-05';

interface Receipt {
  readonly caseId: string;
  readonly revision: number;
  readonly position: string;
}

describe('reading what was recorded', () => {
  let system: CommandSystem;
  let officer: ApiCaller;
  let chief: ApiCaller;
  let auditor: ApiCaller;

  beforeAll(async () => {
    system = await startCommandSystem();
    officer = await ApiCaller.as(system, 'protection-officer');
    chief = await ApiCaller.as(system, 'chief-of-mission');
    auditor = await ApiCaller.as(system, 'auditor', { office: '*' });
  });
  afterAll(() => system.stop());

  const registered = async (changed: object = {}): Promise<Receipt> => {
    const caseId = system.ids.random();
    const body = {
      ...findCommand('register-case')?.example,
      personRef: system.ids.random(),
      name: { full: NAME },
      birthDate: { value: BIRTH_DATE, precision: 'month' },
      ...changed,
    };
    const answer = await officer.command(caseId, 'register-case', body);
    expect(answer.status).toBe(201);
    return answer.body as unknown as Receipt;
  };
  const consented = async ({ caseId, revision }: Receipt): Promise<Receipt> => {
    const answer = await officer.command(caseId, 'record-consent', findCommand('record-consent')?.example, { revision });
    expect(answer.status).toBe(201);
    return answer.body as unknown as Receipt;
  };

  describe('a case', () => {
    it('is read as it was just written, with the person for the officer and without for the auditor', async () => {
      const { caseId, position } = await consented(await registered());

      const read = await officer.get(`/v1/cases/${caseId}?minPosition=${position}`);
      const audited = await auditor.get(`/v1/cases/${caseId}?minPosition=${position}`);

      expect(read).toMatchObject({ status: 200, body: { phase: 'consented', revision: 4, identity: { name: { full: NAME } } } });
      expect(read.headers['etag']).toBe('"4"');
      expect(audited).toMatchObject({ status: 200, body: { phase: 'consented', identity: { sealed: 'identity' } } });
      expect(audited.text).not.toContain(NAME);
    });

    it('does not exist for another office, nor in its list', async () => {
      const { caseId, position } = await registered();
      const stranger = await ApiCaller.as(system, 'protection-officer', { office: 'tunis' });

      expect(await stranger.get(`/v1/cases/${caseId}?minPosition=${position}`)).toMatchObject({ status: 404, body: { code: 'NotFound' } });
      expect(await stranger.get(`/v1/cases/${caseId}/timeline`)).toMatchObject({ status: 404 });
      expect(await stranger.get(`/v1/cases/${caseId}/history`)).toMatchObject({ status: 404 });
      expect((await stranger.get('/v1/cases')).text).not.toContain(caseId);
    });

    it('is listed once over all pages', async () => {
      const receipts = [await registered(), await registered(), await registered()];
      const last = receipts.at(-1)?.position ?? '';
      const seen: string[] = [];
      let next: string | null = '';
      for (let page = 0; next !== null && page < 200; page += 1) {
        const { body }: Answer = await officer.get(`/v1/cases?limit=2&minPosition=${last}${next === '' ? '' : `&cursor=${next}`}`);
        seen.push(...(body['cases'] as readonly { caseId: string }[]).map(({ caseId }) => caseId));
        next = body['nextCursor'] as string | null;
      }

      expect(new Set(seen).size).toBe(seen.length);
      expect(seen).toEqual(expect.arrayContaining(receipts.map(({ caseId }) => caseId)));
    });

    it.each(['cursor=abc', 'limit=0', 'limit=9999', 'phase=nowhere', 'unknown=1', 'limit=1&limit=2', 'minPosition=%00'])('is not listed for %s', async (query) => {
      expect(await officer.get(`/v1/cases?${query}`)).toMatchObject({ status: 400, body: { code: 'InvalidRequest' } });
    });
  });

  describe('a history', () => {
    it('is replayed event by event, and as of a revision', async () => {
      const { caseId } = await consented(await registered());

      const whole = await officer.get(`/v1/cases/${caseId}/history`);
      const before = await officer.get(`/v1/cases/${caseId}/history?asOf=0`);

      expect(whole.body).toMatchObject({ asOf: { revision: 4 }, nextFrom: null, state: { phase: 'consented' } });
      expect(whole.body['events']).toMatchObject([
        { type: 'CaseRegistered', actor: 'protection-officer-1', data: { name: { full: NAME } } },
        { type: 'DeadlineSet', data: { step: 'consent' } },
        { type: 'ConsentRecorded', changes: expect.arrayContaining([{ path: 'phase', before: 'registered', after: 'consented' }]) as unknown },
        { type: 'DeadlineMet', data: { step: 'consent', late: false } },
        { type: 'DeadlineSet', data: { step: 'screening' } },
      ]);
      expect(before.body).toMatchObject({ asOf: { revision: 0 }, state: { phase: 'registered' } });
    });

    it('as of an instant holds what the log had accepted by then', async () => {
      const first = await registered();
      const { body } = await officer.get(`/v1/cases/${first.caseId}/history`);
      const { recordedAt } = (body['events'] as readonly { recordedAt: string }[])[0] ?? { recordedAt: '' };
      await consented(first);

      const then = await officer.get(`/v1/cases/${first.caseId}/history?asOf=${recordedAt}`);

      expect(then.body).toMatchObject({ asOf: { revision: 1 }, state: { phase: 'registered' } });
      expect(await officer.get(`/v1/cases/${first.caseId}/history?asOf=2001-01-01T00:00:00Z`)).toMatchObject({ status: 404 });
    });

    it('names no person to the auditor', async () => {
      const { caseId } = await consented(await registered());

      const { text, body } = await auditor.get(`/v1/cases/${caseId}/history`);

      expect(text).not.toContain(NAME);
      expect(text).not.toContain(BIRTH_DATE);
      expect(body).toMatchObject({ state: { phase: 'consented', name: { erased: true, sealed: 'identity' } } });
    });

    it('comes by pages', async () => {
      const { caseId } = await consented(await registered());

      const first = await officer.get(`/v1/cases/${caseId}/history?limit=1`);
      const second = await officer.get(`/v1/cases/${caseId}/history?limit=4&from=${String(first.body['nextFrom'])}`);

      expect(first.body).toMatchObject({ events: [{ revision: 0 }], nextFrom: 1 });
      expect(second.body).toMatchObject({ events: [{ revision: 1 }, { revision: 2 }, { revision: 3 }, { revision: 4 }], nextFrom: null });
    });

    it('is one line an event in the timeline', async () => {
      const { caseId, position } = await consented(await registered());

      const { body } = await auditor.get(`/v1/cases/${caseId}/timeline?minPosition=${position}`);

      expect((body['events'] as readonly { type: string }[]).map(({ type }) => type)).toEqual(['CaseRegistered', 'DeadlineSet', 'ConsentRecorded', 'DeadlineMet', 'DeadlineSet']);
    });
  });

  describe('the worklist', () => {
    it('says what is due, and what is overdue once the time has passed', async () => {
      const { caseId, position } = await registered();
      const mine = async (): Promise<unknown> => {
        const { body } = await officer.get(`/v1/worklist?limit=200&minPosition=${position}`);
        return (body['items'] as readonly { caseId: string }[]).filter((item) => item.caseId === caseId);
      };

      expect(await mine()).toMatchObject([{ step: 'consent', kind: 'due', status: 'due' }]);
      await system.time.advance(4 * 24 * 3_600_000);
      expect(await mine()).toMatchObject([{ step: 'consent', kind: 'due', status: 'overdue' }]);
    });
  });

  describe('figures', () => {
    const linesOf = (body: Readonly<Record<string, unknown>>): readonly { phase: string; count: number; flag: string }[] => body['caseload'] as never;

    it('of the report are the same for ever at a position, whatever comes after', async () => {
      const { position } = await consented(await registered());
      const url = `/v1/reports/caseload-and-movement?asOf=${position}&fromMonth=2026-01&toMonth=2026-12`;
      await chief.get(`/v1/caseload?minPosition=${position}`);
      const before = await chief.get(url);
      const later = await registered();
      await chief.get(`/v1/caseload?minPosition=${later.position}`);

      const after = await chief.get(url);
      const now = await chief.get('/v1/reports/caseload-and-movement?fromMonth=2026-01&toMonth=2026-12');

      const figures = ({ basis: _, ...rest }: Readonly<Record<string, unknown>>): unknown => rest;
      expect(before).toMatchObject({ status: 200, body: { basis: { asOfPosition: position } } });
      expect(figures(after.body)).toEqual(figures(before.body));
      expect((now.body['totals'] as { cases: number }).cases).toBe((before.body['totals'] as { cases: number }).cases + 1);
    });

    it('can be traced to their cases', async () => {
      const { caseId, position } = await registered({ claimedNationality: 'TCD', sex: 'male' });
      await chief.get(`/v1/caseload?minPosition=${position}`);

      const line = `asOf=${position}&nationality=TCD&sex=male&ageBand=18-59`;
      const { body } = await chief.get(`/v1/reports/caseload-and-movement/cases?${line}&phase=registered`);

      expect(body['caseIds']).toEqual([caseId]);
      expect(await chief.get(`/v1/reports/caseload-and-movement/cases?${line}`)).toMatchObject({ status: 400 });
    });

    it('of the caseload agree with the report', async () => {
      const { position } = await registered();
      const counted = await chief.get(`/v1/caseload?by=phase&minPosition=${position}`);
      const reported = await chief.get(`/v1/reports/caseload-and-movement?asOf=${position}`);

      const sum = new Map<string, number>();
      for (const { phase, count, flag } of linesOf(reported.body)) if (flag === '(any)') sum.set(phase, (sum.get(phase) ?? 0) + count);
      expect(Object.fromEntries((counted.body['counts'] as readonly { phase: string; cases: number }[]).map(({ phase, cases }) => [phase, cases]))).toEqual(Object.fromEntries(sum));
    });

    it.each([
      ['csv', 'text/csv; charset=utf-8'],
      ['xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
    ])('come as %s too, with the position in the file name', async (format, type) => {
      const { position } = await registered();
      await chief.get(`/v1/caseload?minPosition=${position}`);

      const { statusCode, headers, rawPayload } = await system.app.inject({
        url: `/v1/reports/caseload-and-movement?asOf=${position}&format=${format}`,
        headers: { authorization: `Bearer ${chief.token}` },
      });

      expect({ statusCode, type: headers['content-type'] }).toEqual({ statusCode: 200, type });
      expect(headers['content-disposition']).toContain(position);
      expect(rawPayload.length).toBeGreaterThan(500);
      if (format === 'csv') expect(rawPayload.toString()).toContain(position);
    });

    it('are not for a protection officer, and not of a future position', async () => {
      expect(await officer.get('/v1/reports/caseload-and-movement')).toMatchObject({ status: 403 });
      expect(await chief.get('/v1/reports/caseload-and-movement?asOf=9999999999999999')).toMatchObject({ status: 400 });
      expect(await chief.get('/v1/reports/caseload-and-movement?fromMonth=2026-12&toMonth=2026-01')).toMatchObject({ status: 400 });
    });
  });

  it('says that it is ready, or why it is not', async () => {
    const ready = await new ApiCaller(system, '').get('/health/ready');

    // The cluster of the tests runs with durability off, which is just what readiness must refuse.
    expect(ready).toMatchObject({ status: 503, body: { status: 'not-ready' } });
    expect(ready.body['reasons']).toEqual(expect.arrayContaining([expect.stringContaining('fsync') as unknown]));
  });
});
