import { findCommand } from '@homeward/contracts';
import { ApiCaller } from '../commands/caller';
import { type CommandSystem, startCommandSystem } from '../commands/command-system';
import { OpenFeed } from './open-feed';

const NAME = 'Mariama Feed';
const EIGHT_DAYS_MS = 8 * 24 * 3_600_000;
const MAX_STREAMS_OF_CALLER = 6;

interface Receipt {
  readonly caseId: string;
  readonly revision: number;
  readonly position: string;
}

describe('following what happens', () => {
  let system: CommandSystem;
  let base: string;
  let officer: ApiCaller;
  const feeds: OpenFeed[] = [];

  beforeAll(async () => {
    system = await startCommandSystem();
    await system.app.listen(0, '127.0.0.1');
    base = await system.app.getUrl();
    officer = await ApiCaller.as(system, 'protection-officer');
  });
  afterEach(() => {
    for (const feed of feeds.splice(0)) feed.leave();
  });
  afterAll(() => system.stop());

  const follow = async (path: string, { token = officer.token, after }: { token?: string; after?: string | undefined } = {}): Promise<OpenFeed> => {
    const feed = await OpenFeed.open(`${base}/v1/feed/${path}`, token, after);
    feeds.push(feed);
    return feed;
  };
  const registered = async (): Promise<Receipt> => {
    const body = { ...findCommand('register-case')?.example, personRef: system.ids.random(), name: { full: NAME } };
    const answer = await officer.command(system.ids.random(), 'register-case', body);
    expect(answer.status).toBe(201);
    return answer.body as unknown as Receipt;
  };
  const consented = async ({ caseId, revision }: Receipt): Promise<Receipt> => {
    const answer = await officer.command(caseId, 'record-consent', findCommand('record-consent')?.example, { revision });
    return answer.body as unknown as Receipt;
  };
  const seen = (position: string) => ({ changes }: OpenFeed) => changes.some((change) => change['position'] === position);

  it('tells what was recorded on the cases of the office, and names no person', async () => {
    const feed = await follow('worklist');
    const first = await registered();
    const second = await consented(first);
    await feed.until(seen(second.position));

    expect(feed.response.headers).toMatchObject({ 'content-type': 'text/event-stream', 'x-accel-buffering': 'no', 'cache-control': 'no-store, no-transform' });
    expect(feed.blocks[0]).toEqual({ retry: '3000', id: expect.stringMatching(/^\d+$/) as unknown });
    expect(feed.changes.filter(({ caseId }) => caseId === first.caseId).flatMap(({ types }) => types)).toEqual(['CaseRegistered', 'DeadlineSet', 'ConsentRecorded', 'DeadlineMet', 'DeadlineSet']);
    expect(feed.changes.at(-1)).toMatchObject({ caseId: first.caseId, revision: 4, phase: 'consented', position: second.position });
    expect(feed.lastId).toBe(second.position);
    expect(JSON.stringify(feed.blocks)).not.toContain(NAME);
  });

  it('goes on after the last event id without a gap or a double, also while things happen', async () => {
    const start = await follow('worklist');
    await start.until(({ lastId }) => lastId !== undefined);
    const receipts: Receipt[] = [];
    const told: unknown[] = [];
    let after = start.lastId;
    for (let round = 0; round < 4; round += 1) {
      const feed = await follow('worklist', { after });
      const [one, other] = await Promise.all([registered(), registered()]);
      const next = await consented(one);
      receipts.push(one, other, next);
      // Every second time the client is cut off before it could have read everything.
      if (round % 2 === 1) await feed.until(seen(next.position));
      feed.leave();
      told.push(...feed.changes);
      after = feed.lastId ?? after;
    }
    const last = await follow('worklist', { after });
    const end = await registered();
    await last.until(seen(end.position));
    told.push(...last.changes);

    const events = (told as readonly { caseId: string; revision: number; types: readonly string[] }[]).flatMap(({ caseId, revision, types }) =>
      types.map((_, index) => `${caseId}/${revision - types.length + 1 + index}`),
    );
    expect(new Set(events).size).toBe(events.length);
    const wanted = [...receipts, end].flatMap(({ caseId, revision }) => Array.from({ length: revision + 1 }, (_, at) => `${caseId}/${at}`));
    expect([...events].sort()).toEqual([...new Set(wanted)].sort());
  });

  it('of one case tells of no other', async () => {
    const one = await registered();
    await officer.get(`/v1/cases/${one.caseId}?minPosition=${one.position}`);
    const feed = await follow(`cases/${one.caseId}`);
    await feed.until(({ lastId }) => lastId !== undefined);
    await registered();
    const { position } = await consented(one);
    await feed.until(seen(position));
    expect(feed.changes).toMatchObject([{ caseId: one.caseId, types: ['ConsentRecorded', 'DeadlineMet', 'DeadlineSet'] }]);
  });

  it('tells another office nothing, and hides that the case exists', async () => {
    const stranger = await ApiCaller.as(system, 'protection-officer', { office: 'tunis' });
    const feed = await follow('worklist', { token: stranger.token });
    const own = await follow('worklist');
    const { caseId, position } = await registered();
    await own.until(seen(position));

    expect(feed.changes).toEqual([]);
    expect((await follow(`cases/${caseId}`, { token: stranger.token })).status).toBe(404);
    const auditor = await ApiCaller.as(system, 'auditor', { office: '*' });
    expect((await follow('worklist', { token: auditor.token })).status).toBe(403);
  });

  it('is a stream for who asks for one, from a position there is', async () => {
    expect(await officer.get('/v1/feed/worklist')).toMatchObject({ status: 406, body: { code: 'NotAcceptable' } });
    for (const after of ['9999999999999999', 'no id; at all', '0'.repeat(65)]) expect((await follow('worklist', { after })).status).toBe(400);
  });

  it('is held open so many times by one caller and no more, until one is closed', async () => {
    const crowd = await ApiCaller.as(system, 'protection-officer', { subject: 'crowd-1' });
    const open = await Promise.all(Array.from({ length: MAX_STREAMS_OF_CALLER }, () => follow('worklist', { token: crowd.token })));
    expect(open.map(({ status }) => status)).toEqual(Array.from({ length: MAX_STREAMS_OF_CALLER }, () => 200));

    const refused = await follow('worklist', { token: crowd.token });
    expect([refused.status, refused.response.headers['retry-after']]).toEqual([429, '1']);
    expect((await follow('worklist')).status).toBe(200);

    open[0]?.leave();
    let status: number | undefined = 429;
    for (let tries = 0; status !== 200 && tries < 50; tries += 1) ({ status } = await follow('worklist', { token: crowd.token }));
    expect(status).toBe(200);
  });

  it('ends with a word and a time to come again when the process stops', async () => {
    const another = await system.another();
    await another.listen(0, '127.0.0.1');
    const feed = await OpenFeed.open(`${await another.getUrl()}/v1/feed/worklist`, officer.token);
    feeds.push(feed);
    await feed.until(({ lastId }) => lastId !== undefined);
    const closing = system.close(another);
    await feed.until(({ ended }) => ended);
    await closing;
    expect(feed.blocks.at(-1)).toEqual({ event: 'closed', retry: '3000', data: { reason: 'shutdown' } });
  });

  it('ends when the token ends, with nothing sent after it', async () => {
    const feed = await follow('worklist');
    const one = await follow(`cases/${(await registered()).caseId}`);
    await feed.until(({ lastId }) => lastId !== undefined);
    await system.time.advance(EIGHT_DAYS_MS);
    for (const stream of [feed, ...(one.status === 200 ? [one] : [])]) {
      await stream.until(({ ended }) => ended);
      expect(stream.blocks.at(-1)).toEqual({ event: 'closed', retry: '3000', data: { reason: 'token-refused' } });
    }
  });
});
