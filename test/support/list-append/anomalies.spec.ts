import { MemoryEventStore, RevisionConflict, type EventStore } from '@homeward/event-store';
import { systemClock } from '@homeward/platform';
import { anomaliesIn, recordHistory, type AppendOperation, type History, type Operation, type ReadAllOperation, type ReadOperation, type SeenEvent } from '.';

const LOG: readonly SeenEvent[] = [event('a1', 's', 0), event('a2', 's', 1), event('b1', 't', 0), event('c1', 's', 2)].map((seen, index) => ({ ...seen, position: String(index + 1) }));
const [A1, A2, B1, C1] = LOG as [SeenEvent, SeenEvent, SeenEvent, SeenEvent];

function event(id: string, stream: string, revision: number): SeenEvent {
  return { id, stream, revision, position: '' };
}

function append(ids: readonly string[], over: Partial<AppendOperation> = {}): AppendOperation {
  const last = LOG.find(({ id }) => id === ids.at(-1)) ?? A1;
  const expected = last.revision - ids.length < 0 ? 'no-stream' : last.revision - ids.length;
  return { kind: 'append', stream: last.stream, expected, ids, outcome: { kind: 'written', revision: last.revision, position: last.position }, began: 1, ended: 2, ...over };
}

const A = append(['a1', 'a2']);
const B = append(['b1'], { began: 3, ended: 4 });
const C = append(['c1'], { began: 5, ended: 6 });
const read = (seen: readonly SeenEvent[], over: Partial<ReadOperation> = {}): ReadOperation => ({ kind: 'read', stream: 's', seen, began: 7, ended: 8, ...over });
const readAll = (seen: readonly SeenEvent[], over: Partial<ReadAllOperation> = {}): ReadAllOperation => ({ kind: 'read-all', after: undefined, limit: 10, seen, began: 7, ended: 8, ...over });
const found = (operations: readonly Operation[], log: History['log'] = LOG): string => anomaliesIn({ operations, log }).join(' ');
const placed = (...events: readonly SeenEvent[]): readonly SeenEvent[] => events.map((seen, index) => ({ ...seen, position: String(index + 1) }));

describe('a history that one order explains', () => {
  it('has no anomaly', () => {
    const refused = append(['z1'], { outcome: { kind: 'refused' }, began: 3, ended: 4 });
    const unknown = append(['y1'], { outcome: { kind: 'unknown' }, began: 3, ended: 4 });
    expect(found([A, B, C, refused, unknown, read([A1, A2, C1]), readAll(LOG), readAll([B1, C1], { after: '2' }), readAll([A1], { limit: 1 })])).toBe('');
  });

  it('may show what was under way, or not', () => {
    expect(found([A, B, C, read([A1, A2], { began: 5, ended: 6 })])).toBe('');
    expect(found([A, B, C, read([A1, A2, C1], { began: 5, ended: 6 })])).toBe('');
    expect(found([A, append(['b1'], { began: 3, ended: 9 }), append(['c1'], { began: 3, ended: 9 }), read([A1, A2])])).toBe('');
  });

  it('may hold an append of which nobody was told', () => {
    expect(found([A, B, append(['c1'], { began: 5, ended: 6, outcome: { kind: 'unknown' } })])).toBe('');
  });
});

