import { RevisionConflict } from '../errors';
import type { OpenStore, StoreTraits } from './open-store';
import { collect } from './collect';
import { sharedStore } from './shared-store';

const RIVALS = 300;
const RIVAL_ROUNDS = 3;

export function describeAppending(open: OpenStore, { idsAreUniqueIn }: StoreTraits): void {
  describe('appending', () => {
    const { store, make } = sharedStore(open);

    it('starts a stream at revision 0 and goes on without gaps', async () => {
      const stream = make.stream();
      expect(await store().append(stream, make.events(2), { expected: 'no-stream' })).toMatchObject({ revision: 1 });
      expect(await store().append(stream, make.events(3), { expected: 1 })).toMatchObject({ revision: 4 });
      const events = await collect(store().read(stream));
      expect(events.map(({ revision }) => revision)).toEqual([0, 1, 2, 3, 4]);
    });

    it('gives back exactly what was appended', async () => {
      const stream = make.stream();
      const event = make.event({
        type: 'Interviewed',
        data: '{ "b" : 1,  "a":"علي 한 🇬🇭 \\u0000 \\ud800", "a":2, "big": 12345678901234567890.10 }',
        metadata: '{"actor":"o\\"17","lines":"1\\n2"}',
        leafHash: new Uint8Array(32).fill(7),
      });
      const receipt = await store().append(stream, [event], { expected: 'no-stream' });
      const { leafHash: _, ...stored } = event;
      const [read] = await collect(store().read(stream));
      expect(read).toEqual({ ...stored, stream, revision: 0, position: receipt.position, recordedAt: read?.recordedAt });
      expect(read?.recordedAt).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/);
    });

    it('answers the position of the last event, and positions sort as text in order of appending', async () => {
      const before = await store().head();
      const receipts = [];
      for (let i = 0; i < 12; i += 1) receipts.push(await store().append(make.stream(), make.events(1), { expected: 'no-stream' }));
      const page = await store().readAll({ ...(before === undefined ? {} : { after: before }), limit: 100 });
      const positions = page.map(({ position }) => position);
      expect(receipts.map(({ position }) => position)).toEqual(positions);
      expect([...positions].sort()).toEqual(positions);
      expect(await store().head()).toBe(positions.at(-1));
    });

    it('refuses a writer that is behind, and names the true revision', async () => {
      const stream = make.stream();
      await store().append(stream, make.events(3), { expected: 'no-stream' });
      await expect(store().append(stream, make.events(1), { expected: 1 })).rejects.toMatchObject({
        code: 'RevisionConflict', stream, expected: 1, actual: 2,
      });
    });

    it('refuses a writer that is ahead, also of a stream that does not exist', async () => {
      const stream = make.stream();
      await expect(store().append(stream, make.events(1), { expected: 0 })).rejects.toMatchObject({ expected: 0, actual: 'no-stream' });
      await store().append(stream, make.events(1), { expected: 'no-stream' });
      await expect(store().append(stream, make.events(1), { expected: 1 })).rejects.toMatchObject({ expected: 1, actual: 0 });
    });

    it('lets a stream begin only once', async () => {
      const stream = make.stream();
      await store().append(stream, make.events(1), { expected: 'no-stream' });
      const again = store().append(stream, make.events(1), { expected: 'no-stream' });
      await expect(again).rejects.toBeInstanceOf(RevisionConflict);
      await expect(again).rejects.toMatchObject({ expected: 'no-stream', actual: 0 });
    });

    it('writes nothing of a refused append', async () => {
      const stream = make.stream();
      await store().append(stream, make.events(1), { expected: 'no-stream' });
      const head = await store().head();
      await expect(store().append(stream, make.events(5), { expected: 3 })).rejects.toThrow(RevisionConflict);
      expect(await store().head()).toBe(head);
      expect(await collect(store().read(stream))).toHaveLength(1);
    });

    it('lets one writer append on the revision that its append under way is about to make', async () => {
      const stream = make.stream();
      const appends = Array.from({ length: 40 }, (_, i) =>
        store().append(stream, make.events(2), { expected: i === 0 ? 'no-stream' : i * 2 - 1 }),
      );
      const receipts = await Promise.all(appends);
      expect(receipts.map(({ revision }) => revision)).toEqual(receipts.map((_, i) => i * 2 + 1));
    });

    it('lets exactly one of hundreds of rivals win each revision', async () => {
      const stream = make.stream();
      for (let round = 0; round < RIVAL_ROUNDS; round += 1) {
        const expected = round === 0 ? 'no-stream' : round - 1;
        const attempts = Array.from({ length: RIVALS }, () => store().append(stream, make.events(1), { expected }));
        const outcomes = await Promise.allSettled(attempts);
        const lost = outcomes.filter((outcome) => outcome.status === 'rejected');
        expect(outcomes.length - lost.length).toBe(1);
        for (const { reason } of lost) expect(reason).toMatchObject({ code: 'RevisionConflict', actual: round });
      }
      expect(await collect(store().read(stream))).toHaveLength(RIVAL_ROUNDS);
    });

    it('does not let one refused append touch the others made at the same moment', async () => {
      const taken = make.event();
      if (idsAreUniqueIn === 'log') await store().append(make.stream(), [taken], { expected: 'no-stream' });
      const duplicate = idsAreUniqueIn === 'log' ? [make.event(), taken] : [taken, taken];
      const good = Array.from({ length: 20 }, () => make.stream());
      const outcomes = await Promise.allSettled([
        ...good.slice(0, 10).map((stream) => store().append(stream, make.events(2), { expected: 'no-stream' })),
        store().append(make.stream(), duplicate, { expected: 'no-stream' }),
        store().append(make.stream(), [make.event({ data: '{"cut' })], { expected: 'no-stream' }),
        store().append(make.stream(), make.events(1), { expected: 7 }),
        ...good.slice(10).map((stream) => store().append(stream, make.events(2), { expected: 'no-stream' })),
      ]);
      expect(outcomes.filter(({ status }) => status === 'rejected')).toMatchObject([
        { reason: { code: 'DuplicateEventId' } },
        { reason: { code: 'InvalidStoreRequest' } },
        { reason: { code: 'RevisionConflict' } },
      ]);
      for (const stream of good) expect(await collect(store().read(stream))).toHaveLength(2);
    });
  });
}
