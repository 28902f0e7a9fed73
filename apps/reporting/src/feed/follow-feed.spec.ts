import { once } from 'node:events';
import { PassThrough, Writable } from 'node:stream';
import { type Caller, RevocationList, TokenRefused } from '@homeward/access';
import { VirtualTime } from '@homeward/platform';
import { type CaseChange, changesIn, type ChangeRow } from './case-changes';
import { blockOf, EventStream, PATIENCE_MS } from './event-stream';
import { FeedConnections, MAX_STREAMS } from './feed-connections';
import { FeedEnded } from './feed-ended';
import type { FeedPage } from './feed-source';
import { followFeed, type FollowOptions } from './follow-feed';

const NIAMEY: Caller = { actor: 'officer-1', role: 'protection-officer', office: 'niamey' };
const row = (position: number, caseId: string, office = 'niamey'): ChangeRow => ({ caseId, revision: position, position: String(position), type: `Event${position}`, phase: 'registered', office, returnCountry: 'GIN' });
const page = (...rows: readonly ChangeRow[]): FeedPage => ({ changes: changesIn(rows), upTo: rows.at(-1)?.position ?? '0' });
const told = ({ place: _, ...data }: CaseChange): string => blockOf({ id: data.position, event: 'change', data });

/** Gives the pages one after the other, and then nothing any more. */
function following(pages: readonly FeedPage[], given: Partial<FollowOptions> = {}) {
  const out = new PassThrough();
  const time = new VirtualTime();
  const asked: string[] = [];
  const left = [...pages];
  const end = new AbortController();
  const source = {
    pageAfter(position: string): Promise<FeedPage> {
      asked.push(position);
      const next = left.shift();
      return next === undefined ? new Promise(() => undefined) : Promise.resolve(next);
    },
  };
  const options = { source, timers: time, after: '0', prove: () => Promise.resolve(NIAMEY), onRevocation: () => () => undefined, ...given };
  const done = followFeed(new EventStream(out, time), options, end.signal);
  return { out, time, asked, end, done, sent: () => String((out.read() as Buffer | null) ?? '') };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));
const START = blockOf({ retryMs: 3_000, id: '0' });

describe('a feed', () => {
  it('tells in one breath what one command recorded', () => {
    expect(changesIn([row(1, 'a'), row(2, 'a'), row(3, 'b'), row(4, 'a')]).map(({ caseId, position, types }) => [caseId, position, types])).toEqual([
      ['a', '2', ['Event1', 'Event2']],
      ['b', '3', ['Event3']],
      ['a', '4', ['Event4']],
    ]);
  });

  it('leaves out what is not for the caller, and goes on after it', async () => {
    const first = page(row(1, 'a'), row(2, 'b', 'tunis'));
    const { asked, sent } = following([first]);
    await settled();
    expect(sent()).toBe(START + told(first.changes[0] as CaseChange));
    expect(asked).toEqual(['0', '2']);
  });

  it('moves a client that hears nothing on with the log, every 15 seconds', async () => {
    const { time, sent } = following([page(row(1, 'b', 'tunis'))]);
    await settled();
    await time.advance(14_999);
    expect(sent()).toBe(START);
    await time.advance(1);
    expect(sent()).toBe(': nothing new\nid: 1\n\n');
  });

  it('of one case tells what came before it left, and why it ends', async () => {
    const before = page(row(1, 'a'));
    const { done, sent } = following([before, page(row(2, 'a', 'tunis'))], { caseId: 'a' });
    await done;
    expect(sent()).toBe(`${START}${told(before.changes[0] as CaseChange)}retry: 3000\nevent: closed\ndata: {"reason":"out-of-sight"}\n\n`);
  });

  it('tells nothing on a token that is refused by then', async () => {
    const prove = () => Promise.reject(new TokenRefused('TokenExpired', 'The token has expired.'));
    const { done, sent } = following([page(row(1, 'a'))], { prove });
    await done;
    expect(sent()).toBe(`${START}retry: 3000\nevent: closed\ndata: {"reason":"token-refused"}\n\n`);
  });

  it('ends within a second of the token while nothing happens', async () => {
    let refused = false;
    const prove = () => (refused ? Promise.reject(new TokenRefused('TokenExpired', 'The token has expired.')) : Promise.resolve(NIAMEY));
    const { time, done, sent } = following([], { prove });
    await settled();
    refused = true;
    await time.advance(1_000);
    await done;
    expect(sent()).toContain('{"reason":"token-refused"}');
  });

  it('ends at once when access is revoked while nothing happens, and says so', async () => {
    const list = new RevocationList(() => 0);
    list.hear();
    const prove = async () => {
      list.ensureNotRevoked({ subject: NIAMEY.actor, issuedAt: 100 });
      return NIAMEY;
    };
    const { time, done, sent } = following([], { prove, onRevocation: (listener) => list.onAddition(listener) });
    await settled();
    list.add([{ kind: 'subject', revoked: 'somebody-else', atMs: 100_000 }]);
    await settled();
    expect(sent()).toBe(START);
    list.add([{ kind: 'subject', revoked: NIAMEY.actor, atMs: 100_000 }]);
    await done;
    expect([time.nowMs(), sent()]).toEqual([new VirtualTime().nowMs(), 'retry: 3000\nevent: closed\ndata: {"reason":"access-revoked"}\n\n']);
  });

  it('ends without a reason, so that the client comes again, when the read models fail; and says so to us', async () => {
    const source = { pageAfter: () => Promise.reject(new Error('no database')) };
    const { done, sent, out } = following([], { source });
    await expect(done).rejects.toThrow('no database');
    expect(sent()).toBe(START);
    expect(out.writableEnded).toBe(true);
  });

  it('drops a client that takes nothing for too long, and keeps no more for it than one block', async () => {
    const time = new VirtualTime();
    const never = new Writable({ highWaterMark: 10, write: () => undefined });
    const pages = { pageAfter: () => Promise.resolve(page(row(1, 'a'))) };
    const done = followFeed(new EventStream(never, time), { source: pages, timers: time, after: '0', prove: () => Promise.resolve(NIAMEY), onRevocation: () => () => undefined }, new AbortController().signal);
    await settled();
    await time.advance(PATIENCE_MS - 1);
    expect([never.destroyed, never.writableLength]).toEqual([false, START.length]);
    await time.advance(1);
    await done;
    expect(never.destroyed).toBe(true);
  });
});

describe('the feeds of a process', () => {
  const forever = async (signal: AbortSignal) => {
    await once(AbortSignal.any([signal]), 'abort');
  };

  it('are so many and no more', async () => {
    const connections = new FeedConnections(new RevocationList(() => 0));
    const open = Array.from({ length: MAX_STREAMS }, (_, index) => connections.run(`officer-${index}`, forever));
    await expect(connections.run('one-too-many', forever)).rejects.toMatchObject({ code: 'TooManyRequests' });
    expect(connections.count).toBe(MAX_STREAMS);
    await connections.beforeApplicationShutdown();
    await Promise.all(open);
    expect(connections.count).toBe(0);
  });

  it('end when the process stops, which opens no other', async () => {
    const connections = new FeedConnections(new RevocationList(() => 0));
    let reason: unknown;
    const open = connections.run('officer-1', async (signal) => {
      await forever(signal);
      reason = signal.reason;
    });
    await connections.beforeApplicationShutdown();
    await open;
    expect(reason).toEqual(new FeedEnded('shutdown'));
    await expect(connections.run('officer-1', forever)).rejects.toMatchObject({ code: 'NotReady' });
  });
});