describe('a history that no order explains', () => {
  it.each<[string, string, readonly Operation[], History['log']?]>([
    ['a lost append', 'The acknowledged append of b1 is lost.', [A, B, append(['c1'], { outcome: { kind: 'written', revision: 2, position: '3' } })], placed(A1, A2, C1)],
    ['a doubled append', 'The event b1 stands in the log twice.', [A, B], placed(A1, A2, B1, { ...B1, revision: 1 })],
    ['a refused append that is there', 'The append of b1 was refused and is in the log.', [A, append(['b1'], { outcome: { kind: 'refused' } }), C]],
    ['an append in part', 'The append of a1 is in the log in part.', [A], placed(A1)],
    ['an append torn apart', 'The events of the append of a1 do not stand together in their order.', [A, B], placed(A1, B1, A2)],
    ['an append in another order', 'The append of a1 does not stand where it was asked to.', [A], placed({ ...A1, revision: 1 }, { ...A2, revision: 0 })],
    ['an event from nowhere', 'The event b1 was never appended.', [A, C]],
    ['a gap in a stream', 's has the revision 2 where 1 belongs.', [append(['a1']), C], placed(A1, C1)],
    ['positions that do not rise', 'The position 1 does not follow 1.', [A], [A1, { ...A2, position: '1' }]],
    ['an append elsewhere than asked', 'The append of c1 does not stand where it was asked to.', [A, B, append(['c1'], { expected: 0 })]],
    ['an append elsewhere than told', 'The append of c1 does not stand where the store said.', [A, B, append(['c1'], { outcome: { kind: 'written', revision: 3, position: '4' } })]],
    ['an append before an earlier one', 'The append of a1 stands before one that was acknowledged before it began.', [append(['a1', 'a2'], { began: 5, ended: 6 }), B, append(['c1'], { began: 7, ended: 8 })]],
    ['a read of a refused append', 'saw z1 where nothing stands.', [A, B, C, append(['z1'], { outcome: { kind: 'refused' } }), read([A1, A2, C1, { id: 'z1', stream: 's', revision: 3, position: '5' }])]],
    ['a read of half an append', 'The read of s at 1 saw the append of a1 in part.', [A, B, C, read([A1], { began: 1, ended: 2 })]],
    ['a read in another order', 'The read of s at 7 saw a2 where a1 stands.', [A, B, C, read([A2, A1, C1])]],
    ['a read with a hole', 'The read of s at 7 saw c1 where a2 stands.', [A, B, C, read([A1, C1])]],
    ['a read of what was not yet', 'The read of s at 3 saw c1 before it was appended.', [A, B, C, read([A1, A2, C1], { began: 3, ended: 4 })]],
    ['a read that missed what was acknowledged', 'The read of s at 7 missed c1, which was acknowledged before.', [A, B, C, read([A1, A2])]],
    ['a read that went back', 'The read of s at 7 saw less than one before it.', [A, B, append(['c1'], { began: 5, ended: 20 }), read([A1, A2, C1], { began: 5, ended: 6 }), read([A1, A2])]],
    ['a page with a hole', 'The read of the log at 7 saw c1 where b1 stands.', [A, B, C, readAll([A1, A2, C1])]],
    ['a page that missed what was acknowledged', 'The read of the log at 7 missed c1, which was acknowledged before.', [A, B, C, readAll([A1, A2, B1])]],
  ])('is found: %s', (_, sentence, operations, log = LOG) => expect(found(operations, log)).toContain(sentence));
});

/** A store over which something stands that does what no store may. */
function spoilt(spoil: (inner: EventStore) => Partial<EventStore>): EventStore {
  const inner = new MemoryEventStore(systemClock.now);
  const own: EventStore = {
    append: (...asked) => inner.append(...asked),
    read: (...asked) => inner.read(...asked),
    readAll: (...asked) => inner.readAll(...asked),
    subscribe: (...asked) => inner.subscribe(...asked),
    head: () => inner.head(),
    close: () => inner.close(),
  };
  return { ...own, ...spoil(inner) };
}

const recorded = (store: EventStore) => recordHistory({ stores: Array.from({ length: 16 }, () => store), operationsEach: 40, withinMs: 5_000, seed: 7 });

describe('sixteen clients of the store in memory', () => {
  it('see one order of all they did', async () => {
    const history = await recorded(spoilt(() => ({})));
    expect(anomaliesIn(history)).toEqual([]);
    expect(new Set(history.operations.map((operation) => (operation.kind === 'append' ? operation.outcome.kind : operation.kind)))).toEqual(new Set(['written', 'refused', 'read', 'read-all']));
  });

  it('notice a store that forgets what it acknowledged', async () => {
    let appends = 0;
    const history = await recorded(
      spoilt((inner) => ({
        append(stream, events, options) {
          appends += 1;
          const last = options.expected === 'no-stream' ? -1 : options.expected;
          return appends % 50 === 0 ? Promise.resolve({ revision: last + events.length, position: '0000000000000001' }) : inner.append(stream, events, options);
        },
      })),
    );
    expect(anomaliesIn(history).join(' ')).toContain('is lost');
  });

  it('notice a store that refuses and writes all the same', async () => {
    const history = await recorded(
      spoilt((inner) => ({
        async append(stream, events, options) {
          const receipt = await inner.append(stream, events, options);
          if (receipt.revision % 20 === 5) throw new RevisionConflict(stream, options.expected, receipt.revision);
          return receipt;
        },
      })),
    );
    expect(anomaliesIn(history).join(' ')).toContain('was refused and is in the log');
  });

  it('notice a store that answers readers with the past', async () => {
    const history = await recorded(
      spoilt((inner) => ({
        async *read(stream, options) {
          const events = [];
          for await (const event of inner.read(stream, options)) events.push(event);
          yield* events.slice(0, Math.max(0, events.length - 3));
        },
      })),
    );
    expect(anomaliesIn(history).join(' ')).toContain('missed');
  });
});
