import { MAX_PAGE_EVENTS } from '../limits';
import type { OpenStore } from './open-store';
import { collect } from './collect';
import { sharedStore } from './shared-store';

/** More than one page of any adapter. */
const LONG_STREAM_EVENTS = 1_200;

export function describeReading(open: OpenStore): void {
  describe('reading', () => {
    const { store, make } = sharedStore(open);

    it('finds nothing in an empty log', async () => {
      const empty = await open();
      try {
        expect(await empty.head()).toBeUndefined();
        expect(await empty.readAll({ limit: 10 })).toEqual([]);
        expect(await collect(empty.read('returnCase-none'))).toEqual([]);
      } finally {
        await empty.close();
      }
    });

    it('yields nothing for a stream that does not exist, also when another begins with its name', async () => {
      const stream = make.stream();
      await store().append(`${stream}-more`, make.events(1), { expected: 'no-stream' });
      expect(await collect(store().read(stream))).toEqual([]);
    });

    it('reads the part of a stream that is asked for', async () => {
      const stream = make.stream();
      const events = make.events(6);
      await store().append(stream, events, { expected: 'no-stream' });
      const ids = async (options: { from?: number; to?: number }) => (await collect(store().read(stream, options))).map(({ id }) => id);
      const all = events.map(({ id }) => id);
      expect(await ids({ from: 2 })).toEqual(all.slice(2));
      expect(await ids({ to: 2 })).toEqual(all.slice(0, 3));
      expect(await ids({ from: 2, to: 3 })).toEqual(all.slice(2, 4));
      expect(await ids({ from: 6 })).toEqual([]);
    });

    it('reads a long stream in order', async () => {
      const stream = make.stream();
      for (let written = 0; written < LONG_STREAM_EVENTS; written += 400) {
        await store().append(stream, make.events(400), { expected: written === 0 ? 'no-stream' : written - 1 });
      }
      const revisions = (await collect(store().read(stream))).map(({ revision }) => revision);
      expect(revisions).toEqual(Array.from({ length: LONG_STREAM_EVENTS }, (_, i) => i));
    });

    it('pages through the log without missing or doubling, a page being short only at the end', async () => {
      await store().append(make.stream(), make.events(10), { expected: 'no-stream' });
      const whole = await store().readAll({ limit: MAX_PAGE_EVENTS });
      const paged: typeof whole[number][] = [];
      for (;;) {
        const after = paged.at(-1)?.position;
        const page = await store().readAll({ limit: 7, ...(after === undefined ? {} : { after }) });
        paged.push(...page);
        if (page.length < 7) break;
      }
      expect(paged).toEqual(whole);
    });

    it('stops at the position it is told to', async () => {
      const before = (await store().append(make.stream(), make.events(1), { expected: 'no-stream' })).position;
      const events = make.events(4);
      await store().append(make.stream(), events, { expected: 'no-stream' });
      const [, second] = await store().readAll({ after: before, limit: 10 });
      const upTo = second?.position ?? '';
      const page = await store().readAll({ after: before, upTo, limit: 10 });
      expect(page.map(({ id }) => id)).toEqual(events.slice(0, 2).map(({ id }) => id));
      expect(await store().readAll({ after: before, upTo: before, limit: 10 })).toEqual([]);
      expect(await store().readAll({ after: upTo, upTo: before, limit: 10 })).toEqual([]);
    });

    it('records times that never run backwards along the log', async () => {
      for (let i = 0; i < 5; i += 1) await store().append(make.stream(), make.events(1), { expected: 'no-stream' });
      const times = (await store().readAll({ limit: MAX_PAGE_EVENTS })).map(({ recordedAt }) => recordedAt.replace('Z', ''));
      expect([...times].sort()).toEqual(times);
    });
  });
}
