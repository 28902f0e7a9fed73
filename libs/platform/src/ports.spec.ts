import fc from 'fast-check';
import { systemClock } from './clock';
import { derivedId, systemIds } from './ids';
import { seededIds, seededRandomness } from './testing/seeded';
import { VirtualTime } from './testing/virtual-time';
import { systemRandomness } from './randomness';
import { systemTimers } from './timers';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-([0-9a-f])[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const versionOf = (uuid: string): string | undefined => UUID.exec(uuid)?.[1];

describe('the system ports', () => {
  it('tell the time in one form, in UTC', () => {
    expect(systemClock.now()).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    expect(Math.abs(systemClock.nowMs() - new Date(systemClock.now()).getTime())).toBeLessThan(1_000);
  });

  it('make random and ordered ids that never repeat', () => {
    const random = Array.from({ length: 1_000 }, () => systemIds.random());
    const ordered = Array.from({ length: 1_000 }, () => systemIds.ordered());

    expect(new Set(random.map(versionOf))).toEqual(new Set(['4']));
    expect(new Set(ordered.map(versionOf))).toEqual(new Set(['7']));
    expect(new Set([...random, ...ordered]).size).toBe(2_000);
    expect([...ordered].sort()).toEqual(ordered);
  });

  it('derive the published example of RFC 9562, appendix A.4', () => {
    expect(derivedId('6ba7b810-9dad-11d1-80b4-00c04fd430c8', 'www.example.com')).toBe('2ed6657d-e927-568b-95e1-2665a8aea6a2');
  });

  it('wait, and stop waiting with the reason of the abort', async () => {
    await expect(systemTimers.sleep(1)).resolves.toBeUndefined();
    const abort = new AbortController();
    const asleep = systemTimers.sleep(60_000, abort.signal);
    const reason = new Error('shutting down');

    abort.abort(reason);

    await expect(asleep).rejects.toBe(reason);
    await expect(systemTimers.sleep(60_000, abort.signal)).rejects.toBe(reason);
  });

  it('give chances from 0 up to 1', () => {
    const fraction = systemRandomness.fraction();

    expect(fraction).toBeGreaterThanOrEqual(0);
    expect(fraction).toBeLessThan(1);
  });
});

describe('virtual time', () => {
  it('stands still until it is moved', async () => {
    const time = new VirtualTime('2026-02-28T23:59:59.500Z');
    expect(time.now()).toBe('2026-02-28T23:59:59.500Z');

    await time.advance(500);

    expect(time.now()).toBe('2026-03-01T00:00:00.000Z');
    expect(time.nowMs()).toBe(Date.UTC(2026, 2, 1));
  });

  it('wakes sleepers in the order they are due, each at its own time', async () => {
    const time = new VirtualTime('2026-01-01T00:00:00.000Z');
    const woken: string[] = [];
    const sleepTwice = async (name: string, ms: number): Promise<void> => {
      for (let round = 0; round < 2; round += 1) {
        await time.sleep(ms);
        woken.push(`${name} ${time.nowMs() - Date.UTC(2026, 0, 1)}`);
      }
    };
    const all = Promise.all([sleepTwice('slow', 50), sleepTwice('quick', 30)]);
    expect(time.sleeping).toBe(2);

    await time.advance(99);
    expect(woken).toEqual(['quick 30', 'slow 50', 'quick 60']);
    await time.advance(1);
    await all;

    expect(woken.at(-1)).toBe('slow 100');
    expect(time.sleeping).toBe(0);
  });

  it('lets an aborted sleeper go with the reason', async () => {
    const time = new VirtualTime();
    const abort = new AbortController();
    const reason = new Error('shutting down');
    const asleep = time.sleep(10, abort.signal);

    abort.abort(reason);

    await expect(asleep).rejects.toBe(reason);
    await expect(time.sleep(10, abort.signal)).rejects.toBe(reason);
    expect(time.sleeping).toBe(0);
  });

  it('refuses a start that is no instant', () => {
    expect(() => new VirtualTime('yesterday')).toThrow(RangeError);
  });
});

describe('seeded chance', () => {
  it('repeats itself for one seed, differs for another, and stays from 0 up to 1', () => {
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const draw = (from: number): readonly number[] => {
          const { fraction } = seededRandomness(from);
          return [fraction(), fraction(), fraction()];
        };
        const drawn = draw(seed);
        expect(draw(seed)).toEqual(drawn);
        expect(draw(seed + 1)).not.toEqual(drawn);
        expect(drawn.every((value) => value >= 0 && value < 1)).toBe(true);
      }),
    );
  });

  it('makes the same ids again, the ordered ones in order', async () => {
    const make = (): readonly string[] => {
      const ids = seededIds(7, new VirtualTime());
      return [ids.random(), ids.ordered(), ids.ordered()];
    };

    const [random, first, second] = make();

    expect(make()).toEqual([random, first, second]);
    expect([versionOf(random ?? ''), versionOf(first ?? '')]).toEqual(['4', '7']);
    expect((first ?? '') < (second ?? '')).toBe(true);
  });
});
